/** The callback key that commands sign and verify with. */
import { Option } from '@commander-js/extra-typings'

import { UsageError } from './exit.ts'
import type { Terminal } from './Terminal.ts'
import type { Texts } from './text/texts.ts'

/** `--key`, which may also come from the environment: there it is in no list of processes. */
export const keyOption = (say: Texts) => new Option('--key <key>', say.shared.keyOption)

/** The key that was given, if there is one. */
export const givenKey = (key: string | undefined, { env }: Terminal): string | undefined =>
  key ?? env['CALLBACK_KEY']

/** No receiver accepts a key with blanks. */
export const requireUsable = (keys: ReadonlyArray<string>): ReadonlyArray<string> => {
  if (keys.every((key) => /^[^\s\p{Cc}]+$/u.test(key))) return keys
  throw new UsageError(({ shared }) => shared.keyWithBlanks)
}

export const requireKey = (key: string | undefined, terminal: Terminal): string => {
  const given = givenKey(key, terminal)
  if (given === undefined || given.trim() === '') {
    throw new UsageError(({ shared }) => shared.keyMissing)
  }
  requireUsable([given])
  return given
}

/** `--key`, as often as there are keys: while one replaces another, both are in use. */
export const keysOption = (say: Texts) =>
  new Option('--key <key>', say.shared.keysOption).argParser<ReadonlyArray<string>>(
    (key: string, previous: ReadonlyArray<string> | undefined) => [...(previous ?? []), key],
  )

/** The keys that were given; none if there are none. A blank one is a variable that is not set. */
export const givenKeys = (
  keys: ReadonlyArray<string> | undefined,
  { env }: Terminal,
): ReadonlyArray<string> => {
  const fromEnvironment = env['CALLBACK_KEY'] ?? ''
  const given = keys ?? (fromEnvironment === '' ? [] : [fromEnvironment])
  if (given.every((key) => key.trim() !== '')) return given
  throw new UsageError(({ shared }) => shared.keyBlank)
}
