/** The callback key that commands sign and verify with. */
import { Option } from '@commander-js/extra-typings'

import { UsageError } from './exit.ts'
import type { Terminal } from './Terminal.ts'

/** `--key`, which may also come from the environment: there it is in no list of processes. */
export const keyOption = new Option(
  '--key <key>',
  'the callback key of the template; better set the variable CALLBACK_KEY, which no list of processes shows',
)

/** The key that was given, if there is one. */
export const givenKey = (key: string | undefined, { env }: Terminal): string | undefined =>
  key ?? env['CALLBACK_KEY']

/** Keys with blanks are taken by no receiver. */
export const requireUsable = (keys: ReadonlyArray<string>): ReadonlyArray<string> => {
  if (keys.every((key) => /^[^\s\p{Cc}]+$/u.test(key))) return keys
  throw new UsageError('A callback key has blanks in it: take them out.')
}

export const requireKey = (key: string | undefined, terminal: Terminal): string => {
  const given = givenKey(key, terminal)
  if (given === undefined || given.trim() === '') {
    throw new UsageError('There is no callback key: give --key, or set CALLBACK_KEY.')
  }
  requireUsable([given])
  return given
}

/** `--key`, as often as there are keys: while one replaces another, both are in use. */
export const keysOption = new Option(
  '--key <key>',
  'the callback key of the template, again for each of several; better set the variable CALLBACK_KEY, which no list of processes shows',
).argParser<ReadonlyArray<string>>((key: string, previous: ReadonlyArray<string> | undefined) => [
  ...(previous ?? []),
  key,
])

/** The keys that were given; none if there are none. A blank one is a variable that is not set. */
export const givenKeys = (
  keys: ReadonlyArray<string> | undefined,
  { env }: Terminal,
): ReadonlyArray<string> => {
  const fromEnvironment = env['CALLBACK_KEY'] ?? ''
  const given = keys ?? (fromEnvironment === '' ? [] : [fromEnvironment])
  if (given.every((key) => key.trim() !== '')) return given
  throw new UsageError('A callback key is blank: check the variable that you take it from.')
}
