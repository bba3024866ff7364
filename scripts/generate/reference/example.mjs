// The example on the page of an event: code that receives a body and reads some fields.
import { EventType } from '../../../src/event/EventType.ts'
import { LiveEvent } from '../../../src/event/LiveEvent.ts'
import { buildBody } from '../../../src/testing/buildBody.ts'

/** The fields in the example of an event, if `shownOf` should not choose them. */
const SHOWN = {
  StreamEnd: ['stream_id', 'push_duration'],
  StreamBegin: ['stream_id', 'event_time'],
  RecordFile: ['file_id', 'duration'],
  Snapshot: ['pic_full_url', 'create_time'],
  AudioAudit: ['suggestion', 'asr_text'],
  ImageAudit: ['suggestion', 'score'],
  PushException: ['data_time', 'abnormal_event?.[0]?.type'],
  StreamLiveBegin: ['channel_id', 'pipeline'],
  StreamLiveEnd: ['channel_id', 'pipeline'],
  RecordStatus: ['record_event', 'record_detail'],
  LiveSubtitles: [
    'data?.subtitle_tmp_res?.[0]?.src_txt',
    'data?.subtitle_tmp_res?.[0]?.steady_state',
  ],
  RecordException: ['exception_level', 'exception?.type'],
  QualityControl: ['class', 'score'],
  EvaluationThreshold: ['class', 'frames?.[0]?.score'],
  EvaluationAverage: ['class', 'average_score'],
  SmartErase: [
    'data?.subtitle_tmp_res?.[0]?.keywords_info?.[0]?.word',
    'data?.subtitle_tmp_res?.[0]?.start_unix_time',
  ],
  LiveSummary: ['title', 'begin_time'],
  SmartHighlight: ['items?.[0]?.title', 'items?.[0]?.begin_time'],
}

/** A value as a JavaScript literal. */
const valueText = (value) => {
  if (value instanceof Date) return `new Date('${value.toISOString()}')`
  if (Array.isArray(value)) return `[${value.map(valueText).join(', ')}]`
  if (typeof value === 'object') {
    const parts = Object.entries(value).map(([name, part]) => `${name}: ${valueText(part)}`)
    return `{ ${parts.join(', ')} }`
  }
  return typeof value === 'string' ? `'${value.replaceAll("'", "\\'")}'` : String(value)
}

const valueAt = (event, path) => new Function('event', `return event.${path}`)(event)

const decoded = (kind) => LiveEvent.decode(buildBody(kind)).right

const showing = (event, paths) =>
  paths.map((path) => `  event.${path} // => ${valueText(valueAt(event, path))}`).join('\n')

const exampleOfRelay = () => `import { createReceiver, EventType } from 'tencent-live-callbacks'
import { buildBody } from 'tencent-live-callbacks/testing'

const key = 'example-callback-key'
const receiver = createReceiver({ keys: key, acceptUnsigned: [EventType.Relay] })

const { event } = receiver.receiveOrThrow(buildBody('TaskExit'))
event.event_type === EventType.Relay && event.callback_event // => 'TaskExit'
if (event.event_type === EventType.Relay && event.callback_event === 'TaskExit') {
${showing(decoded('TaskExit'), ['msg'])}
}`

const isScalar = (value) => typeof value !== 'object' || value instanceof Date

/** The number of events that have a field with this name. */
const countOf = (field) =>
  Object.keys(EventType).filter((name) => Object.hasOwn(decoded(name), field)).length

/** Returns two fields that few other events have. */
const shownOf = (name) => {
  const fields = Object.entries(decoded(name)).filter(([, value]) => isScalar(value))
  const rarest = fields.map(([field]) => field).sort((a, b) => countOf(a) - countOf(b))
  return SHOWN[name] ?? rarest.slice(0, 2)
}

/** Code that receives the event with this name and reads some of its fields. */
export const exampleOf = (name) =>
  name === 'Relay'
    ? exampleOfRelay()
    : `import { createReceiver, EventType } from 'tencent-live-callbacks'
import { buildBody, signBody } from 'tencent-live-callbacks/testing'

const key = 'example-callback-key'
const receiver = createReceiver({ keys: key })

const { event } = receiver.receiveOrThrow(signBody(buildBody('${name}'), { key }))
event.event_type // => ${decoded(name).event_type}
if (event.event_type === EventType.${name}) {
${showing(decoded(name), shownOf(name))}
}`
