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

export const requireKey = (key: string | undefined, terminal: Terminal): string => {
  const given = givenKey(key, terminal)
  if (given === undefined || given.trim() === '') {
    throw new UsageError('There is no callback key: give --key, or set CALLBACK_KEY.')
  }
  return given
}
