/** A relay task that plays two files. */
import { type BodyKind, buildBody } from '../../../testing/buildBody.ts'
import type { Json } from '../../../wire/json.ts'
import type { Scenario, Setting, Step, StepNote } from './Scenario.ts'
import { timelineFrom } from './timeline.ts'

const stepsIn = ({ stream, start }: Setting): ReadonlyArray<Step> => {
  const { id, ms } = timelineFrom(start)
  const name = encodeURIComponent(stream)
  const fileOf = (part: string): string => `http://vod.example.com/films/${name}/${part}.m3u8`
  const first = { url: fileOf('first'), index: 0, duration: 60 }
  const second = { url: fileOf('second'), index: 1, duration: 60 }
  const source_urls = `${JSON.stringify([first.url, second.url])}\n`
  const task = {
    source_urls,
    stream_id: stream,
    task_id: id(0),
    to_url: `rtmp://push.example.com/live/${name}`,
  }
  const step = (atSeconds: number, kind: BodyKind, msg: Json, note: StepNote): Step => ({
    atSeconds,
    body: buildBody(kind, { ...task, msg: JSON.stringify(msg) }),
    note,
  })
  return [
    step(0, 'TaskStart', { task_start_time: ms(0) }, 'TaskBegins'),
    step(2, 'VodSourceFileStart', first, 'FirstFileBegins'),
    step(62, 'VodSourceFileFinish', first, 'FirstFileEnds'),
    step(63, 'VodSourceFileStart', second, 'SecondFileBegins'),
    step(90, 'TaskAlarm', { type: 'PushStreamUnstable' }, 'PushUnsteady'),
    step(123, 'VodSourceFileFinish', second, 'SecondFileEnds'),
    {
      atSeconds: 125,
      // TaskExit names the files but not the task.
      body: buildBody('TaskExit', {
        source_urls,
        msg: JSON.stringify({ message: 'end of task', code: 0, task_exit_time: ms(125) }),
      }),
      note: 'TaskEnds',
    },
  ]
}

export const relay: Scenario = {
  name: 'relay',
  stepsIn,
}
