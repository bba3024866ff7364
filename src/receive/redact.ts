/** Masks the secrets of a body, so that it may be logged. */
import { isBytes } from './body.ts'
import { isCutName } from './redact/isCutName.ts'
import { isSecretName, type Masking, redactText } from './redact/redactText.ts'
import { secretNames } from './redact/secretNames.ts'

export interface RedactOptions {
  /** Names of your own secrets, such as a stream key in `stream_param`, in upper or lower case. */
  readonly alsoNames?: ReadonlyArray<string>
}

export interface Redact {
  (raw: string, options?: RedactOptions): string
  <A>(raw: A, options?: RedactOptions): A
}

/** The text in place of a secret. */
const MASK = '…'

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

/** Whether the value of a secret is there. */
const isPresent = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== '' && typeof value !== 'function'

// Not fatal, as in the body that a receiver reads.
const utf8 = /* @__PURE__ */ new TextDecoder('utf-8', { ignoreBOM: true })

const tagOf = (value: object): string => Object.prototype.toString.call(value)

/** Makes bytes of the same kind: a Buffer stays a Buffer. */
const bytesLike = (like: object, bytes: Uint8Array): object => {
  if (tagOf(like) === '[object ArrayBuffer]') return bytes.buffer
  if (tagOf(like) === '[object DataView]') return new DataView(bytes.buffer)
  return tagOf(like) === '[object Uint8Array]'
    ? (Object.setPrototypeOf(bytes, Object.getPrototypeOf(like) as object) as object)
    : bytes
}

const redactBytes = (masking: Masking, bytes: ArrayBuffer | DataView): object => {
  const text = utf8.decode(bytes)
  const redacted = redactText(masking, text)
  return redacted === text ? bytes : bytesLike(bytes, new TextEncoder().encode(redacted))
}

/** An object without fields. */
const emptyLike = (value: object): object => {
  if (!Array.isArray(value)) {
    return Object.create(Object.getPrototypeOf(value) as object | null) as object
  }
  const list: Array<unknown> = []
  list.length = value.length
  return list
}

/** Copies an object, and all in it, with its secrets masked. Not recursive: it may be deep. */
const copyWith = (masking: Masking, root: object): { isChanged: boolean; copy: unknown } => {
  const copies = new Map<object, object>()
  const open: Array<readonly [source: object, copy: object, isCut: boolean]> = []
  let isChanged = false

  const text = (value: string): string => {
    const redacted = redactText(masking, value)
    isChanged ||= redacted !== value
    return redacted
  }

  const masked = (value: unknown): unknown => {
    isChanged ||= value !== masking.mask
    return masking.mask
  }

  const copyOf = (value: unknown, isCut: boolean): unknown => {
    if (typeof value === 'string') return isCut && value !== '' ? masked(value) : text(value)
    if (!isObject(value)) return value
    const known = copies.get(value)
    if (known !== undefined) return known
    if (isBytes(value)) {
      const redacted = redactBytes(masking, value)
      isChanged ||= redacted !== value
      return redacted
    }
    // A Date, for example, has no fields.
    if (Object.keys(value).length === 0) return value
    const copy = emptyLike(value)
    copies.set(value, copy)
    open.push([value, copy, isCut])
    return copy
  }

  const copy = copyOf(root, false)
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [source, target, isCut] = next
    for (const [name, value] of Object.entries<unknown>(source as Record<string, unknown>)) {
      const isSecret = isPresent(value) && isSecretName(masking.names, name)
      // `__proto__` must become a field, and no setter of the prototype may run.
      Object.defineProperty(target, text(name), {
        value: isSecret ? masked(value) : copyOf(value, isCut || isCutName(name)),
        configurable: true,
        enumerable: true,
        writable: true,
      })
    }
  }
  return { isChanged, copy }
}

const redactAny = (masking: Masking, raw: unknown): unknown => {
  if (typeof raw === 'string') return redactText(masking, raw)
  if (!isObject(raw)) return raw
  const { isChanged, copy } = copyWith(masking, raw)
  return isChanged ? copy : raw
}

/** Makes a `redact` that puts a text of its own in place of a secret. */
export const redactBy =
  (mask: string): Redact =>
  <A>(raw: A, { alsoNames = [] }: RedactOptions = {}): A => {
    try {
      return redactAny({ names: secretNames(alsoNames), mask }, raw) as A
    } catch {
      // A Proxy or a getter has thrown, or the bytes are detached.
      return mask as A
    }
  }

/**
 * Returns a body with its secrets masked, so that it may be logged: `sign`, the `txSecret` of push
 * URLs, signatures of other URLs, passwords and tokens, and the values of your own `alsoNames`. It
 * takes what a receiver takes, such as `received.raw`, JSON text, bytes or a form, and also a body
 * that is broken, and returns the same kind. `t` and `txTime` are no secrets.
 *
 * A secret is found by its name, wherever that stands: at any depth, in JSON in a string, in the
 * query of a URL, percent-encoded, in base64, in a line of a log. Everything else stays as it is; a
 * body without secrets is returned itself. Never throws; a body that cannot be read becomes `…`.
 *
 * @example
 * import { redact } from 'tencent-live-callbacks'
 *
 * const raw = { event_type: 1, stream_param: 'txSecret=f9fd&room=7&streamkey=Zk+9', sign: 'e3b1' }
 * redact(raw) // => { event_type: 1, stream_param: 'txSecret=…&room=7&streamkey=Zk+9', sign: '…' }
 * redact(raw, { alsoNames: ['streamkey'] }).stream_param // => 'txSecret=…&room=7&streamkey=…'
 * redact('event_type=1&sign=e3b1') // => 'event_type=1&sign=…'
 */
export const redact: Redact = /* @__PURE__ */ redactBy(MASK)
