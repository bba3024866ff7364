/** A stream with a recording, a screenshot, and audits of image and audio. */
import { buildBody } from '../../../testing/buildBody.ts'
import { pushIn } from './push.ts'
import type { Scenario, Setting, Step } from './Scenario.ts'
import { timelineFrom } from './timeline.ts'

const BEGAN = 0
const ENDED = 180
const RECORDED = 1
const STUTTERED = 75

const stepsIn = (setting: Setting): ReadonlyArray<Step> => {
  const { stream, start } = setting
  const { id, ms, picture, seconds } = timelineFrom(start)
  const push = pushIn(setting, 0, { beganAt: BEGAN, endedAt: ENDED })
  const { sequence: _, ...fields } = push.fields
  const session = id(1)
  const file = id(2)

  const recording = (atSeconds: number, n: number, record_event: string) =>
    buildBody('RecordStatus', {
      stream_id: stream,
      session_id: session,
      task_id: session,
      seq: id(n),
      record_event,
      event_time: seconds(atSeconds),
    })

  const screenshot = (atSeconds: number, n: number) =>
    buildBody('Snapshot', {
      ...fields,
      channel_id: stream,
      create_time: seconds(atSeconds),
      pic_url: picture(stream, atSeconds),
      pic_full_url: `http://cos.example.com${picture(stream, atSeconds)}`,
      task_id: id(n),
    })

  return [
    { atSeconds: BEGAN, body: push.begin, note: 'PushBegins' },
    {
      atSeconds: RECORDED + 1,
      body: recording(RECORDED, 10, 'record_start_succeeded'),
      note: 'RecordingBegan',
    },
    { atSeconds: 16, body: screenshot(15, 20), note: 'Screenshot' },
    {
      atSeconds: 18,
      body: buildBody('ImageAudit', {
        stream_param: push.fields['stream_param'],
        streamId: stream,
        channelId: stream,
        img: `http://cos.example.com${picture(stream, 15)}`,
        label: 'Ad',
        subLabel: 'QrCode',
        socre: [88],
        type: [8],
        screenshotTime: seconds(15),
        sendTime: seconds(18),
      }),
      note: 'PictureReviewed',
    },
    {
      atSeconds: 46,
      body: buildBody('AudioAudit', {
        stream_id: stream,
        channel_id: stream,
        request_id: `6f0c2b1e-8d47-4a93-b5e0-${id(30).slice(-12)}`,
        data: {
          asr_tmp_full_results: [
            {
              appearing_point: [30, 45],
              confidence: 0.94,
              create_time: seconds(45),
              id: 'seg-0002',
              periods: '00:00:30-00:00:45',
              url: `http://cos.example.com/audio/${encodeURIComponent(stream)}/seg-0002.mp3`,
            },
          ],
        },
      }),
      note: 'SpeechBlocked',
    },
    {
      atSeconds: STUTTERED,
      body: buildBody('PushException', {
        ...push.fields,
        data_time: ms(STUTTERED),
        abnormal_event: [
          {
            count: 1,
            detail: [{ desc: 'frame rate fell to 4', occur_time: ms(STUTTERED - 2) }],
            event_key: '帧率偏低',
            type: 15,
            type_desc_cn: '视频帧率过低',
            type_desc_en: 'the video frame rate is low',
          },
        ],
      }),
      note: 'PushUnhealthy',
    },
    { atSeconds: 91, body: screenshot(90, 21), note: 'Screenshot' },
    { atSeconds: ENDED, body: push.end, note: 'PushEnds' },
    {
      atSeconds: ENDED + 3,
      body: recording(ENDED + 3, 11, 'record_ended'),
      note: 'RecordingEnded',
    },
    {
      atSeconds: ENDED + 6,
      body: buildBody('RecordFile', {
        ...fields,
        channel_id: stream,
        file_id: file,
        record_file_id: file,
        task_id: session,
        start_time: seconds(RECORDED),
        end_time: seconds(ENDED + 3),
        duration: ENDED + 3 - RECORDED,
        callback_ext: JSON.stringify({
          video_codec: 'h264',
          resolution: '1920x1080',
          session_id: session,
        }),
        video_url: `https://vod.example.com/${file}/playlist.m3u8`,
      }),
      note: 'FileReady',
    },
  ]
}

export const stream: Scenario = {
  name: 'stream',
  stepsIn,
}
