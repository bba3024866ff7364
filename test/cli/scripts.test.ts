import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { describe, expect, test } from '@jest/globals'

import { run } from '../../src/cli/program.ts'
import type { Language } from '../../src/diagnose/text/Language.ts'
import { buildBody } from '../../src/testing/buildBody.ts'
import { type Answer, endpoint } from './endpoint.ts'
import { listening } from './listening.ts'
import { fakeTerminal } from './terminal.ts'

const key = ['--key', 'examplecallbackkey']
const url = ['--url', 'https://example.com/callbacks']
const body = JSON.stringify({ ...buildBody('StreamBegin'), new_field: 1, t: 1, sign: 'x' })

/** Calls with output for scripts. */
const calls: ReadonlyArray<ReadonlyArray<string>> = [
  ['--version'],
  ['sign', ...key],
  ['sign', ...key, '--json'],
  ['fixtures'],
  ['fixtures', '--json'],
  ['fixtures', 'RecordFile'],
  ['fixtures', 'TaskExit', '--json'],
  ['fixtures', 'StreamEnd', '--signed', ...key],
  ['template', ...url, ...key],
  ['template', ...url, ...key, '--json'],
  ['inspect', '--json', ...key],
  ['scenario', '--json'],
]

const outputIn = async (language: Language, argv: ReadonlyArray<string>) => {
  const terminal = fakeTerminal({ language, input: body })
  const code = await run(argv, terminal)
  return { code, printed: terminal.printed }
}

/** Calls that post to an endpoint, and its answer. */
const posts: ReadonlyArray<readonly [argv: ReadonlyArray<string>, answer: Answer]> = [
  [['send', 'StreamEnd', '--json'], () => 200],
  [['send', 'StreamEnd', '--json'], () => 401],
  [['send', 'StreamEnd', '--json', '--fast'], (_body, count) => (count < 3 ? 503 : 200)],
  [['send', 'StreamEnd', '--json', '--count', '3'], () => 500],
  [['scenario', 'retry-storm', '--json'], () => 200],
  [['scenario', 'stream', '--json'], () => 404],
]

describe('output for scripts', () => {
  test.each(calls.map((argv) => [argv]))('is the same in each language: %j', async (argv) => {
    const english = await outputIn('en', argv)
    expect(english.printed.length).toBeGreaterThan(0)
    expect(await outputIn('zh', argv)).toEqual(english)
  })

  test.each(posts)('is the same in each language: %j', async (argv, answer) => {
    const inLanguage = async (language: Language) =>
      outputIn(language, [...argv, ...key, '--to', (await endpoint(answer)).url])
    const english = await inLanguage('en')
    expect(english.printed.length).toBeGreaterThan(0)
    expect(await inLanguage('zh')).toEqual(english)
  })

  test('is the same in each language: files of fixtures', async () => {
    const written = async (language: Language): Promise<string> => {
      const folder = mkdtempSync(join(tmpdir(), 'scripts-'))
      await outputIn(language, ['fixtures', 'StreamEnd', '--signed', ...key, '--out', folder])
      return readFileSync(join(folder, 'StreamEnd/current.json'), 'utf8')
    }
    expect(await written('zh')).toBe(await written('en'))
  })

  test('is the same in each language: listen', async () => {
    const listened = async (language: Language) => {
      const { terminal, url: to, end } = await listening(['--json', ...key], { language })
      const answer = await fetch(to, { method: 'POST', body })
      return { status: answer.status, code: await end(), printed: terminal.printed }
    }
    expect(await listened('zh')).toEqual(await listened('en'))
  })
})

describe('output for people', () => {
  test('is in their language', async () => {
    const { url: to } = await endpoint(() => 401)
    const terminal = fakeTerminal({ language: 'zh' })
    expect(await run(['send', 'StreamEnd', ...key, '--to', to], terminal)).toBe(1)
    expect(terminal.printed).toEqual([
      '401  StreamEnd，耗时 0 毫秒',
      '您的服务没有通过签名校验：--key 和服务里的回调密钥一致吗？',
      '腾讯云会重试，最多 12 次，间隔 60 秒，直到应答为 200。',
    ])
  })

  test('is aligned by the columns of its characters', async () => {
    const { url: to, close } = await endpoint()
    await close()
    const hurried = { now: () => new Date(0), wait: () => Promise.resolve() }
    const terminal = fakeTerminal({ language: 'zh', clock: hurried })
    const { url: hanging } = await endpoint(() => 'hangs')
    const many = ['send', 'TaskExit', '--count', '2', '--to']
    expect(await run([...many, hanging], terminal)).toBe(1)
    expect(terminal.printed.slice(1)).toEqual([
      '200     0  共 2 个事件',
      '无应答  2  20 秒内没有应答，腾讯云也只等待 20 秒。',
    ])
    const refused = fakeTerminal({ language: 'zh' })
    expect(await run([...many, to], refused)).toBe(1)
    expect(refused.printed[2]).toBe(
      'ECONNREFUSED  2  该地址没有服务在监听：服务是否在运行，端口是否正确？',
    )
  })

  test('has the steps of a scenario, and the expected result', async () => {
    const { url: to } = await endpoint()
    const terminal = fakeTerminal({ language: 'zh' })
    expect(await run(['scenario', 'reconnect', ...key, '--to', to], terminal)).toBe(0)
    expect(terminal.printed).toEqual([
      '   0 s  StreamBegin  开始推流：200',
      '  95 s  StreamBegin  中断之后重新推流：200',
      ' 110 s  StreamEnd    第一次推流的断流回调迟到：200',
      '这路流仍在直播，属于第二次推流：迟到的断流不会结束另一次推流。',
    ])
  })
})
