/** Unions told apart by a tag: one look into a table, whatever the number of members. */
import * as t from 'io-ts'

import { codec, explainBy, INVALID, readerOf, unknownKeysOf } from './codec.ts'
import { isJsonObject, type JsonObject } from './json.ts'

type Member<A> = t.Type<A, JsonObject, unknown>

interface Union<A, K extends keyof A> {
  readonly tag: K
  /** Reads the tag, which may come in several forms. */
  readonly tagType: t.Decoder<unknown, number | string>
  /** A member for each tag; one that is missing or swapped does not compile. */
  readonly members: {
    readonly [N in Exclude<A[K], 'unknown'> & PropertyKey]: Member<
      Extract<A, Readonly<Record<K, N>>>
    >
  }
  /** For every tag that is not in the table. */
  readonly otherwise: Member<Extract<A, Readonly<Record<K, 'unknown'>>>>
}

/**
 * The union of the members by their tag. What has a tag of its own is read by that member alone, so
 * that a broken known value is never taken for an unknown one.
 */
export const union = <A extends object, K extends keyof A & string>(
  name: string,
  { tag, tagType, members, otherwise }: Union<A, K>,
): t.Type<A, JsonObject, unknown> => {
  // A map, not the object: a tag such as "constructor" finds nothing in it.
  const readTag = readerOf<unknown>(tagType)
  const memberOf = (type: unknown) => {
    const member = type as Member<A>
    return { type: member, read: readerOf(member) }
  }
  const table = new Map(
    Object.entries(members).map(([key, type]) => [readTag(key), memberOf(type)] as const),
  )
  const rest = memberOf(otherwise)

  return codec<A, JsonObject>({
    name,
    is: (input): input is A =>
      isJsonObject(input) && (table.get(input[tag]) ?? rest).type.is(input),
    read: (input) => {
      // Whether it is a plain object is the member's to say.
      if (typeof input !== 'object' || input === null) return INVALID
      const value = readTag((input as JsonObject)[tag])
      return value === INVALID ? INVALID : (table.get(value) ?? rest).read(input)
    },
    inner: () => [...table.values(), rest],
    encode: (value) => (table.get(value[tag]) ?? rest).type.encode(value),
    unknownKeys: (value) => unknownKeysOf((table.get((value as A)[tag]) ?? rest).type, value),
    explain: (input, context) => {
      if (!isJsonObject(input)) return [{ value: input, context, message: 'an object' }]
      const value = readTag(input[tag])
      return value === INVALID
        ? [{ value: input[tag], context: t.appendContext(context, tag, tagType, input[tag]) }]
        : explainBy((table.get(value) ?? rest).type, input, context)
    },
  })
}

/** What is on the wire for an unknown member: the received tag where the others have theirs. */
type Body<A, K extends keyof A, R extends keyof A> = Omit<A, K | R> & Readonly<Record<K, A[R]>>

/**
 * The member for tags that nobody has told us of: it says `'unknown'` where the tag was, and has
 * the tag that was received beside it.
 */
export const unknownMember = <
  A extends object,
  K extends keyof A & string,
  R extends keyof A & string,
>({
  tag,
  received,
  body,
}: {
  readonly tag: K
  readonly received: R
  readonly body: Member<Body<A, K, R>>
}): Member<A> => {
  const readBody = readerOf<object>(body)
  return codec<A, JsonObject>({
    name: body.name,
    is: (input): input is A =>
      isJsonObject(input) &&
      input[tag] === 'unknown' &&
      body.is({ ...input, [tag]: input[received] }),
    read: (input) => {
      const value = readBody(input)
      return value === INVALID
        ? INVALID
        : ({ ...value, [tag]: 'unknown', [received]: (value as Body<A, K, R>)[tag] } as A)
    },
    inner: () => [{ type: body }],
    encode: ({ [received]: value, ...rest }) =>
      body.encode({ ...rest, [tag]: value } as unknown as Body<A, K, R>),
    unknownKeys: (value) => unknownKeysOf(body, value).filter((key) => key !== received),
    explain: (input, context) => explainBy(body, input, context),
  })
}
