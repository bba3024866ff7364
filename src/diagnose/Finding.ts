/** Something about a body that a human should look at: a code and its facts, no text. */
import type { Name } from '../handle/observation.ts'
import type { ReceiveError } from '../receive/error.ts'
import type { WithoutRaw } from '../receive/text/texts.ts'
import type { Coded } from './Coded.ts'

interface Seconds {
  readonly seconds: number
}

interface Place {
  /** Where, such as `abnormal_event[0].type`. */
  readonly path: string
}

/** What the event in a body is wrapped in. */
export type WrappingCode =
  | 'Base64'
  | 'FormEncoded'
  | 'GatewayEvent'
  | 'HttpRequest'
  | 'JsonInJson'
  | 'ListOfBodies'
  | 'Surrounded'

/** What a text that is not JSON may be. */
export type TextCode = 'CutOff' | 'Markup' | 'Multipart' | 'ObjectAsText' | 'PrintedObject'

/** What an object without a valid `event_type` may be. */
export type NeighbourCode =
  | 'ChatCallback'
  | 'EmptyObject'
  | 'EventTypeMissing'
  | 'OldImageAudit'
  | 'TrtcCallback'
  | 'VodEvent'

export type Finding =
  /** The body is no event. */
  | Coded<'NotAnEvent', { readonly refusal: WithoutRaw<ReceiveError> }>
  | Coded<WrappingCode, { readonly inside: Name }>
  | Coded<NeighbourCode | TextCode>
  | Coded<'FieldInvalid', Place & { readonly expected: string }>
  | Coded<'ByteOrderMark' | 'WrappedByStreamLive'>
  /** The body, or the event, is nested too deep to be shown. */
  | Coded<'TooDeep', { readonly levels: number }>
  | Coded<'OldBody' | 'TimeAhead', Seconds>
  | Coded<'MillisecondsForSeconds'>
  | Coded<'EventTypeIsText' | 'JsonKeptAsText', Place>
  | Coded<'UnknownEvent' | 'UnknownField' | 'UnknownRelayEvent', Place>
  | Coded<'UndocumentedValue', Place & { readonly documented: ReadonlyArray<string> }>
  /** Fields that all known bodies of the event have. */
  | Coded<'FieldsMissing', { readonly fields: ReadonlyArray<string> }>

/** The place that a finding is about; `undefined` if it is about the whole body. */
export const pathOf = (finding: Finding): string | undefined =>
  'path' in finding ? finding.path : undefined
