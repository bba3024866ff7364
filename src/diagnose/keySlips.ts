/** The ways in which a given key can differ slightly from the callback key, and how to undo them. */
import { withoutBlanks, withoutQuotes } from '../receive/keys.ts'
import type { SlipFact } from './Reason.ts'

/** A slip, and the keys that can be meant. */
interface Slip {
  readonly fact: SlipFact
  readonly undo: (key: string) => ReadonlyArray<string>
}

/** The maximum number of keys in one text. */
const MOST_KEYS = 16

const VARIABLE_NAME = /^\s*(?:export\s+|set\s+|\$env:)?[A-Za-z_][A-Za-z0-9_.-]*\s*[=:]\s*/

const slips: ReadonlyArray<Slip> = [
  {
    fact: { code: 'KeyHasBlanks', lineBreak: true },
    undo: (key) => [key.replace(/^[\n\r\u2028\u2029]+/, '').replace(/[\n\r\u2028\u2029]+$/, '')],
  },
  { fact: { code: 'KeyHasBlanks', lineBreak: false }, undo: (key) => [withoutBlanks(key)] },
  { fact: { code: 'KeyInQuotes' }, undo: (key) => [withoutQuotes(key)] },
  { fact: { code: 'KeyHasVariableName' }, undo: (key) => [key.replace(VARIABLE_NAME, '')] },
  {
    fact: { code: 'SeveralKeysInOne' },
    undo: (key) => {
      const keys = key.split(/[\s,;|]+/).filter((part) => /[A-Za-z0-9]/.test(part))
      return keys.length > 1 ? keys.slice(0, MOST_KEYS) : []
    },
  },
  { fact: { code: 'KeyInOtherCase' }, undo: (key) => [key.toLowerCase(), key.toUpperCase()] },
]

/** A key that can be meant by a given one, and the slips between them. */
export interface MeantKey {
  readonly key: string
  readonly slips: ReadonlyArray<SlipFact>
}

const undoOne = (meant: MeantKey): ReadonlyArray<MeantKey> =>
  slips
    .filter(({ fact }) => meant.slips.every(({ code }) => code !== fact.code))
    .flatMap(({ fact, undo }) =>
      undo(meant.key).map((key) => ({ key, slips: [...meant.slips, fact] })),
    )

/** The maximum number of slips in one key, such as a name, quotes and a line break. */
const MOST_SLIPS = 3

/** The maximum number of keys that are tried. */
const MOST_TRIED = 500

/** The keys that can be meant by a given one, those with the fewest slips first. */
export const meantKeys = (given: string): ReadonlyArray<MeantKey> => {
  const seen = new Set([given, ''])
  const all: Array<MeantKey> = []
  let last: ReadonlyArray<MeantKey> = [{ key: given, slips: [] }]
  for (let count = 0; count < MOST_SLIPS && all.length < MOST_TRIED; count += 1) {
    last = last.flatMap(undoOne).filter(({ key }) => !seen.has(key) && seen.add(key))
    all.push(...last)
  }
  return all
}
