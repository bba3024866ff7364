import { describe, expect, test } from '@jest/globals'

import { run } from '../../src/cli/program.ts'
import { fakeTerminal } from './terminal.ts'

const cases: ReadonlyArray<
  readonly [what: string, argv: ReadonlyArray<string>, en: string, zh: string]
> = [
  [
    'a command that there is none of',
    ['frobnicate'],
    "unknown command 'frobnicate'.",
    '没有 frobnicate 这个命令。',
  ],
  [
    'a misspelt command',
    ['snd'],
    "unknown command 'snd'; did you mean send?",
    '没有 snd 这个命令，您是不是想用 send？',
  ],
  [
    'an option that there is none of',
    ['sign', '--qqq'],
    "unknown option '--qqq'.",
    '没有 --qqq 这个选项。',
  ],
  [
    'a misspelt option',
    ['sign', '--kee', 'x'],
    "unknown option '--kee'; did you mean --key?",
    '没有 --kee 这个选项，您是不是想用 --key？',
  ],
  [
    'a misspelt option of every command',
    ['sign', '--langauge', 'zh'],
    "unknown option '--langauge'; did you mean --lang?",
    '没有 --langauge 这个选项，您是不是想用 --lang？',
  ],
  [
    'an option of controls',
    ['sign', '-\u001b[2J'],
    "unknown option '-\\u001b'.",
    '没有 -\\u001b 这个选项。',
  ],
  [
    'a letter with a key behind it, which is not shown',
    ['inspect', '-kexamplecallbackkey'],
    "unknown option '-k'.",
    '没有 -k 这个选项。',
  ],
  [
    'an option with a key behind it, which is not shown',
    ['inspect', '--kee=examplecallbackkey'],
    "unknown option '--kee'; did you mean --key?",
    '没有 --kee 这个选项，您是不是想用 --key？',
  ],
  [
    'no argument',
    ['send', '--to', 'http://a'],
    "missing required argument 'event'",
    '缺少参数 event。',
  ],
  [
    'no mandatory option',
    ['send', 'StreamEnd'],
    "required option '--to <url>' not specified",
    '缺少必填选项 --to <url>。',
  ],
  [
    'an option without its value',
    ['send', 'StreamEnd', '--to'],
    "option '--to <url>' argument missing",
    '选项 --to <url> 后面缺少值。',
  ],
  [
    'an argument where none is taken',
    ['sign', 'x'],
    "too many arguments for 'sign': it takes 0, but got 1",
    'sign 的参数过多：最多 0 个，收到 1 个。',
  ],
  [
    'too many arguments',
    ['inspect', 'a', 'b', 'c'],
    "too many arguments for 'inspect': it takes 1, but got 3",
    'inspect 的参数过多：最多 1 个，收到 3 个。',
  ],
  [
    'options that exclude each other',
    ['template', '--url', 'http://a', '--key', 'b', '--generate-key'],
    "option '--generate-key' cannot be used with '--key <key>'",
    '选项 --generate-key 不能与 --key <key> 同时使用。',
  ],
]

describe('LocalizedCommand', () => {
  test.each(cases)('refuses %s, in each language', async (_what, argv, en, zh) => {
    const english = fakeTerminal()
    expect(await run(argv, english)).toBe(2)
    expect(english.noted).toEqual([`error: ${en}`, '(add --help to see the arguments and options)'])
    const chinese = fakeTerminal({ language: 'zh' })
    expect(await run(argv, chinese)).toBe(2)
    expect(chinese.noted).toEqual([`错误：${zh}`, '（加上 --help 可查看全部参数和选项）'])
    expect([...english.printed, ...chinese.printed]).toEqual([])
  })

  test('does not repeat the value of a misspelt option', async () => {
    const terminal = fakeTerminal()
    expect(await run(['sign', '--kee=examplecallbackkey'], terminal)).toBe(2)
    expect(terminal.noted[0]).toBe("error: unknown option '--kee'; did you mean --key?")
  })
})
