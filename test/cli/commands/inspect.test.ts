import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import { run } from '../../../src/cli/program.ts'
import type { Diagnosis } from '../../../src/diagnose/Diagnosis.ts'
import { buildBody } from '../../../src/testing/buildBody.ts'
import { signBody } from '../../../src/testing/signBody.ts'
import { bodyOfFinding, checkOfReason } from '../../diagnose/examples.ts'
import { lookalikes } from '../../receive/lookalikes.ts'
import { fakeTerminal, type FakeTerminalOptions, START } from '../terminal.ts'

const key = 'examplecallbackkey'
const seconds = START.getTime() / 1000
const begin = buildBody('StreamBegin', {
  stream_id: 'room-1',
  event_time: seconds - 5,
  user_ip: '192.0.2.7',
  stream_param: 'a=1&txSecret=0123456789abcdef&txTime=1',
})
const signed = JSON.stringify(signBody(begin, { key, now: () => START }))

let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inspect-'))
})

afterAll(() => rm(folder, { recursive: true }))

const inspect = async (
  input: Uint8Array | string,
  argv: ReadonlyArray<string> = [],
  options: FakeTerminalOptions = {},
) => {
  const terminal = fakeTerminal({ input, ...options })
  const code = await run(['inspect', ...argv], terminal)
  return { code, lines: terminal.printed, text: terminal.printed.join('\n'), noted: terminal.noted }
}

const fileOf = async (name: string, content: string): Promise<string> => {
  const file = join(folder, name)
  await writeFile(file, content)
  return file
}

