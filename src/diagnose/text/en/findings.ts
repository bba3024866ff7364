/** The sentences about findings in English. */
import { describeBy } from '../../../receive/text/describeBy.ts'
import { refusals } from '../../../receive/text/en.ts'
import type { FindingTexts } from '../texts.ts'
import { duration } from './duration.ts'

const ON_THE_WAY = 'something between Tencent and this server'

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

export const findings: FindingTexts = {
  NotAnEvent: ({ refusal }) => describeBy(refusals)(refusal),

  JsonInJson: withInside(
    'The body is JSON inside a JSON string, so it was serialised twice: send the inner text as it is.',
  ),
  Base64: withInside(
    'The body is in base64, as a gateway passes on binary bodies: decode it before you read it.',
  ),
  FormEncoded: withInside(
    `The body is form-encoded, but callbacks are JSON: ${ON_THE_WAY} has encoded it again.`,
  ),
  GatewayEvent: withInside(
    'The body is the event of an API gateway, and the callback is in its field body: pass it to scfHandler.',
  ),
  ListOfBodies: withInside(
    'The body is a list that has the callback in it: pass its items one by one.',
  ),
  HttpRequest: withInside(
    'The body is a whole HTTP request: pass only what follows the empty line.',
  ),
  Surrounded: withInside(
    'The body has more than the callback in it, such as a line of a log, or quotes: pass only what is from the first { to the last }.',
  ),

  ObjectAsText: () =>
    'The body is the text that JavaScript makes of an object: send JSON.stringify(body), not the object.',
  Markup: () => `The body is HTML or XML: ${ON_THE_WAY} has put its own page in its place.`,
  PrintedObject: () =>
    'The body looks like an object as a program prints it: print JSON, such as JSON.stringify(body).',
  CutOff: () => 'The body begins as JSON does: it was cut off, or somebody edited it by hand.',
  Multipart: () => 'The body looks like multipart/form-data: callbacks are JSON.',

  ChatCallback: () =>
    'The body is a callback of Chat (IM), as its CallbackCommand shows: Chat is another product, without t and sign.',
  TrtcCallback: () =>
    'The body is a callback of TRTC, as its EventGroupId shows: TRTC is another product, which signs the body by HMAC in the header Sign.',
  VodEvent: () =>
    'The body is an event of VOD, as its EventType shows: VOD is another product, whose events have no event_type.',
  OldImageAudit: () =>
    'The body is an image audit from before August 2020, which had no event_type: decode it yourself.',
  EmptyObject: () =>
    'The body is an empty object: a parser of another content type leaves {} behind.',
  EventTypeMissing: () =>
    'The body has no event_type, which every callback has: find out who calls this URL.',

  FieldInvalid: ({ expected }) => `The field must be ${expected}.`,

  ByteOrderMark: () =>
    `The body begins with a byte order mark: ${ON_THE_WAY} has written it again.`,
  WrappedByStreamLive: () =>
    'The body is wrapped in { data, header, receive_time }, as a log of StreamLive has it.',
  TooDeep: ({ levels }) =>
    `The body is nested more than ${String(levels)} levels deep, as no callback is: it is not shown as JSON.`,

  OldBody: ({ seconds }) =>
    `The event happened ${duration(seconds)} ago: the body is old, or arrived very late.`,
  TimeAhead: ({ seconds }) =>
    `The time of the event is ${duration(seconds)} ahead: the clock of this machine is slow, or somebody set the time by hand.`,
  MillisecondsForSeconds: () =>
    'The time of the event is far in the future: the sender gave milliseconds instead of seconds.',
  EventTypeIsText: () =>
    `The event_type is text, but Tencent sends a number: ${ON_THE_WAY} has encoded the body again.`,
  JsonKeptAsText: () =>
    'The field should be JSON and is not, so it stays text: be prepared for both.',
  UnknownEvent: () =>
    'This library does not know this event, and keeps its fields as they arrived: please report it.',
  UnknownRelayEvent: () => 'This library does not know this relay event: please report it.',
  UnknownField: () =>
    'This library does not know this field, and keeps it as it arrived: please report it.',
  UndocumentedValue: ({ documented }) =>
    `No document names this value (they name ${valueList(documented)}): handle it as unknown, and please report it.`,
  FieldsMissing: ({ fields }) =>
    `The event has no ${fields.join(', ')}, which all known bodies of this event have.`,
}
