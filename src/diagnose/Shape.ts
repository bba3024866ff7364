/** The kind and form of a received value, without the value: a field can hold a secret. */

export type Shape =
  | { readonly kind: 'boolean' | 'missing' | 'null' }
  /** `like` has `9` for each digit, and `a` or `A` for each letter. */
  | { readonly kind: 'number' | 'text'; readonly like: string }
  | { readonly kind: 'list' | 'object'; readonly size: number }

const LONGEST = 24

const likeText = (text: string): string => {
  const like = text
    .slice(0, LONGEST)
    .replace(/\p{Lu}/gu, 'A')
    .replace(/(?!A)\p{L}/gu, 'a')
    .replace(/\p{N}/gu, '9')
    .replace(/[^ -~]/gu, '?')
  return text.length > LONGEST ? `${like}…` : like
}

/** The shape of a value that `JSON.parse` returned; `undefined` is a missing one. */
export const shapeOf = (value: unknown): Shape => {
  if (value === undefined) return { kind: 'missing' }
  if (value === null) return { kind: 'null' }
  if (typeof value === 'boolean') return { kind: 'boolean' }
  if (typeof value === 'string') return { kind: 'text', like: likeText(value) }
  if (typeof value === 'number') {
    return { kind: 'number', like: String(value).replace(/[0-9]/g, '9') }
  }
  return { kind: Array.isArray(value) ? 'list' : 'object', size: Object.keys(value).length }
}
