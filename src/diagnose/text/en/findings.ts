/** The sentences for findings in English. */
import { describeBy } from '../../../receive/text/describeBy.ts'
import { refusals } from '../../../receive/text/en.ts'
import type { RecordsForm } from '../../callbackRecords.ts'
import type { Shape } from '../../Shape.ts'
import type { FindingTexts } from '../texts.ts'
import { counted, duration } from './duration.ts'

const ON_THE_WAY = 'a proxy or gateway between Tencent and this server'

const MOST_VALUES = 8

const valueList = (values: ReadonlyArray<string>): string => {
  const more = values.length - MOST_VALUES
  const listed = values.slice(0, MOST_VALUES).join(', ')
  return more > 0 ? `${listed} and ${String(more)} more` : listed
}

const withInside =
  (sentence: string) =>
  ({ inside }: { readonly inside: string }): string =>
    `${sentence} The event inside is ${inside}.`

/** What came in place of a valid value: its form, never the value. */
const shapeText = (shape: Shape): string => {
  switch (shape.kind) {
    case 'missing':
      return 'it is missing'
    case 'null':
      return 'null came instead'
    case 'boolean':
      return 'true or false came instead'
    case 'number':
      return `a number like ${shape.like} came instead`
    case 'text':
      return shape.like === ''
        ? 'an empty text came instead'
        : `a text like "${shape.like}" came instead`
    case 'list':
      return `a list of ${counted(shape.size, 'item')} came instead`
    case 'object':
      return `an object with ${counted(shape.size, 'field')} came instead`
  }
}

const recordsText: Readonly<Record<RecordsForm, (records: string) => string>> = {
  Record: () => 'The record',
  List: (records) => `The body is a list of ${records} of DescribeCallbackRecordsList, and it`,
  Response: (records) => `The response has ${records}, and it`,
}

const insideRecords = (names: ReadonlyArray<string>): string => {
  if (names.length === 0) return 'has no callback in the field Request.'
  const are = names.length === 1 ? 'event inside is' : 'events inside are'
  return `has the callback in the field Request: pass that. The ${are} ${valueList(names)}.`
}

export const findings: FindingTexts = {
  NotAnEvent: ({ refusal }) => describeBy(refusals)(refusal),

  JsonInJson: withInside(
    'The body is JSON inside a JSON string, so it was serialised twice: send only the inner text.',
  ),
  Base64: withInside('The body is base64, as API gateways forward binary bodies: decode it first.'),
  GatewayEvent: withInside(
    'The body is the event object of an API gateway, and the callback is in its field body: use scfHandler.',
  ),
  ListOfBodies: withInside(
    'The body is a list that contains the callback: pass its items one by one.',
  ),
  HttpRequest: withInside(
    'The body is a whole HTTP request: pass only the part after the empty line.',
  ),
  Surrounded: withInside(
    'The body contains more than the callback, such as a line of a log or quotes: pass only the part from the first { to the last }.',
  ),

  InField: withInside('The callback is in this field: pass only its value.'),
  CallbackRecords: ({ form, records, inside }) =>
    `${recordsText[form](counted(records, 'record'))} ${insideRecords(inside)}`,
  PartOfEvent: withInside('The body cannot be read as a whole, but it names its event.'),

  ObjectAsText: () =>
    'The body is an object that JavaScript converted to text: send JSON.stringify(body), not the object.',
  Markup: () => `The body is HTML or XML: ${ON_THE_WAY} may have replaced it with its own page.`,
  PrintedObject: () =>
    'The body looks like an object as a program prints it: print JSON, such as JSON.stringify(body).',
  CutOff: () => 'The body begins like JSON but is not valid: it was cut off, or edited by hand.',

  FieldLeftOut: ({ expected, received }) =>
    `The field was left out of the event, because it must be ${expected}, but ${shapeText(received)}.`,
  FieldInvalid: ({ expected, received }) =>
    `The field must be ${expected}, but ${shapeText(received)}.`,

  ByteOrderMark: () => `The body begins with a byte order mark: ${ON_THE_WAY} has re-encoded it.`,
  FormEncoded: () =>
    `The body is form-encoded, and is read as a form, but Tencent sends JSON: ${ON_THE_WAY} has re-encoded it.`,
  FormParsed: () =>
    'The body is an object that a form parser has made of a form or of JSON, and is read as what was sent: let the parser keep rawBody, or send content-type application/json.',
  WrappedByStreamLive: () =>
    'The body is wrapped in { data, header, receive_time }, as in the documents of StreamLive.',
  TooDeep: ({ levels }) =>
    `The body is nested more than ${String(levels)} levels deep, which no known callback is: it is not shown as JSON.`,

  OldBody: ({ seconds }) =>
    `The event happened ${duration(seconds)} ago: the body is an old one, or it arrived very late.`,
  TimeAhead: ({ seconds }) =>
    `The time of the event is ${duration(seconds)} in the future: the clock of this machine is slow, or the time was set by hand.`,
  EventTypeIsText: () =>
    `The event_type is text, but Tencent sends a number: ${ON_THE_WAY} has re-encoded the body.`,
  JsonKeptAsText: () =>
    'The field should contain JSON but does not, so it stays text: your code must handle both.',
  UnknownEvent: () =>
    'This library does not know this event, and keeps its fields as they arrived: please report it.',
  UnknownRelayEvent: () => 'This library does not know this relay event: please report it.',
  UnknownField: () =>
    'This library does not know this field, and keeps it as it arrived: please report it.',
  UndocumentedValue: ({ documented }) =>
    `This value is not documented (documented are ${valueList(documented)}): handle it as unknown, and please report it.`,
  FieldsMissing: ({ fields }) =>
    `The event has no ${fields.join(', ')}, which all known bodies of this event have.`,
}
