/** The callback keys: what is accepted as a key, and why the rest is not. */
import { ask, INVALID_VALUE, THREW, type Unusable } from './ask.ts'

/** One callback key, or several while one replaces another. */
export type Keys = string | readonly [string, ...ReadonlyArray<string>]

/** The texts that a missing value becomes. A key that is one of them is a mistake in the set-up. */
const NO_KEY: ReadonlySet<string> = new Set(['undefined', 'null', 'NaN'])

// Tencent's console accepts only letters and digits. Whoever copies a key can copy these too, and
// then no signature ever matches.
const LINE_BREAK_AT_END = /[\n\r\u2028\u2029]$/
const QUOTE = /["'`\u00b4\u201a\u201e\u300c-\u300f\uff02\uff07\p{Pi}\p{Pf}]/u
// A byte order mark counts as white space in JavaScript, but nobody sees it.
const BLANK = /[^\S\ufeff]/
const INVISIBLE = /[\p{C}\p{Default_Ignorable_Code_Point}]/u

/** The reason why a text is no callback key. */
export type KeyFlaw =
  | 'Blank'
  | 'Empty'
  | 'Invisible'
  | 'LineBreakAtEnd'
  /** The key is the text of a missing value, such as `undefined`. */
  | 'MissingValue'
  | 'Quote'

/** The reason why a text is no callback key; `undefined` if it can be one. */
export const flawOf = (key: string): KeyFlaw | undefined => {
  if (key === '') return 'Empty'
  if (NO_KEY.has(key)) return 'MissingValue'
  if (LINE_BREAK_AT_END.test(key)) return 'LineBreakAtEnd'
  if (QUOTE.test(key)) return 'Quote'
  if (BLANK.test(key)) return 'Blank'
  return INVISIBLE.test(key) ? 'Invisible' : undefined
}

const objections: Readonly<Record<KeyFlaw, (key: string) => string>> = {
  Blank: () => 'has a blank in it: remove the blank',
  Empty: () => 'is empty: check that the environment variable with it is set',
  Invisible: () => 'has an invisible character in it: type the key by hand',
  LineBreakAtEnd: () => 'ends with a line break: remove the line break',
  MissingValue: (key) => `is the text "${key}": check that the variable with it is set`,
  Quote: () => 'is in quotes, or has one in it: remove the quotes',
}

/** Says why a value is no callback key; `undefined` if it can be one. Does not show the value. */
const objectionTo = (key: unknown): string | undefined => {
  if (key === undefined) return 'is undefined: check that the environment variable with it is set'
  if (typeof key !== 'string') return 'is not a string: pass it as text'
  const flaw = flawOf(key)
  return flaw === undefined ? undefined : objections[flaw](key)
}

/**
 * Returns the keys as a list that the caller cannot change. Throws a TypeError with the reason if
 * one is invalid.
 */
const requireKeys = (keys: unknown): ReadonlyArray<string> => {
  const list = Array.isArray(keys) ? Array.from<unknown>(keys) : [keys]
  const found =
    list.length === 0 ? ['is missing: the list is empty'] : list.map((key) => objectionTo(key))
  const index = found.findIndex((objection) => objection !== undefined)
  if (index === -1) return list as ReadonlyArray<string>
  const place = list.length > 1 ? ` at index ${String(index)}` : ''
  throw new TypeError(
    `keys must be the callback key or a list of callback keys, but the key${place} ${String(found[index])}.`,
  )
}

/** Whether `keys` are those of the list, which were found valid. */
const isList = (keys: unknown, list: ReadonlyArray<string>): boolean =>
  Array.isArray(keys)
    ? keys.length === list.length && list.every((key, index) => key === keys[index])
    : list.length === 1 && keys === list[0]

/**
 * Derives a value from each key. If `keys` is a function, it is called for every body; the values
 * are derived again only when the keys change.
 */
export const deriveFrom = <A>(
  keys: Keys | (() => Keys),
  make: (key: string) => A,
): (() => ReadonlyArray<A> | Unusable) => {
  if (typeof keys !== 'function') {
    const made = requireKeys(keys).map(make)
    return () => made
  }
  let list: ReadonlyArray<string> = []
  let made: ReadonlyArray<A> = []
  return () => {
    const given = ask(keys)
    if (given === THREW) return THREW
    if (list.length > 0 && isList(given, list)) return made
    const next = ask(() => requireKeys(given))
    if ('problem' in next) return INVALID_VALUE
    list = next
    made = next.map(make)
    return made
  }
}

const everywhere = (pattern: RegExp): RegExp => new RegExp(pattern, `${pattern.flags}g`)

/** A key without the quotes because of which it is none. */
export const withoutQuotes = (key: string): string => key.replace(everywhere(QUOTE), '')

/** A key without the blanks, line breaks and invisible characters because of which it is none. */
export const withoutBlanks = (key: string): string =>
  key.replace(everywhere(BLANK), '').replace(everywhere(INVISIBLE), '')
