/**
 * What is asked of Tencent so that callbacks come: the callback template, the rule that binds it to
 * a push domain, and the callback of a relay task. Each is a request of the API `live` of
 * 2018-08-01, or the part of it that is about callbacks, and is given to the official SDK as it is.
 *
 * A template takes effect 5 to 10 minutes after it was bound. There can be 50 of them.
 *
 * @see https://www.tencentcloud.com/document/product/267/30815 CreateLiveCallbackTemplate
 * @see https://www.tencentcloud.com/document/product/267/30816 CreateLiveCallbackRule
 * @see https://www.tencentcloud.com/document/product/267/31074 the limits of the console
 */
import crypto from 'node:crypto'

import type * as t from 'io-ts'

import type { EventName, RelayName } from './event/EventType.ts'
import type { RelayAlarmName } from './event/Relay.ts'
import { codec, INVALID } from './wire/codec.ts'
import type { Json, JsonObject } from './wire/json.ts'
import { list } from './wire/list.ts'
import { Natural, oneOf, type Open, Text } from './wire/scalar.ts'
import { struct } from './wire/struct.ts'

/**
 * The request of CreateLiveCallbackTemplate: which URL gets which events. Each URL is http or https
 * and may have a query; the one of an event that is not wanted is left out.
 *
 * The template of DescribeLiveCallbackTemplate is read too, but comes without
 * `RecordStatusNotifyUrl`, and has the key in clear: keep it out of logs.
 */
export interface CallbackTemplate {
  /** Chinese and English letters, digits, `_` and `-`, at most 255 bytes; the console takes 30 characters. */
  readonly TemplateName: string
  /** At most 1024 bytes; the console takes 100 characters, those of a name. */
  readonly Description?: string
  /** Signs the callbacks to all URLs of the template; without one they presumably come unsigned, which no document says. The console takes at most 32 letters and digits. */
  readonly CallbackKey?: string
  /** StreamBegin, 1. */
  readonly StreamBeginNotifyUrl?: string
  /** StreamEnd, 0. */
  readonly StreamEndNotifyUrl?: string
  /** RecordFile, 100. */
  readonly RecordNotifyUrl?: string
  /** RecordStatus, 332. */
  readonly RecordStatusNotifyUrl?: string
  /** Snapshot, 200. */
  readonly SnapshotNotifyUrl?: string
  /** ImageAudit, 317. */
  readonly PornCensorshipNotifyUrl?: string
  /** AudioAudit, 315. */
  readonly AudioAuditNotifyUrl?: string
  /** PushException, 321. */
  readonly PushExceptionNotifyUrl?: string
  /** RecordException, 341. */
  readonly RecordExceptionNotifyUrl?: string
  /** Which RecordExceptions are sent. Where templates are read, `warning` has also been called `alarm`. An array that may be changed, since the SDK asks for one. */
  readonly RecordExceptionLevels?: Array<Open<'error' | 'info' | 'warning'>>
  /** Has no effect any more. */
  readonly StreamMixNotifyUrl?: string
}

/** The request of CreateLiveCallbackRule: the template is for the pushes to this domain and path. */
export interface CallbackRule {
  /** Push domain. */
  readonly DomainName: string
  /** Push path, as in the push URL; `live` by default. */
  readonly AppName: string
  /** As CreateLiveCallbackTemplate gave it. */
  readonly TemplateId: number
}

/**
 * The part of CreateLivePullStreamTask that is about callbacks (Relay, 314). They are not signed:
 * put a secret into the path of the URL.
 *
 * @see https://www.tencentcloud.com/document/product/267/42525
 */
export interface RelayTaskCallback {
  /** An http or https URL. */
  readonly CallbackUrl: string
  /** Which `callback_event`s are sent; all where it is left out. An array that may be changed, since the SDK asks for one. */
  readonly CallbackEvents?: Array<Open<Exclude<RelayName, RelayAlarmName>>>
}

type UrlField = Exclude<Extract<keyof CallbackTemplate, `${string}NotifyUrl`>, 'StreamMixNotifyUrl'>

