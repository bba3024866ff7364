/** Codecs of discriminated unions: one look-up by the tag, for any number of members. */
import * as t from 'io-ts'

import {
  codec,
  explainBy,
  INVALID,
  type Invalid,
  leftOutBy,
  readerOf,
  unknownKeysOf,
} from './codec.ts'
import { isJsonObject, type JsonObject } from './json.ts'

type Member<A> = t.Type<A, JsonObject, unknown>

interface UnionParts<A, K extends keyof A> {
  /** The name of the field that tells the members apart. */
  readonly tag: K
  /** Reads the tag in each form that senders give it. */
  readonly tagType: t.Decoder<unknown, number | string>
  /**
   * The member for each known tag. A member that is missing or under another's tag does not
   * compile.
   */
  readonly members: {
    readonly [N in Exclude<A[K], 'unknown'> & PropertyKey]: Member<
      Extract<A, Readonly<Record<K, N>>>
    >
  }
  /** The member for every tag that is not in `members`. */
  readonly otherwise: Member<Extract<A, Readonly<Record<K, 'unknown'>>>>
}

/**
 * Makes the codec of a discriminated union. An input with a known tag is read by the member for
 * that tag only, so that an invalid known value is never read as an unknown one.
 */
export const union = <A extends object, K extends keyof A & string>(
  name: string,
  { tag, tagType, members, otherwise }: UnionParts<A, K>,
): t.Type<A, JsonObject, unknown> => {
  const readTag = readerOf<unknown>(tagType)
  const memberOf = (type: unknown) => {
    // Each member is a codec of a part of A, which the compiler does not follow here.
    const member = type as Member<A>
    return { type: member, read: readerOf(member) }
  }
  // A Map and not an object, which would find something for a tag such as "constructor". Its keys
  // are read as tags, since the keys of `members` are texts even where the tags are numbers.
  const table = new Map(
    Object.entries(members).map(([key, type]) => [readTag(key), memberOf(type)] as const),
  )
  const rest = memberOf(otherwise)
  const memberFor = (value: unknown) => table.get(value) ?? rest

  return codec<A, JsonObject>({
    name,
    is: (input): input is A => isJsonObject(input) && memberFor(input[tag]).type.is(input),
    read: (input) => {
      // Only so that reading the tag cannot throw: the member checks whether it is a plain object.
      if (typeof input !== 'object' || input === null) return INVALID
      const value = readTag((input as JsonObject)[tag])
      return value === INVALID ? INVALID : memberFor(value).read(input)
    },
    inner: () => [...table.values(), rest],
    encode: (value) => memberFor(value[tag]).type.encode(value),
    unknownKeys: (value) => unknownKeysOf(memberFor((value as A)[tag]).type, value),
    explain: (input, context) => {
      if (!isJsonObject(input)) return [{ value: input, context, message: 'an object' }]
      const value = readTag(input[tag])
      return value === INVALID
        ? [{ value: input[tag], context: t.appendContext(context, tag, tagType, input[tag]) }]
        : explainBy(memberFor(value).type, input, context)
    },
    leftOut: (input, context) =>
      isJsonObject(input) ? leftOutBy(memberFor(readTag(input[tag])).type, input, context) : [],
  })
}

/**
 * An unknown member on the wire: the received tag is in the field `K`, as for all other members.
 */
type Body<A, K extends keyof A, R extends keyof A> = Omit<A, K | R> & Readonly<Record<K, A[R]>>

/**
 * Makes the member for tags that this library does not know. Its value has `'unknown'` in the field
 * `tag`, and the tag that was sent in the field `received`.
 */
export const unknownMember = <
  A extends object,
  K extends keyof A & string,
  R extends keyof A & string,
>({
  tag,
  received,
  body,
  isKnown,
}: {
  readonly tag: K
  readonly received: R
  readonly body: Member<Body<A, K, R>>
  /** Whether a tag has a member of its own, so that a value with it is not unknown. */
  readonly isKnown: (received: Body<A, K, R>[K]) => boolean
}): Member<A> => {
  const readBody = readerOf<Body<A, K, R>>(body)

  const read = (input: unknown): A | Invalid => {
    const value = readBody(input)
    if (value === INVALID || isKnown(value[tag])) return INVALID
    return { ...value, [tag]: 'unknown', [received]: value[tag] } as unknown as A
  }

  return codec<A, JsonObject>({
    name: body.name,
    is: (input): input is A => {
      if (!isJsonObject(input) || input[tag] !== 'unknown') return false
      const sent: unknown = { ...input, [tag]: input[received] }
      return body.is(sent) && !isKnown(sent[tag])
    },
    read,
    inner: () => [{ type: body }],
    encode: ({ [received]: value, ...rest }) =>
      body.encode({ ...rest, [tag]: value } as unknown as Body<A, K, R>),
    unknownKeys: (value) => unknownKeysOf(body, value).filter((key) => key !== received),
    explain: (input, context) => {
      const value = readBody(input)
      if (value === INVALID) return explainBy(body, input, context)
      const received: unknown = value[tag]
      const place = t.appendContext(context, tag, body, received)
      return [{ value: received, context: place, message: `a ${tag} that is not known` }]
    },
    leftOut: (input, context) => leftOutBy(body, input, context),
  })
}
