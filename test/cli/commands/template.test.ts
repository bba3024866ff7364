import { describe, expect, test } from '@jest/globals'

import { run } from '../../../src/cli/program.ts'
import { type CallbackTemplate, eventsOf, templateFor } from '../../../src/template.ts'
import { fakeTerminal, type FakeTerminalOptions } from '../terminal.ts'

const url = 'https://example.com/live/9f3c/callbacks'
const key = 'examplecallbackkey'

const make = async (args: ReadonlyArray<string>, options: FakeTerminalOptions = {}) => {
  const terminal = fakeTerminal(options)
  const code = await run(['template', ...args], terminal)
  return { ...terminal, code }
}

const templateOf = (printed: ReadonlyArray<string>) =>
  JSON.parse(printed.join('\n')) as CallbackTemplate

describe('live-callbacks template', () => {
  test('prints the request, and the next step', async () => {
    const { code, printed, noted } = await make(['--url', url, '--key', key])
    expect(code).toBe(0)
    const template = templateOf(printed)
    expect(template).toEqual(
      templateFor(url, eventsOf(template), { TemplateName: 'live-callbacks', CallbackKey: key }),
    )
    expect(eventsOf(template)).toHaveLength(9)
    expect(noted.join(' ')).toMatch(/CreateLiveCallbackRule.* 5 to 10 minutes/)
    expect(noted.join(' ')).not.toContain(key)
  })

  test('prints the request alone, with some events', async () => {
    const { printed, noted } = await make(
      ['--url', url, '--events', 'streamend, StreamBegin', '--name', 'mine', '--json'],
      { env: { CALLBACK_KEY: key } },
    )
    expect(noted).toEqual([])
    expect(templateOf(printed)).toEqual({
      TemplateName: 'mine',
      CallbackKey: key,
      StreamBeginNotifyUrl: url,
      StreamEndNotifyUrl: url,
    })
  })

  test('generates a key, and says that it must be stored', async () => {
    const args = ['--url', url, '--generate-key', '--json']
    const made = await make(args, { env: { CALLBACK_KEY: key } })
    expect(made.noted.join(' ')).toContain('store it')
    const keys = [made, await make(args)].map(({ printed }) => templateOf(printed).CallbackKey)
    for (const one of keys) expect(one).toMatch(/^[A-Za-z0-9]{32}$/)
    expect(new Set(keys).size).toBe(2)
  })

  test('says that without a key callbacks cannot be verified', async () => {
    const { code, printed, noted } = await make(['--url', url, '--json'])
    expect(code).toBe(0)
    expect(templateOf(printed)).not.toHaveProperty('CallbackKey')
    expect(noted.join(' ')).toContain('cannot be verified')
  })

  test('warns that Tencent cannot reach a private URL', async () => {
    const { code, printed, noted } = await make([
      '--url',
      'http://localhost:3000/',
      '--key',
      key,
      '--json',
    ])
    expect(code).toBe(0)
    expect(printed).toHaveLength(1)
    expect(noted.join(' ')).toMatch(/^Tencent cannot reach that URL/)
  })

  test.each([
    ['no URL', [], "required option '--url <url>' not specified"],
    ['a URL that is none', ['--url', 'example.com'], 'error: --url must be an http'],
    [
      'an event that has no URL',
      ['--url', url, '--events', 'StreamBegin,Relay'],
      'There is no URL for Relay. --events takes all, or some of StreamBegin,',
    ],
    [
      'a misspelt event',
      ['--url', url, '--events', 'StreamBegin,Recordfil'],
      'There is no URL for Recordfil; did you mean RecordFile? --events takes',
    ],
    ['an event of controls', ['--url', url, '--events', '\u001b[2J'], 'for \\u001b[2J. --events'],
    ['no events', ['--url', url, '--events', ''], '--events takes'],
    ['a name with blanks', ['--url', url, '--name', 'a b'], 'error: --name must be'],
    ['a key that is blank', ['--url', url, '--key', ' '], 'error: A callback key has a blank'],
    ['a key that is too long', ['--url', url, '--key', 'k'.repeat(33)], 'The callback key must be'],
    ['two keys', ['--url', url, '--key', key, '--generate-key'], 'cannot be used with'],
  ])('refuses %s', async (_what, args, complaint) => {
    const { code, printed, noted } = await make(args)
    expect(code).toBe(2)
    expect(printed).toEqual([])
    expect(noted.join('\n')).toContain(complaint)
  })
})
