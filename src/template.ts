/**
 * The requests that set up callbacks at Tencent: the callback template, the rule that binds it to a
 * push domain, and the callback of a relay task. Each is a request of Tencent's API `live`, version
 * 2018-08-01, or the part of one that is about callbacks. Pass it to the official SDK unchanged.
 *
 * A template takes effect 5 to 10 minutes after it was bound. An account can have 50 templates.
 *
 * @see https://www.tencentcloud.com/document/product/267/30815 CreateLiveCallbackTemplate
 * @see https://www.tencentcloud.com/document/product/267/30816 CreateLiveCallbackRule
 * @see https://www.tencentcloud.com/document/product/267/31074 the limits of the console
 */
import type * as t from 'io-ts'

import { randomText } from './crypto/randomText.ts'
import type { EventName, RelayName } from './event/EventType.ts'
import { type Events, events } from './event/LiveEvent.ts'
import type { RelayAlarmName } from './event/Relay.ts'
import { codec, INVALID } from './wire/codec.ts'
import type { Json, JsonObject } from './wire/json.ts'
import { list } from './wire/list.ts'
import { Natural, oneOf, type Open, Text } from './wire/scalar.ts'
import { struct } from './wire/struct.ts'

/**
 * The request of CreateLiveCallbackTemplate: the URL for each kind of event. Each URL is http or
 * https and may have a query. Leave out the URL of an event that you do not want.
 *
 * The codec also reads a template from DescribeLiveCallbackTemplate. Such a template has no
 * `RecordStatusNotifyUrl`, and contains the callback key in plain text: keep it out of logs.
 */
export interface CallbackTemplate {
  /**
   * Chinese and English letters, digits, `_` and `-`, at most 255 bytes; in the console at most 30
   * characters.
   */
  readonly TemplateName: string
  /** At most 1024 bytes; in the console at most 100 of the characters that a name may have. */
  readonly Description?: string
  /**
   * The key with which Tencent signs the callbacks to all URLs of the template. Without a key they
   * are presumably unsigned; Tencent does not document it. The console accepts at most 32 letters
   * and digits.
   */
  readonly CallbackKey?: string
  /** The URL for StreamBegin (1). */
  readonly StreamBeginNotifyUrl?: string
  /** The URL for StreamEnd (0). */
  readonly StreamEndNotifyUrl?: string
  /** The URL for RecordFile (100). */
  readonly RecordNotifyUrl?: string
  /** The URL for RecordStatus (332). */
  readonly RecordStatusNotifyUrl?: string
  /** The URL for Snapshot (200). */
  readonly SnapshotNotifyUrl?: string
  /** The URL for ImageAudit (317). */
  readonly PornCensorshipNotifyUrl?: string
  /** The URL for AudioAudit (315). */
  readonly AudioAuditNotifyUrl?: string
  /** The URL for PushException (321). */
  readonly PushExceptionNotifyUrl?: string
  /** The URL for RecordException (341). */
  readonly RecordExceptionNotifyUrl?: string
  /**
   * The levels of RecordException that Tencent sends. Templates that were read have also had
   * `alarm` in place of `warning`. The array is not readonly, because the SDK requires that.
   */
  readonly RecordExceptionLevels?: Array<Open<'error' | 'info' | 'warning'>>
  /** Has no effect any more. */
  readonly StreamMixNotifyUrl?: string
}

/**
 * The request of CreateLiveCallbackRule: it binds a template to the pushes on this domain and path.
 */
export interface CallbackRule {
  /** The push domain, without scheme, port and path. */
  readonly DomainName: string
  /** The push path, as in the push URL; Tencent's default is `live`. */
  readonly AppName: string
  /** The id that CreateLiveCallbackTemplate returned. */
  readonly TemplateId: number
}

/**
 * The part of the request CreateLivePullStreamTask that is about callbacks (Relay, 314). Tencent
 * does not sign these callbacks: put a secret into the path of the URL.
 *
 * @see https://www.tencentcloud.com/document/product/267/42525
 */
