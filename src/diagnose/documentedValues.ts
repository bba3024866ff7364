/** The documented values of fields that may have other values too. */
import type {
  AudioAudit,
  AudioRecognitionResult,
  AudioTag,
  AudioTextResult,
} from '../event/AudioAudit.ts'
import type { EvaluationAverage } from '../event/Evaluation.ts'
import { type EventName, nameOf } from '../event/EventType.ts'
import type { Suggestion } from '../event/ImageAudit.ts'
import type { LiveEvent } from '../event/LiveEvent.ts'
import type { PushExceptionType } from '../event/PushException.ts'
import type { QualityClass } from '../event/QualityControl.ts'
import type { RecordException, RecordExceptionType } from '../event/RecordException.ts'
import type { RecordFile } from '../event/RecordFile.ts'
import type { RecordDetail, RecordEvent } from '../event/RecordStatus.ts'
import type { RelayAlarmName } from '../event/Relay.ts'
import type { Finding } from './Finding.ts'
import { partsAt } from './walk.ts'

/** The values that an `Open` type names, without its `string` or `number`. */
type Named<A> = A extends unknown
  ? string & Record<never, never> extends A
    ? never
    : number & Record<never, never> extends A
      ? never
      : A
  : never

type Values<A> = Readonly<Record<Named<NonNullable<A>> & PropertyKey, true>>

/** The values of a type as a list. A missing or an additional value does not compile. */
const values = <A>(all: Values<A>): ReadonlyArray<string> => Object.keys(all)

const suggestion = values<Suggestion>({ Block: true, Pass: true, Review: true })
const label = values<AudioAudit['label']>({
  Abuse: true,
  Ad: true,
  Custom: true,
  Normal: true,
  Porn: true,
})
const metric = values<EvaluationAverage['class']>({ PSNR: true, SSIM: true, VMAF: true, VQA: true })
const evaluation = { class: metric, function: ['Assessment'] }

type Documented = Readonly<Record<string, ReadonlyArray<string>>>

/** The documented values by the name of the event and the path of the field. */
const documented: Readonly<Partial<Record<EventName, Documented>>> = {
  RecordFile: {
    file_format: values<RecordFile['file_format']>({ aac: true, flv: true, hls: true, mp4: true }),
  },
  RecordStatus: {
    record_event: values<RecordEvent>({
      record_start_succeeded: true,
      record_start_failed: true,
      record_paused: true,
      record_resumed: true,
      record_error: true,
      record_ended: true,
    }),
    'record_detail.file_format': values<RecordDetail['file_format']>({
      1: true,
      2: true,
      3: true,
      4: true,
      5: true,
    }),
    'record_detail.start_model': values<RecordDetail['start_model']>({ 1: true, 5: true }),
    'record_detail.record_content': values<RecordDetail['record_content']>({
      1: true,
      2: true,
      3: true,
    }),
    'record_detail.source_type': values<RecordDetail['source_type']>({ 1: true, 2: true }),
  },
  RecordException: {
    file_format: values<RecordException['file_format']>({
      aac: true,
      flv: true,
      mp4: true,
      ts: true,
    }),
    exception_level: values<RecordException['exception_level']>({
      error: true,
      info: true,
      warning: true,
    }),
    'exception.type': values<RecordExceptionType>({
      [-8]: true,
      [-9]: true,
      [-10]: true,
      [-11]: true,
      [-16]: true,
      [-17]: true,
      [-18]: true,
      [-22]: true,
      [-23]: true,
      [-24]: true,
      [-100]: true,
      [-104]: true,
      [-120]: true,
      [-130]: true,
      [-131]: true,
      [-132]: true,
      [-200]: true,
      [-201]: true,
    }),
  },
  PushException: {
    'abnormal_event[].type': values<PushExceptionType>({
      1: true,
      2: true,
      3: true,
      4: true,
      5: true,
      6: true,
      7: true,
      8: true,
      9: true,
      10: true,
      11: true,
      12: true,
      13: true,
      14: true,
      15: true,
      16: true,
    }),
  },
  Relay: {
    'msg.type': values<RelayAlarmName>({
      FileEndEarly: true,
      PullFileFailed: true,
      PullFileUnstable: true,
      PushStreamFailed: true,
      PushStreamUnstable: true,
    }),
  },
  AudioAudit: {
    label,
    suggestion,
    'moan_results[].Suggestion': suggestion,
    'recognition_results[].Label': values<AudioRecognitionResult['Label']>({
      Gender: true,
      Teenager: true,
    }),
    'recognition_results[].Tags[].Name': values<AudioTag['Name']>({
      Female: true,
      Male: true,
      Teenager: true,
    }),
    'text_results[].Label': label,
    'text_results[].LibType': values<AudioTextResult['LibType']>({ 0: true, 1: true, 2: true }),
    'text_results[].Suggestion': suggestion,
    'text_results[].HitInfos[].Type': ['Keyword', 'Model'],
  },
  ImageAudit: {
    label,
    suggestion,
    'labelResults[].Suggestion': suggestion,
    'objectResults[].Suggestion': suggestion,
    'ocrResults[].Suggestion': suggestion,
    'libResults[].Suggestion': suggestion,
  },
  QualityControl: {
    function: ['QualityControl'],
    class: values<QualityClass>({
      VideoResolutionChanged: true,
      AudioSampleRateChanged: true,
      AudioChannelsChanged: true,
      ParameterSetsChanged: true,
      DarOrSarInvalid: true,
      TimestampFallback: true,
      DtsJitter: true,
      PtsJitter: true,
      AACDurationDeviation: true,
      AudioDroppingFrames: true,
      VideoDroppingFrames: true,
      AVTimestampInterleave: true,
      FpsJitter: true,
      StreamOpenFailed: true,
      StreamParseFailed: true,
      VideoFirstFrameNotIdr: true,
      Mosaic: true,
      CrashScreen: true,
      Blur: true,
      VideoNoise: true,
      VideoJitter: true,
      LowLight: true,
      Overexposure: true,
      BlackWhiteEdge: true,
      SolidColorScreen: true,
      QRCode: true,
      Barcode: true,
      AppletCode: true,
      Silence: true,
      LowVoice: true,
      HighVoice: true,
    }),
  },
  EvaluationThreshold: evaluation,
  EvaluationAverage: evaluation,
}

/**
 * Whether a value is documented. File formats are also sent in upper case, and '' means that there
 * is no value.
 */
const isDocumented = (value: unknown, all: ReadonlyArray<string>): boolean =>
  value === '' || all.includes(String(value)) || all.includes(String(value).toLowerCase())

/** Finds the values of an event that are not documented. */
export const undocumentedValues = (event: LiveEvent): ReadonlyArray<Finding> => {
  const name = nameOf(event)
  if (name === 'Unknown') return []
  return Object.entries(documented[name] ?? {}).flatMap(([place, all]) =>
    partsAt(event, place)
      .filter(({ value }) => !isDocumented(value, all))
      .map(({ path }) => ({ code: 'UndocumentedValue', path, documented: all }) as const),
  )
}
