import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import { run } from '../../src/cli/program.ts'
import { buildBody } from '../../src/testing/buildBody.ts'
import { signBody } from '../../src/testing/signBody.ts'
import { endpoint } from './endpoint.ts'
import { fakeTerminal, START } from './terminal.ts'

const LINE_BREAK = 'A callback key ends with a line break: remove the line break.'

const flaws = [
  ['exampleKey\n', LINE_BREAK],
  ['exampleKey\r\n', LINE_BREAK],
  ['"exampleKey"\n', LINE_BREAK],
  ['"exampleKey"', 'A callback key is in quotes, or has one in it: remove the quotes.'],
  ['example Key', 'A callback key has a blank in it: remove the blank.'],
  ['exampleKey\u200b', 'A callback key has an invisible character in it: type the key by hand.'],
  [
    'undefined',
    'A callback key is the text of a missing value, such as undefined: check that the variable with it is set.',
  ],
] as const

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keys-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true })
})

/** The commands that need a usable key. */
const commandsTo = (url: string): ReadonlyArray<ReadonlyArray<string>> => [
  ['listen', '--port', '0', '--no-inspector'],
  ['send', 'StreamBegin', '--to', url],
  ['scenario', 'stream', '--to', url],
  ['fixtures', 'StreamBegin', '--signed'],
  ['sign'],
  ['template', '--url', 'https://example.com/callbacks'],
]

describe('the command', () => {
  test.each(flaws)(
    'says why the key %j is none, of --key and of CALLBACK_KEY',
    async (key, why) => {
      const { bodies, url } = await endpoint()
      for (const argv of commandsTo(url)) {
        const byOption = fakeTerminal()
        const byVariable = fakeTerminal({ env: { CALLBACK_KEY: key } })
        expect([argv[0], await run([...argv, '--key', key], byOption)]).toEqual([argv[0], 2])
        expect([argv[0], await run(argv, byVariable)]).toEqual([argv[0], 2])
        for (const { noted } of [byOption, byVariable]) {
          expect([argv[0], noted]).toEqual([argv[0], [`error: ${why}`]])
        }
      }
      expect(bodies).toEqual([])
    },
  )

  test.each(flaws)('says so of the key %j for inspect, which goes on', async (key, why) => {
    const file = join(folder, 'body.json')
    const body = signBody(buildBody('StreamBegin'), { key: 'exampleKey', now: () => START })
    await writeFile(file, JSON.stringify(body))
    for (const argv of [
      ['--key', key, '--key', key],
      ['--json', '--key', key],
    ]) {
      const terminal = fakeTerminal()
      expect(await run(['inspect', file, ...argv], terminal)).toBe(1)
      expect(terminal.noted).toEqual([why])
      expect(terminal.printed.join('\n')).toMatch(/refused/)
    }
    const usable = fakeTerminal()
    expect(await run(['inspect', file, '--key', 'exampleKey'], usable)).toBe(0)
    expect(usable.noted).toEqual([])
  })

  test('takes the first flaw of several keys', async () => {
    const terminal = fakeTerminal()
    const argv = ['listen', '--key', 'exampleKey', '--key', 'a b', '--key', 'c\n']
    expect(await run(argv, terminal)).toBe(2)
    expect(terminal.noted).toEqual(['error: A callback key has a blank in it: remove the blank.'])
  })

  test('says that a key of blanks is empty or missing', async () => {
    for (const key of ['', ' ', '\n']) {
      const listen = fakeTerminal({ env: { CALLBACK_KEY: '' } })
      expect(await run(['listen', '--key', key], listen)).toBe(2)
      expect(listen.noted[0]).toContain('A callback key is empty')
      const sign = fakeTerminal({ env: { CALLBACK_KEY: key } })
      expect(await run(['sign'], sign)).toBe(2)
      expect(sign.noted[0]).toContain('There is no callback key')
    }
  })
})
