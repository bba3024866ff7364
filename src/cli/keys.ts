/** The callback key that commands sign and verify with. */
import { Option } from '@commander-js/extra-typings'

import { flawOf, type KeyFlaw } from '../receive/keys.ts'
import { UsageError } from './exit.ts'
import type { Terminal } from './Terminal.ts'
import type { Texts } from './text/texts.ts'

/** The option `--key`. CALLBACK_KEY is safer, since the list of processes shows options. */
export const keyOption = (say: Texts) => new Option('--key <key>', say.shared.keyOption)

/** The key of `--key` or CALLBACK_KEY, if there is one. */
export const givenKey = (key: string | undefined, { env }: Terminal): string | undefined =>
  key ?? env['CALLBACK_KEY']

/** The reasons why receivers refuse keys, each once. */
export const flawsOf = (keys: ReadonlyArray<string>): ReadonlyArray<KeyFlaw> => [
  ...new Set(keys.flatMap((key) => flawOf(key) ?? [])),
]

/** Throws a UsageError with the reason if receivers refuse a key. */
export const requireUsable = (keys: ReadonlyArray<string>): ReadonlyArray<string> => {
  const [flaw] = flawsOf(keys)
  if (flaw === undefined) return keys
  throw new UsageError(({ shared }) => shared.keyFlaws[flaw])
}

export const requireKey = (key: string | undefined, terminal: Terminal): string => {
  const given = givenKey(key, terminal)
  if (given === undefined || given.trim() === '') {
    throw new UsageError(({ shared }) => shared.keyMissing)
  }
  requireUsable([given])
  return given
}

/**
 * The option `--key`, repeated for several keys: while one key replaces another, both are in use.
 */
export const keysOption = (say: Texts) =>
  new Option('--key <key>', say.shared.keysOption).argParser<ReadonlyArray<string>>(
    (key: string, previous: ReadonlyArray<string> | undefined) => [...(previous ?? []), key],
  )

/**
 * The keys of `--key` or CALLBACK_KEY; an empty list if there are none. Throws a UsageError for a
 * blank key.
 */
export const givenKeys = (
  keys: ReadonlyArray<string> | undefined,
  { env }: Terminal,
): ReadonlyArray<string> => {
  const fromEnvironment = env['CALLBACK_KEY'] ?? ''
  const given = keys ?? (fromEnvironment === '' ? [] : [fromEnvironment])
  if (given.every((key) => key.trim() !== '')) return given
  throw new UsageError(({ shared }) => shared.keyFlaws.Empty)
}