/** The event of each URL. One that is missing does not compile. */
const events = {
  StreamBeginNotifyUrl: 'StreamBegin',
  StreamEndNotifyUrl: 'StreamEnd',
  RecordNotifyUrl: 'RecordFile',
  RecordStatusNotifyUrl: 'RecordStatus',
  SnapshotNotifyUrl: 'Snapshot',
  PornCensorshipNotifyUrl: 'ImageAudit',
  AudioAuditNotifyUrl: 'AudioAudit',
  PushExceptionNotifyUrl: 'PushException',
  RecordExceptionNotifyUrl: 'RecordException',
} as const satisfies Readonly<Record<UrlField, EventName>>

/**
 * An event that a callback template has a URL for. Relay goes to the URL of its task, and all others
 * are set in the console alone.
 */
export type TemplateEvent = (typeof events)[UrlField]

const urlFields = Object.entries(events) as ReadonlyArray<[UrlField, TemplateEvent]>

/** Text that has to be as its name says. */
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

const Name = textThat(
  'Chinese or English letters, digits, _ and -, at most 255 bytes',
  (text) => NAME.test(text) && bytesOf(text) <= 255,
)

// The documents allow the letters of a name only, but Tencent takes blanks as well.
const Description = textThat('text of at most 1024 bytes', (text) => bytesOf(text) <= 1024)

// Wider than what `generateCallbackKey` makes: for a while the console took _ and - too.
const Key = textThat('1 to 32 letters, digits, _ and -, and not undefined, null or NaN', (text) =>
  KEY.test(text),
)

const Url = textThat('an http or https URL', (text) => HTTP_URL.test(text) && URL.canParse(text))

const Domain = textThat('a domain name, without scheme, port and path', (text) => DOMAIN.test(text))

/** What `list` makes is new each time, so that whoever has it may change it. */
const arrayOf = <A>(item: t.Type<A, Json, unknown>): t.Type<Array<A>, Array<Json>, unknown> =>
  list(item) as unknown as t.Type<Array<A>, Array<Json>, unknown>

const Levels = arrayOf(oneOf<'error' | 'info' | 'warning'>())

/** What it writes is of the type that it reads, so that the SDK takes either. */
type Request<A> = t.Type<A, A & JsonObject, unknown>

const request = <A extends object>(
  name: string,
  shape: Parameters<typeof struct<A>>[1],
): Request<A> => struct<A>(name, shape) as unknown as Request<A>

export const CallbackTemplate: Request<CallbackTemplate> = request<CallbackTemplate>(
  'CallbackTemplate',
  {
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
  },
)

export const CallbackRule: Request<CallbackRule> = request<CallbackRule>('CallbackRule', {
  required: { DomainName: Domain, AppName: Text, TemplateId: Natural },
  optional: {},
})

export const RelayTaskCallback: Request<RelayTaskCallback> = request<RelayTaskCallback>(
  'RelayTaskCallback',
  {
    required: { CallbackUrl: Url },
    optional: { CallbackEvents: arrayOf(oneOf<Exclude<RelayName, RelayAlarmName>>()) },
  },
)

/** What else a template says. */
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

/** An option that is there but undefined or empty was to come from a variable that is not set. */
const requireOptions = (options: Readonly<Record<string, unknown>>): void => {
  for (const [name, type] of Object.entries(optionTypes)) {
    if (name in options) requireFit(name, type, options[name])
  }
}

const requireEvents = (names: ReadonlyArray<string>): void => {
  const known = Object.values<string>(events)
  if (names.length > 0 && names.every((name) => known.includes(name))) return
  throw new TypeError(
    `names must be a list of at least one of ${known.join(', ')}: Relay goes to the CallbackUrl of its task, and all other events are set in the console.`,
  )
}

/**
 * Makes the template that sends these events to one URL. A receiver of this library tells them apart
 * by itself. Throws a TypeError if something is not of the form that Tencent takes.
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
 * The events that a template has a URL for, whether it was made here or comes from
 * DescribeLiveCallbackTemplate, where `''` and `null` stand for none.
 */
export const eventsOf = (
  template: Readonly<Partial<Record<UrlField, string | null>>>,
): ReadonlyArray<TemplateEvent> =>
  urlFields.filter(([field]) => Url.is(template[field])).map(([, name]) => name)

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** Makes a callback key: 32 random letters and digits, the most that the console takes. */
export const generateCallbackKey = (): string =>
  Array.from({ length: 32 }, () => ALPHABET.charAt(crypto.randomInt(ALPHABET.length))).join('')
