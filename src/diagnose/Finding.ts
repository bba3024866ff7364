/** A finding: something unusual about a body, as a code and its facts, without text. */
import type { Name } from '../handle/observation.ts'
import type { ReceiveError } from '../receive/error.ts'
import type { WithoutRaw } from '../receive/text/texts.ts'
import type { RecordsForm } from './callbackRecords.ts'
import type { Coded } from './Coded.ts'
import type { Shape } from './Shape.ts'

interface Seconds {
  readonly seconds: number
}

interface Inside {
  /** The name of the event inside the body. */
  readonly inside: Name
}

interface Place {
  /** The path of a field, such as `abnormal_event[0].type`. */
  readonly path: string
}

interface Invalid extends Place {
  readonly expected: string
  /** What came instead: its kind and form, and not the value. */
  readonly received: Shape
}

/** The ways in which an event can be wrapped in a body. */
export type WrappingCode =
  'Base64' | 'GatewayEvent' | 'HttpRequest' | 'JsonInJson' | 'ListOfBodies' | 'Surrounded'

/** The guesses for a text that is not JSON. */
export type TextCode = 'CutOff' | 'Markup' | 'ObjectAsText' | 'PrintedObject'

export type Finding =
  /** The body is no event. */
  | Coded<'NotAnEvent', { readonly refusal: WithoutRaw<ReceiveError> }>
  | Coded<WrappingCode, Inside>
  /** The callback is in a field of an object. */
  | Coded<'InField', Inside & Place>
  /** Records of `DescribeCallbackRecordsList`; `inside` has the names of the events in them. */
  | Coded<
      'CallbackRecords',
      {
        readonly form: RecordsForm
        readonly records: number
        readonly inside: ReadonlyArray<Name>
      }
    >
  /** A broken body, of which the number of the event is left. */
  | Coded<'PartOfEvent', Inside>
  | Coded<TextCode>
  | Coded<'FieldInvalid', Invalid>
  /** An optional field is invalid, and was left out of the event. */
  | Coded<'FieldLeftOut', Invalid>
  | Coded<'ByteOrderMark' | 'FormEncoded' | 'FormParsed' | 'WrappedByStreamLive'>
  /** The body or the event is nested too deep to show. */
  | Coded<'TooDeep', { readonly levels: number }>
  | Coded<'OldBody' | 'TimeAhead', Seconds>
  | Coded<'EventTypeIsText' | 'JsonKeptAsText', Place>
  | Coded<'UnknownEvent' | 'UnknownField' | 'UnknownRelayEvent', Place>
  | Coded<'UndocumentedValue', Place & { readonly documented: ReadonlyArray<string> }>
  /** Fields that all known bodies of the event have. */
  | Coded<'FieldsMissing', { readonly fields: ReadonlyArray<string> }>

/** The path of the field that a finding is about; `undefined` if it is about the whole body. */
export const pathOf = (finding: Finding): string | undefined =>
  'path' in finding ? finding.path : undefined
