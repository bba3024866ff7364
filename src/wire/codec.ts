/**
 * Codecs that are cheap when the input is valid: the first pass builds only the value, and a second
 * pass explains the errors if the first one failed. io-ts builds a context entry for every field on
 * the way, which costs more than decoding itself.
 */
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'

/** The result of reading an input that is not valid. */
export const INVALID: unique symbol = Symbol('invalid')
export type Invalid = typeof INVALID

export type Read<A> = (input: unknown) => A | Invalid
export type Explain = (input: unknown, context: t.Context) => t.Errors
export type UnknownKeys = (value: object) => ReadonlyArray<string>

/** A part of a codec: a field of an object, the item of a list, or a member of a union. */
export interface Inner {
  /** The name of the field; absent for an item and for a member. */
  readonly name?: string
  /** Whether an object without this field is invalid. */
  readonly required?: boolean
  /** The codec of the part; absent for a field that is dropped. */
  readonly type?: t.Decoder<unknown, unknown>
}

interface Parts<A, O> {
  /** The expected value, in the words of an error: `an integer`, `seconds since 1970`. */
  readonly name: string
  readonly is: t.Is<A>
  readonly read: Read<A>
  readonly encode: t.Encode<A, O>
  /**
   * Returns the errors of an input for which `read` returned `INVALID`. Default: one, at the input
   * itself.
   */
  readonly explain?: Explain
  /**
   * Returns an error for each part that `read` has left out of its value, because the part is
   * invalid and not required. Default: an empty list.
   */
  readonly leftOut?: Explain
  /**
   * Whether an optional field with a text that says nothing is absent, although the codec accepts
   * any text. Default: `false`.
   */
  readonly dropsBlank?: boolean
  /** The fields of a value that the codec does not know and has kept. Default: an empty list. */
  readonly unknownKeys?: UnknownKeys
  /** The parts of the codec. Default: an empty list. */
  readonly inner?: () => ReadonlyArray<Inner>
}

const wholeInputInvalid: Explain = (value, context) => [{ value, context }]

const emptyList = () => []

class ReadingType<A, O> extends t.Type<A, O, unknown> {
  readonly read: Read<A>
  readonly explain: Explain
  readonly leftOut: Explain
  readonly dropsBlank: boolean
  readonly unknownKeys: UnknownKeys
  readonly inner: () => ReadonlyArray<Inner>

  constructor({
    name,
    is,
    read,
    encode,
    explain = wholeInputInvalid,
    leftOut = emptyList,
    dropsBlank = false,
    unknownKeys = emptyList,
    inner = emptyList,
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
    this.leftOut = leftOut
    this.dropsBlank = dropsBlank
    this.unknownKeys = unknownKeys
    this.inner = inner
  }
}

/** Makes an io-ts codec from the functions that read, check and encode its values. */
export const codec = <A, O>(parts: Parts<A, O>): t.Type<A, O, unknown> => new ReadingType(parts)

/**
 * Returns the fast reader of a codec. A codec that was not made by `codec` is decoded, and its
 * errors are dropped.
 */
export const readerOf = <A>(type: t.Decoder<unknown, A>): Read<A> =>
  type instanceof ReadingType
    ? (type.read as Read<A>)
    : (input) => {
        const result = type.decode(input)
        return E.isLeft(result) ? INVALID : result.right
      }

/** Returns the errors of `input`, which `type` could not read. `context` is the path to `input`. */
export const explainBy = (
  type: t.Decoder<unknown, unknown>,
  input: unknown,
  context: t.Context,
): t.Errors => {
  if (type instanceof ReadingType) return type.explain(input, context)
  const result = type.validate(input, context)
  return E.isLeft(result) ? result.left : []
}

/**
 * Returns an error for each part of `input` that `type` has left out of its value. `context` is the
 * path to `input`.
 */
export const leftOutBy = (
  type: t.Decoder<unknown, unknown>,
  input: unknown,
  context: t.Context,
): t.Errors => (type instanceof ReadingType ? type.leftOut(input, context) : [])

/**
 * The error for a part that is left out as a whole: at the path of the part, even if something
 * inside the part is the cause.
 */
export const errorAt = (
  type: t.Decoder<unknown, unknown>,
  value: unknown,
  context: t.Context,
): t.ValidationError =>
  explainBy(type, value, context).find((error) => error.context.length === context.length) ?? {
    value,
    context,
  }

/** Whether an optional field of `type` with a text that says nothing is absent. */
export const dropsBlank = (type: t.Decoder<unknown, unknown>): boolean =>
  type instanceof ReadingType && type.dropsBlank

/** The fields of a value that `type` does not know and has kept. */
export const unknownKeysOf = (
  type: t.Decoder<unknown, unknown>,
  value: object,
): ReadonlyArray<string> => (type instanceof ReadingType ? type.unknownKeys(value) : [])

/** The parts of `type`; an empty list for a codec that was not made by `codec`. */
export const innerOf = (type: t.Decoder<unknown, unknown>): ReadonlyArray<Inner> =>
  type instanceof ReadingType ? type.inner() : []

const SPACE = 0x20
const SMALL_N = 0x6e
const SMALL_U = 0x75
const NO_BREAK_SPACE = 0xa0

/** Whether a text that begins with this character can be neither blank nor a name of nothing. */
const saysSomething = (first: number): boolean =>
  first > SPACE && first < NO_BREAK_SPACE && first !== SMALL_N && first !== SMALL_U

/**
 * Whether a text says nothing: it is blank, or the name of nothing that a sender has written as
 * text. Such an optional field counts as absent.
 */
export const isBlank = (input: unknown): boolean => {
  if (typeof input !== 'string') return false
  // Most texts need no trimming, which takes longer than all else that is asked of a text.
  if (saysSomething(input.charCodeAt(0))) return false
  const text = input.trim()
  return text === '' || text === 'null' || text === 'undefined'
}
