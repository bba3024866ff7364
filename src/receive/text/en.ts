/** The texts of refusals in English. */
import type { Issue } from '../error.ts'
import { type LookalikeTexts, MOST_ISSUES, type RefusalTexts, RELAY } from './texts.ts'

/** The first issues of a list, with their paths. */
export const issuesText = (issues: ReadonlyArray<Issue>): string => {
  const shown = issues
    .slice(0, MOST_ISSUES)
    .map(({ path, expected }) => `${path}: expected ${expected}`)
    .join('; ')
  const more = issues.length - MOST_ISSUES
  return more > 0 ? `${shown}; and ${String(more)} more` : shown
}

const lookalikes: LookalikeTexts = {
  ChatCallback:
    'The body is a callback of Chat (IM), another product, whose bodies have neither event_type nor sign: give Chat a URL of its own, or handle its callbacks before this handler.',
  TrtcCallback:
    'The body is a callback of TRTC, another product, which signs by an HMAC in the header Sign: give TRTC a URL of its own, or handle its callbacks before this handler.',
  VodEvent:
    'The body is an event of VOD, another product, whose events have neither event_type nor sign: give VOD a URL of its own, or handle its events before this handler.',
  CallbackRecord:
    'The body is a record of DescribeCallbackRecordsList, or a response of it, and not the callback itself: pass the Request of each record.',
  OldImageAudit:
    'The body is an image audit from before August 2020, which had neither event_type nor sign: decode it yourself, before this handler.',
  TornJson:
    'The body is JSON that a form parser has read, and a part of it is lost: send content-type application/json, register this handler before the parser, or let the parser keep rawBody.',
  EmptyObject:
    'The body is an empty object, which a body parser sets for a content type that is not its own: send content-type application/json, or register this handler before the parser.',
  Unknown:
    'The body has no event_type, which every callback of CSS has: find out who calls this URL, and whether a parser or proxy has changed the body.',
}

export const refusals: RefusalTexts = {
  BodyMissing: () =>
    'The request has no body: pass the body itself, before any other code reads the stream.',
  BodyTooLarge: ({ limitBytes, limitFields }) =>
    limitFields === undefined
      ? `The body is larger than ${String(limitBytes)} bytes: known callbacks have a few KB, so increase maxBytes only if you trust the sender.`
      : `The body is a form of more than ${String(limitFields)} fields, which no known callback has: find out who calls this URL.`,
  MultipartUnsupported: () =>
    'The body is multipart, which this library does not read: send application/json, or parse it with a multipart parser and pass the object of its fields.',
  BodyNotJson: () =>
    'The body is not JSON: pass the raw body, and check that the request really is a callback.',
  BodyNotObject: () =>
    'The body is not a JSON object: pass the raw body, or the plain object that a JSON parser returned.',
  SignatureMissing: ({ event_type, looksLike }) => {
    if (looksLike !== undefined) return lookalikes[looksLike]
    if (event_type === undefined) {
      return 'The event_type is not a non-negative integer, and the body has no sign, so Tencent did not send it: find out who calls this URL.'
    }
    return event_type === RELAY
      ? 'The body is a relay callback (314), which Tencent never signs: create the receiver with acceptUnsigned: [314].'
      : `The body of event ${String(event_type)} has no sign: set a callback key in the callback template, or find out who calls this URL if the template has one.`
  },
  SignatureMalformed: () =>
    'The sign is not 32 lower-case hex digits, so Tencent did not create it: find out who calls this URL.',
  SignatureMismatch: () =>
    'The sign was created with another key: compare your key with the callback key of the template (not the push authentication key); a changed key takes effect after 5 to 10 minutes.',
  TimestampMissing: () =>
    'The body has a sign but no t, so Tencent did not send it: find out who calls this URL.',
  TimestampMalformed: () =>
    'The t is not ten digits (seconds since 1970), so Tencent did not send it: find out who calls this URL.',
  SignatureExpired: ({ expiredBySeconds }) =>
    `The signature expired ${String(expiredBySeconds)} seconds ago, at its t: check the clock of this machine, or find out who sends an old body again.`,
  SignatureTooFarAhead: ({ aheadSeconds }) =>
    `The t is ${String(aheadSeconds)} seconds in the future, but Tencent sets it to 600 seconds after sending: check the clock of this machine.`,
  SetupFailed: ({ option, problem }) =>
    problem === 'threw'
      ? `The function in the option ${option} threw an error: call it on its own to see the error, and fix it.`
      : `The function in the option ${option} returned an invalid value: read its documentation, and fix the function.`,
  EventTypeInvalid: ({ looksLike }) =>
    looksLike === undefined
      ? 'The event_type is not a non-negative integer, so the body is not a callback of CSS: find out who calls this URL.'
      : lookalikes[looksLike],
  EventInvalid: ({ event_type, issues }) =>
    `The event ${String(event_type)} has invalid fields (${issuesText(issues)}): handle it from raw, and please report the paths.`,
  MethodNotAllowed: () =>
    'The request method is not POST, but Tencent sends every callback by POST: find out who calls this URL.',
  ContentEncodingUnsupported: () =>
    'The body is compressed, but Tencent sends callbacks uncompressed: check the proxy or gateway in front of this server.',
  BodyUnreadable: () =>
    "The body could not be read completely: the connection was closed early, or the host's flags do not match the body (check isBase64Encoded).",
  BodyTimeout: () =>
    'The body did not arrive completely within 20 seconds: check the network, and the proxy or gateway in front of this server.',
  BodyConsumed: () =>
    'Another middleware has already consumed the body: register this handler before it, or let it keep rawBody.',
}
