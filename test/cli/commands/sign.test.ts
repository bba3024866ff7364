import { describe, expect, test } from '@jest/globals'

import { run } from '../../../src/cli/program.ts'
import { sign } from '../../../src/receive/signature.ts'
import { fakeTerminal, START } from '../terminal.ts'

const key = 'examplecallbackkey'
const t = START.getTime() / 1000 + 600

describe('live-callbacks sign', () => {
  test('signs the second in 600 seconds', async () => {
    const terminal = fakeTerminal()
    expect(await run(['sign', '--key', key, '--json'], terminal)).toBe(0)
    expect(terminal.printed).toEqual([JSON.stringify({ t, sign: sign(key, t) })])
  })

  test('signs a given second with the key of the environment', async () => {
    const terminal = fakeTerminal({ env: { CALLBACK_KEY: key } })
    expect(await run(['sign', '--t', '1790000000'], terminal)).toBe(0)
    expect(terminal.printed).toEqual(['t     1790000000', `sign  ${sign(key, 1_790_000_000)}`])
  })

  test.each([
    ['no key', ['sign'], 'There is no callback key'],
    ['a blank key', ['sign', '--key', ' '], 'There is no callback key'],
    [
      'a key with a line break',
      ['sign', '--key', `${key}\n`],
      'A callback key ends with a line break: remove the line break.',
    ],
    ['a key in quotes', ['sign', '--key', `"${key}"`], 'A callback key is in quotes'],
    ['a key that is missing', ['sign', '--key', 'undefined'], 'is the text of a missing value'],
    [
      'a t in milliseconds',
      ['sign', '--key', key, '--t', '1790000000000'],
      '--t must be ten digits',
    ],
  ])('refuses %s', async (_what, argv, complaint) => {
    const terminal = fakeTerminal()
    expect(await run(argv, terminal)).toBe(2)
    expect(terminal.printed).toEqual([])
    expect(terminal.noted.join('\n')).toContain(complaint)
  })
})
