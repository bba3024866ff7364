/** A stream whose callbacks arrive several times, and whose answers get lost. */
import { buildBody } from '../../../testing/buildBody.ts'
import { pushIn } from './push.ts'
import type { Scenario, Setting, Step } from './Scenario.ts'
import { timelineFrom } from './timeline.ts'

const stepsIn = (setting: Setting): ReadonlyArray<Step> => {
  const { stream, start } = setting
  const { id, picture, seconds } = timelineFrom(start)
  const { begin, end } = pushIn(setting, 0, { beganAt: 0, endedAt: 60 })
  const file = id(1)
  return [
    {
      atSeconds: 0,
      body: begin,
      note: 'PushBeginsThrice',
      mishap: { duplicates: 2 },
    },
    {
      atSeconds: 16,
      body: buildBody('Snapshot', {
        stream_id: stream,
        channel_id: stream,
        create_time: seconds(15),
        pic_url: picture(stream, 15),
        pic_full_url: `http://cos.example.com${picture(stream, 15)}`,
      }),
      note: 'ScreenshotUnacknowledged',
      mishap: { lostAcknowledgements: 2 },
    },
    {
      atSeconds: 60,
      body: end,
      note: 'PushEndsTwice',
      mishap: { duplicates: 1, lostAcknowledgements: 1 },
    },
    {
      atSeconds: 66,
      body: buildBody('RecordFile', {
        stream_id: stream,
        channel_id: stream,
        file_id: file,
        record_file_id: file,
        start_time: seconds(1),
        end_time: seconds(60),
        duration: 59,
        video_url: `https://vod.example.com/${file}/playlist.m3u8`,
      }),
      note: 'FileReadyUnacknowledged',
      mishap: { lostAcknowledgements: 3 },
    },
  ]
}

export const retryStorm: Scenario = {
  name: 'retry-storm',
  stepsIn,
}