export interface RelayTaskCallback {
  /** An http or https URL. */
  readonly CallbackUrl: string
  /**
   * The `callback_event`s that Tencent sends. Default: all. The array is not readonly, because the
   * SDK requires that.
   */
  readonly CallbackEvents?: Array<Open<Exclude<RelayName, RelayAlarmName>>>
}

/** The URL field of an event; `never` for an event without one. */
type UrlFieldOf<N extends EventName> = Events[N] extends { readonly templateUrl: infer Url }
  ? Url
  : never

/** A field of the template with the URL of an event. */
export type UrlField = { [N in EventName]: UrlFieldOf<N> }[EventName]

/**
 * The name of an event that has a URL in a callback template. Relay callbacks go to the
 * `CallbackUrl` of their task; all other events can be set up only in the console.
 */
export type TemplateEvent = {
  [N in EventName]: [UrlFieldOf<N>] extends [never] ? never : N
}[EventName]

const urlFields = /* @__PURE__ */ Object.entries(events).flatMap(([name, codec]) =>
  'templateUrl' in codec ? [[codec.templateUrl, name as TemplateEvent] as const] : [],
)

/** Makes the codec of a text that `accepts` checks. `name` is the expectation in errors. */
const textThat = (
  name: string,
  accepts: (text: string) => boolean,
): t.Type<string, string, unknown> => {
  const is = (input: unknown): input is string => typeof input === 'string' && accepts(input)
  return codec({
    name,
    is,
    read: (input) => (is(input) ? input : INVALID),
    encode: (text) => text,
  })
}

const bytesOf = (text: string): number => new TextEncoder().encode(text).length