describe('live-callbacks inspect', () => {
  test('prints the event, its signature, and all its values', async () => {
    const { code, lines } = await inspect(signed, ['--key', key])
    expect(code).toBe(0)
    expect(lines).toEqual([
      'StreamBegin (1): room-1 began, pushed from 192.0.2.7',
      'stream     push.example.com/live/room-1, appid 1250004217',
      'time       2026-01-02T03:04:00.000Z, 5 seconds ago',
      'signature  valid; its t is 2026-01-02T03:14:05.000Z, in 10 minutes',
      'event',
      '  app           push.example.com',
      '  appid         1250004217',
      '  appname       live',
      ...lines.slice(8),
    ])
    expect(lines.slice(8)).toContain('  stream_param  a=1&txSecret=…&txTime=1')
    expect(lines.slice(8)).toContain('  event_time    2026-01-02T03:04:00.000Z')
  })

  test('says why a signature is refused', async () => {
    const { code, lines } = await inspect(signed, ['--key', 'first', '--key', ` ${key}`])
    expect(code).toBe(1)
    expect(lines.slice(3, 5)).toEqual([
      'signature  refused: The key is invalid because it is empty, or has a blank, a quote or an invisible character in it: compare it with the callback key of the template.',
      '           reason: Your key contains whitespace or invisible characters: without them the signature matches.',
    ])
  })

  test('says which of the keys matches', async () => {
    const { code, text } = await inspect(signed, ['--key', 'first', '--key', key])
    expect(code).toBe(0)
    expect(text).toContain('valid, by key 2; its t is')
  })

  test('uses the key of the environment', async () => {
    const { text } = await inspect(signed, [], { env: { CALLBACK_KEY: key } })
    expect(text).toContain('signature  valid')
  })

  test('accepts a body within the leeway after its t', async () => {
    const late = ['--key', key, '--at', new Date((seconds + 700) * 1000).toISOString()]
    const { code, text } = await inspect(signed, late)
    expect(code).toBe(0)
    expect(text).toContain('2026-01-02T03:14:05.000Z, 100 seconds ago')
  })

  test('uses the time of --at', async () => {
    const { code, text } = await inspect(signed, ['--key', key, '--at', '2026-01-01T00:00:00Z'])
    expect(code).toBe(1)
    expect(text).toContain('time       2026-01-02T03:04:00.000Z, in 27 hours')
    expect(text).toContain('reason: The key is correct')
  })

  test('accepts an event without a key, an unknown event, and an unsigned relay event', async () => {
    const plain = await inspect(JSON.stringify(begin))
    expect([plain.code, plain.lines[3]]).toEqual([0, 'signature  not checked'])
    const unknown = await inspect(JSON.stringify(buildBody('Unknown')))
    expect(unknown.code).toBe(0)
    expect(unknown.text).toContain('warnings   event_type: This library does not know this event')
    const relay = await inspect(JSON.stringify(buildBody('TaskStart')), ['--key', key])
    expect([relay.code, relay.lines[0]]).toEqual([
      0,
      'Relay TaskStart (314): relay task 31905577 started',
    ])
    expect(relay.text).toContain('signature  none: Tencent does not sign this event')
  })

  test('tells proven reasons from guesses', async () => {
    const guesses = await inspect(signed, ['--key', 'another'])
    expect(guesses.lines.filter((line) => line.includes('likely: '))).toHaveLength(3)
    expect(guesses.text).not.toContain('reason: ')
    const ended = await inspect(signed, ['--key', `${key}\n`])
    expect(ended.lines[4]).toBe(
      '           reason: Your key begins or ends with a line break: without it the signature matches. Check the file or environment variable that contains the key.',
    )
  })

  test('explains the callback of a record, by the time at which it was sent', async () => {
    const record = JSON.stringify({
      EventTime: START.toISOString(),
      EventType: 1,
      Request: signed,
      ResultCode: 1,
      StreamId: 'room-1',
    })
    const clock = { now: () => new Date('2026-01-12T03:04:05Z'), wait: () => Promise.resolve() }
    const { code, lines } = await inspect(record, ['--key', key], { clock })
    expect(code).toBe(1)
    expect(lines.slice(0, 9)).toEqual([
      'No event: a record of DescribeCallbackRecordsList, or a response of it',
      'signature  not checked',
      'warnings   The body is a record of DescribeCallbackRecordsList, or a response of it, and not the callback itself: pass the Request of each record.',
      '           The record has the callback in the field Request: pass that. The event inside is StreamBegin.',
      'inside',
      '  StreamBegin (1): room-1 began, pushed from 192.0.2.7',
      '  stream     push.example.com/live/room-1, appid 1250004217',
      '  time       2026-01-02T03:04:00.000Z, 5 seconds ago',
      '  signature  valid; its t is 2026-01-02T03:14:05.000Z, in 10 minutes',
    ])
    const at = await inspect(record, ['--key', key, '--at', '2026-01-12T03:04:05Z'])
    expect(at.text).toContain('  signature  refused: The signature expired')
  })

  test('explains the callback in a line of a log', async () => {
    const { lines } = await inspect(`INFO {1} body=${signed}`, ['--key', key])
    expect(lines).toContain('inside')
    expect(lines).toContain('  signature  valid; its t is 2026-01-02T03:14:05.000Z, in 10 minutes')
  })

  test('says first what a body of another product is, and nothing of its signature', async () => {
    for (const args of [[], ['--key', key]]) {
      expect((await inspect(JSON.stringify(lookalikes.TrtcCallback[0]), args)).lines).toEqual([
        'No event: a callback of TRTC, another product',
        'signature  not checked',
        expect.stringMatching(
          /^warnings {3}The body is a callback of TRTC, another product, which /,
        ),
      ])
    }
  })

  test.each([
    ['no JSON', 'hello', 'No event: a body that is not JSON'],
    ['nothing', '', 'No event: an empty body'],
    ['a list', '[1]', 'No event: JSON that is not an object'],
    ['lists', '[1]\n[2]', 'No event: a body that is not JSON'],
    ['no UTF-8', new Uint8Array([0x22, 0xff]), 'No event: a body that is not JSON'],
    ['another object', '{"a":1}', 'No event: an object without event_type'],
    [
      'an event_type that is none',
      '{"event_type":-1}',
      'No event: an object without a valid event_type',
    ],
  ])('ends with 1 for %s', async (_what, body, title) => {
    const { code, lines } = await inspect(body)
    expect([code, lines[0]]).toEqual([1, title])
    expect(lines[2]).toMatch(/^warnings {3}The /)
  })

  test('prints the diagnosis as JSON', async () => {
    const { code, lines } = await inspect(signed, ['--key', key, '--json'])
    expect([code, lines.length]).toEqual([0, 1])
    expect(JSON.parse(lines[0] ?? '') as Diagnosis).toMatchObject({
      accepted: true,
      signature: { status: 'signed' },
      body: JSON.parse(signed) as unknown,
    })
  })

  test('speaks Chinese', async () => {
    const chinese = { language: 'zh' } as const
    const { lines } = await inspect(signed, ['--key', 'first', '--key', key], chinese)
    expect(lines.slice(0, 5)).toEqual([
      'StreamBegin (1)：room-1 开始推流，推流端 IP 为 192.0.2.7',
      '流         push.example.com/live/room-1，appid 1250004217',
      '时间       2026-01-02T03:04:00.000Z，5 秒前',
      '签名       有效，使用第 2 个密钥；其 t 为 2026-01-02T03:14:05.000Z，10 分钟后',
      '事件',
    ])
    const refused = await inspect(signed, ['--key', ` ${key}`], chinese)
    expect(refused.lines.slice(3, 5)).toEqual([
      '签名       已拒绝：密钥为空，或含有空白、引号或不可见字符，无法使用：请与回调模板中的回调密钥核对。',
      '           原因：您提供的密钥含有空白或不可见字符：去掉后签名匹配。',
    ])
    const other = await inspect('hello', [], chinese)
    expect(other.lines).toEqual([
      '不是事件：消息体不是 JSON',
      '签名       未校验',
      '警告       消息体不是 JSON：请传入原始消息体，并确认该请求确实是回调。',
    ])
    const relay = await inspect(JSON.stringify(buildBody('TaskStart')), ['--key', key], chinese)
    expect(relay.text).toContain('签名       无签名：腾讯云不对此类事件签名')
    const many = { ...begin, list: Array.from({ length: 1000 }, () => 1) }
    const long = await inspect(JSON.stringify(many), [], chinese)
    expect(long.lines.at(-1)).toMatch(/^ {2}另有 \d+ 个值$/)
  })

  test('prints the same JSON in each language, without a sentence', async () => {
    for (const [body, given] of [
      ...Object.values(bodyOfFinding).map((found) => [found, 'another'] as const),
      ...Object.values(checkOfReason),
    ]) {
      const input =
        typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body)
      const argv = ['--json', '--key', given]
      const english = await inspect(input, argv, { language: 'en' })
      const chinese = await inspect(input, argv, { language: 'zh' })
      expect(chinese.text).toBe(english.text)
      for (const line of english.lines) {
        const { refusal, signature, findings } = JSON.parse(line) as Diagnosis
        expect(JSON.stringify([refusal, signature, findings])).not.toMatch(/[a-z] [a-z]+ [^"]*\./i)
      }
    }
  })

  test('reads a file', async () => {
    const file = await fileOf('body.json', signed)
    expect((await inspect('', [file])).lines[0]).toContain('room-1 began')
  })

  test('reads many bodies, one on each line, and succeeds only if all are valid', async () => {
    const file = await fileOf('bodies.ndjson', `${signed}\n\n{"event_type":-1}\n`)
    const { code, lines } = await inspect('', [file])
    expect(code).toBe(1)
    expect(lines.filter((line) => line === '')).toHaveLength(1)
    expect(lines.filter((line) => / \(1\): |No event: /.test(line))).toHaveLength(2)
    expect((await inspect('', [file, '--json'])).lines).toHaveLength(2)
  })

  test('reads lines with a byte order mark, and lines that end as in Windows', async () => {
    const plain = await inspect(`${signed}\n${signed}`, ['--json'])
    const record = JSON.stringify({
      arrivedAt: START.toISOString(),
      text: signed,
      diagnosis: {},
    })
    for (const text of [
      `\ufeff${signed}\r\n${signed}\r\n`,
      `${signed}\n\ufeff${signed}`,
      `\ufeff${record}\r\n${record}`,
    ]) {
      const { code, lines } = await inspect(text, ['--json'])
      expect([code, lines]).toEqual([0, plain.lines])
    }
    const one = await inspect(`\ufeff${signed}`)
    expect([one.code, one.text]).toEqual([0, expect.stringContaining('a byte order mark')])
  })

  test('reads lines of forms and of a log', async () => {
    const form = 'event_type=1&stream_id=room-1'
    const forms = await inspect(`${form}\r\n${form}\r\n`, ['--json'])
    expect(forms.code).toBe(0)
    expect(forms.lines.map((line) => (JSON.parse(line) as Diagnosis).stream.stream_id)).toEqual([
      'room-1',
      'room-1',
    ])
    const log = await inspect(`INFO start\nINFO ${signed}\nINFO ${signed}\n`, ['--json'])
    const inside = log.lines.map((line) => (JSON.parse(line) as Diagnosis).inside?.length ?? 0)
    expect(inside).toEqual([0, 1, 1])
  })

  test.each([
    ['a whole request', `POST / HTTP/1.1\r\nHost: x\r\n\r\n${signed}`],
    ['a body in quotes', `'${signed}'\n`],
    ['a cut body over lines', JSON.stringify(begin, null, 2).slice(0, -2)],
  ])('reads %s as one body', async (_what, text) => {
    expect((await inspect(text, ['--json'])).lines).toHaveLength(1)
  })

  test('checks a recorded body by its time of arrival', async () => {
    const line = (arrivedAt: string): string =>
      JSON.stringify({ arrivedAt, text: signed, diagnosis: {} })
    const old = { at: START.toISOString(), argv: ['--key', key] }
    const clock = { now: () => new Date('2030-01-01T00:00:00Z'), wait: () => Promise.resolve() }
    expect((await inspect(line(old.at), old.argv, { clock })).code).toBe(0)
    expect((await inspect(`${line(old.at)}\n${line(old.at)}`, old.argv, { clock })).code).toBe(0)
    // By the clock if the time of arrival is unknown, and by --at if that is set.
    expect((await inspect(line('?'), old.argv, { clock })).code).toBe(1)
    const at = ['--at', '2030-01-01T00:00:00Z']
    expect((await inspect(line(old.at), [...old.argv, ...at], { clock })).code).toBe(1)
  })

  test('diagnoses a recorded body with invalid bytes as listen did', async () => {
    const bytes = Buffer.from(JSON.stringify(begin).replace('room-1', '\u00ff'), 'latin1')
    const { lines } = await inspect(bytes, ['--json'])
    const line = JSON.stringify({
      arrivedAt: START.toISOString(),
      text: bytes.toString(),
      diagnosis: JSON.parse(String(lines[0])) as unknown,
    })
    const { code, text } = await inspect(line)
    expect([code, text]).toEqual([0, expect.stringContaining('\uFFFD began')])
  })

  test('reads a record with a line that was cut off', async () => {
    const line = JSON.stringify({ arrivedAt: START.toISOString(), text: signed, diagnosis: {} })
    const { code, lines } = await inspect(`${line}\n${line.slice(0, 99)}\n${line}\n`, ['--json'])
    const verdicts = lines.map((text) => (JSON.parse(text) as Diagnosis).accepted)
    expect([code, verdicts]).toEqual([1, [true, false, true]])
  })

  test('accepts only complete entries as lines of a record', async () => {
    for (const part of [{ arrivedAt: 'x' }, { arrivedAt: 'x', text: 'x' }, { text: 'x' }]) {
      expect((await inspect(JSON.stringify(part))).text).toContain('The body has no event_type')
    }
  })

  test('prints nested values by their path', async () => {
    const body = buildBody('PushException', {
      data_time: START.getTime(),
      abnormal_event: [{ type: 5, detail: [], event_key: '' }],
    })
    const { lines } = await inspect(JSON.stringify(body))
    expect(lines.map((line) => line.replace(/ +/g, ' '))).toEqual(
      expect.arrayContaining([
        ' abnormal_event[0].type 5',
        ' abnormal_event[0].detail []',
        ' abnormal_event[0].event_key ""',
      ]),
    )
  })

  test('prints no control characters, and a limited number of lines', async () => {
    const evil = '\u001b[2J\n\u009b\u202e'
    const body = {
      ...begin,
      stream_id: evil,
      [evil]: evil,
      long: 'x'.repeat(10_000),
      list: Array.from({ length: 1000 }, () => 1),
    }
    const { lines, text } = await inspect(JSON.stringify(body))
    // eslint-disable-next-line no-control-regex -- They are what must not be there.
    expect(lines.join('')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e]/)
    expect(text).toContain('\\u009b')
    expect(lines.length).toBeLessThan(220)
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(500)
    expect(lines.at(-1)).toMatch(/^ {2}and [0-9]+ more values$/)
    const json = await inspect(JSON.stringify(body), ['--json'])
    // eslint-disable-next-line no-control-regex -- As above.
    expect(json.text).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e]/)
  })

  test.each([
    ['stream_id', { ...begin, stream_id: '\u0000'.repeat(10_000) }],
    ['callback_event', { ...buildBody('TaskExit'), callback_event: 'x'.repeat(10_000) }],
  ])('prints no endless %s', async (_what, body) => {
    const { lines } = await inspect(JSON.stringify(body))
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(500)
  })

  test.each([
    ['a file that is not there', ['/nowhere/x'], 'The file cannot be read (ENOENT)'],
    ['a folder', ['/'], 'The file cannot be read (EISDIR)'],
    ['a time that is none', ['--at', 'soon'], '--at must be a time such as'],
    ['a blank key', ['--key', ' '], 'A callback key is empty'],
  ])('refuses %s', async (_what, argv, complaint) => {
    const { code, lines, noted } = await inspect(signed, argv)
    expect([code, lines]).toEqual([2, []])
    expect(noted.join('\n')).toContain(complaint)
  })
})
