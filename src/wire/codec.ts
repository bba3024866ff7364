/**
 * A codec that is cheap when the value fits: it first reads, making nothing but the value, and
 * explains only what could not be read. io-ts builds its context for every field on the way, which
 * costs more than the reading itself.
 */
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'

/** What reading gives in place of a value that does not fit. */
export const INVALID: unique symbol = Symbol('invalid')
export type Invalid = typeof INVALID

export type Read<A> = (input: unknown) => A | Invalid
export type Explain = (input: unknown, context: t.Context) => t.Errors
export type UnknownKeys = (value: object) => ReadonlyArray<string>

/** A codec inside a codec, under its name if it is a field. A field that is dropped has a name, and no codec. */
export interface Inner {
  readonly name?: string
  /** Whether a value without that field does not fit. */
  readonly required?: boolean
  readonly type?: t.Decoder<unknown, unknown>
}

interface Parts<A, O> {
  /** What was expected, in the words of an error: `an integer`, `seconds since 1970`. */
  readonly name: string
  readonly is: t.Is<A>
  readonly read: Read<A>
  readonly encode: t.Encode<A, O>
  /** Says where and why, once `read` has given `INVALID`. By default: here, for what `name` says. */
  readonly explain?: Explain
  /** The fields of a value that the codec does not know and has kept. By default: none. */
  readonly unknownKeys?: UnknownKeys
  /** What the codec is made of. By default: nothing. */
  readonly inner?: () => ReadonlyArray<Inner>
}

const here: Explain = (value, context) => [{ value, context }]

const none = () => []

class ReadingType<A, O> extends t.Type<A, O, unknown> {
  readonly read: Read<A>
  readonly explain: Explain
  readonly unknownKeys: UnknownKeys
  readonly inner: () => ReadonlyArray<Inner>

  constructor({
    name,
    is,
    read,
    encode,
    explain = here,
    unknownKeys = none,
    inner = none,
  }: Parts<A, O>) {
    super(
      name,
      is,
      (input, context) => {
        const value = read(input)
        return value === INVALID ? E.left(explain(input, context)) : E.right(value)
      },
      encode,
    )
    this.read = read
    this.explain = explain
    this.unknownKeys = unknownKeys
    this.inner = inner
  }
}

/** Makes a codec out of its parts. */
export const codec = <A, O>(parts: Parts<A, O>): t.Type<A, O, unknown> => new ReadingType(parts)

/** The quick way into a codec: ours is read directly, any other io-ts codec is asked to decode. */
export const readerOf = <A>(type: t.Decoder<unknown, A>): Read<A> =>
  type instanceof ReadingType
    ? (type.read as Read<A>)
    : (input) => {
        const result = type.decode(input)
        return E.isLeft(result) ? INVALID : result.right
      }

/** Why `type` does not fit `input`, at the place that `context` names. */
export const explainBy = (
  type: t.Decoder<unknown, unknown>,
  input: unknown,
  context: t.Context,
): t.Errors => {
  if (type instanceof ReadingType) return type.explain(input, context)
  const result = type.validate(input, context)
  return E.isLeft(result) ? result.left : []
}

/** The fields of a value that `type` does not know and has kept. */
export const unknownKeysOf = (
  type: t.Decoder<unknown, unknown>,
  value: object,
): ReadonlyArray<string> => (type instanceof ReadingType ? type.unknownKeys(value) : [])

/** What `type` is made of; nothing for a codec of another's. */
export const innerOf = (type: t.Decoder<unknown, unknown>): ReadonlyArray<Inner> =>
  type instanceof ReadingType ? type.inner() : []

/** What form encoders make of `null`: it stands for a field that is not there. */
export const isBlank = (input: unknown): boolean => input === '' || input === 'null'