const NAME = /^[\p{Script=Han}\w-]+$/u
const KEY = /^(?!(?:undefined|null|NaN)$)[\w-]{1,32}$/
const HTTP_URL = /^https?:\/\/[^\s\p{Cc}/?#\\][^\s\p{Cc}]*$/iu
const DOMAIN = /^[^\s\p{Cc}/:?#@]+$/u

const Name = /* @__PURE__ */ textThat(
  'Chinese or English letters, digits, _ and -, at most 255 bytes',
  (text) => NAME.test(text) && bytesOf(text) <= 255,
)

// Tencent documents only the characters of a name, but accepts blanks as well.
const Description = /* @__PURE__ */ textThat(
  'text of at most 1024 bytes',
  (text) => bytesOf(text) <= 1024,
)

// Wider than the keys of `generateCallbackKey`: for a while the console accepted _ and - too.
const Key = /* @__PURE__ */ textThat(
  '1 to 32 letters, digits, _ and -, and not undefined, null or NaN',
  (text) => KEY.test(text),
)

const Url = /* @__PURE__ */ textThat(
  'an http or https URL',
  (text) => HTTP_URL.test(text) && URL.canParse(text),
)

const Domain = /* @__PURE__ */ textThat('a domain name, without scheme, port and path', (text) =>
  DOMAIN.test(text),
)

/**
 * Makes the codec of a mutable array. `list` makes a new array for each value, so changing it is
 * safe.
 */
const arrayOf = <A>(item: t.Type<A, Json, unknown>): t.Type<Array<A>, Array<Json>, unknown> =>
  list(item) as unknown as t.Type<Array<A>, Array<Json>, unknown>

const Levels = /* @__PURE__ */ arrayOf(/* @__PURE__ */ oneOf<'error' | 'info' | 'warning'>())

/**
 * A codec that encodes to the type of its values, so that the SDK accepts a value and its encoded
 * form.
 */
type Request<A> = t.Type<A, A & JsonObject, unknown>

const request = <A extends object>(
  name: string,
  shape: Parameters<typeof struct<A>>[1],
): Request<A> => struct<A>(name, { ...shape, strict: true }) as unknown as Request<A>

export const CallbackTemplate: Request<CallbackTemplate> =
  /* @__PURE__ */ request<CallbackTemplate>('CallbackTemplate', {
    required: { TemplateName: Name },
    optional: {
      Description,
      CallbackKey: Key,
      StreamBeginNotifyUrl: Url,
      StreamEndNotifyUrl: Url,
      RecordNotifyUrl: Url,
      RecordStatusNotifyUrl: Url,
      SnapshotNotifyUrl: Url,
      PornCensorshipNotifyUrl: Url,
      AudioAuditNotifyUrl: Url,
      PushExceptionNotifyUrl: Url,
      RecordExceptionNotifyUrl: Url,
      RecordExceptionLevels: Levels,
      StreamMixNotifyUrl: Text,
    },
  })

export const CallbackRule: Request<CallbackRule> = /* @__PURE__ */ request<CallbackRule>(
  'CallbackRule',
  {
    required: { DomainName: Domain, AppName: Text, TemplateId: Natural },
    optional: {},
  },
)

export const RelayTaskCallback: Request<RelayTaskCallback> =
  /* @__PURE__ */ request<RelayTaskCallback>('RelayTaskCallback', {
    required: { CallbackUrl: Url },
    optional: { CallbackEvents: arrayOf(oneOf<Exclude<RelayName, RelayAlarmName>>()) },
  })

/** The fields of a template that are not URLs. */
export type TemplateOptions = Partial<
  Pick<CallbackTemplate, 'CallbackKey' | 'Description' | 'RecordExceptionLevels' | 'TemplateName'>
>

const optionTypes = {
  TemplateName: Name,
  Description,
  CallbackKey: Key,
  RecordExceptionLevels: Levels,
} satisfies Record<keyof TemplateOptions, unknown>

const requireFit = (
  name: string,
  type: { readonly name: string; readonly is: (value: unknown) => boolean },
  value: unknown,
): void => {
  if (!type.is(value)) throw new TypeError(`${name} must be ${type.name}.`)
}

// An option that is present but undefined is refused too: its environment variable is probably not
// set.
const requireOptions = (options: Readonly<Record<string, unknown>>): void => {
  for (const [name, type] of Object.entries(optionTypes)) {
    if (name in options) requireFit(name, type, options[name])
  }
}

const requireEvents = (names: ReadonlyArray<string>): void => {
  const known = urlFields.map(([, name]): string => name)
  if (names.length > 0 && names.every((name) => known.includes(name))) return
  throw new TypeError(
    `names must be a list of at least one of ${known.join(', ')}: Relay goes to the CallbackUrl of its task, and all other events are set in the console.`,
  )
}

/**
 * Makes the template that sends all these events to one URL. A receiver of this library tells the
 * events apart by their `event_type`. Throws a TypeError if an argument is not in a form that
 * Tencent accepts.
 *
 * @example
 * import { eventsOf, templateFor } from 'tencent-live-callbacks'
 *
 * const template = templateFor('https://example.com/live/9f3c/callbacks', ['StreamBegin', 'StreamEnd'], {
 *   CallbackKey: 'examplecallbackkey',
 * })
 * // => {
 * //   TemplateName: 'live-callbacks',
 * //   CallbackKey: 'examplecallbackkey',
 * //   StreamBeginNotifyUrl: 'https://example.com/live/9f3c/callbacks',
 * //   StreamEndNotifyUrl: 'https://example.com/live/9f3c/callbacks',
 * // }
 *
 * eventsOf(template) // => ['StreamBegin', 'StreamEnd']
 */
export const templateFor = (
  baseUrl: string,
  names: ReadonlyArray<TemplateEvent>,
  options: TemplateOptions = {},
): CallbackTemplate => {
  requireFit('baseUrl', Url, baseUrl)
  requireEvents(names)
  requireOptions({ ...options })
  const wanted = urlFields.filter(([, name]) => names.includes(name))
  return {
    TemplateName: 'live-callbacks',
    ...options,
    ...Object.fromEntries(wanted.map(([field]) => [field, baseUrl])),
  }
}

/**
 * Returns the names of the events that have a URL in a template. It accepts templates of
 * `templateFor` and of DescribeLiveCallbackTemplate, in which `''` and `null` mean that there is no
 * URL.
 */
export const eventsOf = (
  template: Readonly<Partial<Record<UrlField, string | null>>>,
): ReadonlyArray<TemplateEvent> =>
  urlFields.filter(([field]) => Url.is(template[field])).map(([, name]) => name)

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** Makes a callback key: 32 random letters and digits, the longest key that the console accepts. */
export const generateCallbackKey = (): string => randomText(ALPHABET, 32)
