import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { describe, expect, test } from '@jest/globals'

import { movedTo } from '../../../src/cli/commands/send/movedTo.ts'
import { run } from '../../../src/cli/program.ts'
import { type Clock, waitByTimer } from '../../../src/clock/Clock.ts'
import { createHandler } from '../../../src/handle/handler.ts'
import { createReceiver } from '../../../src/receive/receiver.ts'
import { sign } from '../../../src/receive/signature.ts'
import { buildBody } from '../../../src/testing/buildBody.ts'
import type { JsonObject } from '../../../src/wire/json.ts'
import { type Answer, endpoint } from '../endpoint.ts'
import { fakeTerminal, type FakeTerminalOptions, START } from '../terminal.ts'

const key = 'examplecallbackkey'
const seconds = START.getTime() / 1000
const signature = { t: seconds + 600, sign: sign(key, seconds + 600) }

const send = async (
  args: ReadonlyArray<string>,
  { answer, ...options }: FakeTerminalOptions & { readonly answer?: Answer } = {},
) => {
  const { url, bodies, headers } = await endpoint(answer)
  const terminal = fakeTerminal({ env: { CALLBACK_KEY: key }, ...options })
  const code = await run(['send', '--to', url, ...args], terminal)
  return { ...terminal, code, url, bodies, headers }
}

const json = (printed: ReadonlyArray<string>): unknown => JSON.parse(printed.join('\n'))

/** A clock that advances a second at each reading, and waits only for answers. */
const steppingClock = (): Clock & { readonly waits: ReadonlyArray<number> } => {
  let time = START.getTime()
  const waits: Array<number> = []
  return {
    waits,
    now: () => new Date((time += 1000)),
    wait: async (ms, over) => {
      if (ms === 20_000) return waitByTimer(ms, over)
      waits.push(ms)
    },
  }
}

/** A clock on which the 20 s for an answer are over at once. */
const hurried: Clock = { now: () => START, wait: () => Promise.resolve() }

describe('live-callbacks send', () => {
  test('posts events that a receiver accepts', async () => {
    const handle = createHandler(createReceiver({ keys: key, now: () => START }), { on: {} })
    const { code, printed, noted, headers } = await send(['StreamBegin'], {
      answer: async (body) => (await handle(body)).status,
    })
    expect({ code, printed, noted }).toEqual({
      code: 0,
      printed: ['200  StreamBegin in 0 ms'],
      noted: [],
    })
    expect(headers[0]?.['content-type']).toBe('application/json')
  })

  test.each<[string, JsonObject]>([
    ['streambegin', buildBody('StreamBegin', { event_time: seconds, ...signature })],
    ['1', buildBody('StreamBegin', { event_time: seconds, ...signature })],
    ['TaskExit', movedTo(buildBody('TaskExit'), START)],
    ['9998', buildBody('Unknown', { event_type: 9998, ...signature })],
    ['recordfile/CURRENT', { ...movedTo(buildBody('RecordFile'), START), ...signature }],
  ])('sends %s', async (word, body) => {
    const { code, bodies } = await send([word])
    expect(code).toBe(0)
    expect(bodies).toEqual([body])
  })

  test('sends the body of a file, or of the standard input', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'send-')), 'body.json')
    const body = { event_type: 1, stream_id: 'room-1', t: 1, sign: 'old' }
    writeFileSync(file, JSON.stringify(body))
    expect((await send([file])).bodies).toEqual([{ ...body, ...signature }])
    // With a byte order mark, as some editors write it.
    const { bodies } = await send(['-'], { input: `\ufeff${JSON.stringify(body)}` })
    expect(bodies).toEqual([{ ...body, ...signature }])
  })

  test('sets fields, and removes them', async () => {
    const { bodies } = await send([
      ...['StreamBegin', '--set', 'stream_id=room-{n}', '--set', 'width=1280'],
      ...['--unset', 'errmsg', '--unset', 'errcode'],
    ])
    const { errmsg: _, errcode: __, ...body } = buildBody('StreamBegin')
    const set = { event_time: seconds, stream_id: 'room-1', width: 1280 }
    expect(bodies).toEqual([{ ...body, ...set, ...signature }])
  })

  test('leaves t and sign out', async () => {
    const { bodies } = await send(['StreamEnd', '--unsigned'], { env: {} })
    expect(bodies).toEqual([buildBody('StreamEnd', { event_time: seconds })])
  })

  test('warns about unusual values, and sends them anyway', async () => {
    const { code, noted, bodies } = await send(['StreamBegin', '--unset', 'stream_id'])
    expect(code).toBe(0)
    expect(bodies).toHaveLength(1)
    expect(noted.join('\n')).toMatch(/^warning: .*stream_id/)
  })

  test('says why it may be refused, and what Tencent would do', async () => {
    const { code, printed } = await send(['StreamBegin'], { answer: () => 401 })
    expect(code).toBe(1)
    expect(printed).toEqual([
      '401  StreamBegin in 0 ms',
      'The endpoint refused the signature: is --key the callback key that the endpoint has?',
      'Tencent would send it again, up to 12 times, 60 s apart, until the answer is 200.',
    ])
  })

  test('says that relays are not signed', async () => {
    const { printed } = await send(['TaskStart'], { answer: () => 401, env: {} })
    expect(printed[1]).toContain('acceptUnsigned')
  })

  test('follows no redirect', async () => {
    const { printed, bodies } = await send(['StreamEnd'], { answer: () => 307 })
    expect(printed[0]).toBe('307  StreamEnd in 0 ms')
    expect(bodies).toHaveLength(1)
  })

  test('says that nothing listens', async () => {
    const { url, close } = await endpoint()
    await close()
    const terminal = fakeTerminal()
    expect(await run(['send', 'Snapshot', '--to', url, '--key', key], terminal)).toBe(1)
    expect(terminal.printed).toEqual([
      'ECONNREFUSED  Snapshot in 0 ms',
      'No server listens at that address: is it running, and is the port correct?',
      'Tencent would send it again, up to 5 times, 120 s apart, until the answer is 200.',
    ])
  })

  test('says that HTTP clients refuse the port', async () => {
    const terminal = fakeTerminal()
    const to = ['--to', 'http://127.0.0.1:1/']
    expect(await run(['send', 'StreamEnd', ...to, '--key', key], terminal)).toBe(1)
    expect(terminal.printed[0]).toBe('bad port  StreamEnd in 0 ms')
  })

  test('gives up an answer after 20 s, as Tencent does', async () => {
    const { printed } = await send(['StreamEnd', '--json'], {
      answer: () => 'hangs',
      clock: hurried,
    })
    expect(json(printed)).toMatchObject({ delivered: 0, refusals: [{ answer: 'no answer' }] })
  })

  test('retries until the answer is 200', async () => {
    const { code, printed, bodies } = await send(['StreamEnd', '--fast'], {
      answer: (_body, posts) => (posts < 3 ? 503 : 200),
    })
    expect(code).toBe(0)
    expect(printed).toEqual([
      '503  StreamEnd in 0 ms',
      '503  StreamEnd in 0 ms',
      '200  StreamEnd in 0 ms',
    ])
    expect(bodies).toHaveLength(3)
  })

  test('says when Tencent has given up', async () => {
    const { code, printed } = await send(['Snapshot', '--fast'], { answer: () => 500 })
    expect(code).toBe(1)
    expect(printed).toHaveLength(8)
    expect(printed.at(-1)).toBe('Tencent gives up now: the event is lost.')
  })

  test('keeps to the schedule of Tencent, and says that it takes long', async () => {
    const clock = steppingClock()
    const { code, noted } = await send(['StreamEnd', '--retry'], {
      answer: (_body, posts) => (posts < 3 ? 503 : 200),
      clock,
    })
    expect(code).toBe(0)
    expect(noted).toEqual(['Up to 12 retries follow, 60 s apart; with --fast they follow at once.'])
    expect(clock.waits).toEqual([60_000, 60_000])
  })

  test('sends many different events', async () => {
    const { code, printed, bodies } = await send(['StreamBegin', '--count', '25', '--json'])
    expect(code).toBe(0)
    expect(new Set(bodies.map(({ stream_id }) => stream_id))).toEqual(
      new Set(Array.from({ length: 25 }, (_, index) => `room-42-${index + 1}`)),
    )
    expect(json(printed)).toEqual({
      event: 'StreamBegin',
      events: 25,
      delivered: 25,
      posts: 25,
      refusals: [],
      latencyMs: { p50: 0, p99: 0 },
      seconds: 0.001,
      postsPerSecond: 25_000,
      interrupted: false,
    })
  })

  test('sends no more events at once than --concurrency', async () => {
    let underWay = 0
    let most = 0
    const answer = async (): Promise<number> => {
      most = Math.max(most, (underWay += 1))
      await new Promise(setImmediate)
      underWay -= 1
      return 200
    }
    await send(['StreamBegin', '--count', '20', '--concurrency', '3'], { answer })
    expect(most).toBeGreaterThan(1)
    expect(most).toBeLessThanOrEqual(3)
  })

  test('summarises the answers to many events', async () => {
    const { code, printed } = await send(['StreamBegin', '--count', '12', '--concurrency', '1'], {
      answer: (_body, posts) => (posts <= 2 ? 500 : 200),
      clock: steppingClock(),
    })
    expect(code).toBe(1)
    expect(printed).toEqual([
      expect.stringMatching(/^12 posts of StreamBegin in \d+ s, 0\.\d a second$/),
      '200  10  of 12 events',
      '500   2  A handler of the endpoint failed: look at its log.',
      'answered in 1000 ms (p50), 1000 ms (p99)',
    ])
  })

  test('has no latency if there was no answer', async () => {
    const { url, close } = await endpoint()
    await close()
    const terminal = fakeTerminal()
    expect(await run(['send', 'TaskExit', '--count', '2', '--to', url], terminal)).toBe(1)
    expect(terminal.printed).toEqual([
      '2 posts of TaskExit in 0.001 s, 2000 a second',
      '200           0  of 2 events',
      'ECONNREFUSED  2  No server listens at that address: is it running, and is the port correct?',
    ])
  })

  test('warns that a receiver treats the events as duplicates', async () => {
    const same = ['StreamBegin', '--count', '2', '--set', 'stream_id=room-1']
    expect((await send(same)).noted.join('\n')).toContain('put {n} into a value of --set')
    expect((await send([...same, '--set', 'sequence={n}'])).noted.join('\n')).not.toContain('{n}')
  })

  test('shows progress', async () => {
    const many = ['StreamBegin', '--count', '20', '--concurrency', '1']
    const watched = await send(many, { isWatched: true, clock: steppingClock() })
    expect(watched.redrawn.length).toBeGreaterThan(10)
    expect(watched.redrawn[0]).toBe('1 posts of 20 events')
    expect(watched.redrawn.at(-1)).toBe('')
    const unwatched = await send(many, { clock: steppingClock() })
    expect(unwatched.noted.length).toBeGreaterThan(1)
    expect(unwatched.noted.length).toBeLessThan(watched.redrawn.length)
  })

  test('ends with the results so far when it is interrupted', async () => {
    const { url, abandoned } = await endpoint((_body, posts) => {
      if (posts < 3) return 200
      terminal.interrupt()
      return 'hangs'
    })
    const terminal = fakeTerminal({ env: { CALLBACK_KEY: key } })
    const many = ['--count', '1000', '--concurrency', '1', '--retry', '--json']
    expect(await run(['send', 'StreamEnd', '--to', url, ...many], terminal)).toBe(1)
    expect(terminal.noted.at(-1)).toBe('Interrupted: these are the results so far.')
    expect(json(terminal.printed)).toMatchObject({ delivered: 2, posts: 2, interrupted: true })
    await abandoned
  })

  test('ends at once when it is interrupted between retries', async () => {
    const { url, bodies } = await endpoint(() => 500)
    const terminal = fakeTerminal({
      clock: {
        now: () => START,
        wait: (ms, over) => {
          const waited = waitByTimer(ms, over)
          if (ms === 60_000) terminal.interrupt()
          return waited
        },
      },
    })
    const args = ['StreamEnd', '--to', url, '--key', key, '--retry']
    expect(await run(['send', ...args], terminal)).toBe(1)
    expect(terminal.printed).toHaveLength(3)
    expect(bodies).toHaveLength(1)
  })

  test('does not repeat a password', async () => {
    const terminal = fakeTerminal()
    expect(await run(['send', 'StreamEnd', '--to', 'http://a:secret@localhost/'], terminal)).toBe(2)
    expect(terminal.noted.join('\n')).not.toContain('secret')
  })

  test.each([
    ['no URL', ['StreamEnd'], "required option '--to <url>' not specified"],
    ['a URL that is none', ['StreamEnd', '--to', 'localhost:3000'], 'an http or https URL'],
    ['no URL at all', ['StreamEnd', '--to', '/callbacks'], 'an http or https URL'],
    ['a URL with a password', ['StreamEnd', '--to', 'http://a:b@localhost/'], 'without user'],
    ['no key', ['StreamEnd', '--to', 'http://localhost/'], 'There is no callback key'],
    ['a misspelt name', ['StremEnd', '--to', 'http://localhost/'], 'did you mean StreamEnd?'],
    ['no such file', ['./none.json', '--to', 'http://localhost/'], 'The file does not exist'],
    ['a folder', ['src', '--to', 'http://localhost/'], 'The file does not exist'],
    ['a list', ['-', '--to', 'http://localhost/', '--key', key], 'is not a JSON object'],
    [
      'a count of 0',
      ['StreamEnd', '--to', 'http://localhost/', '--count', '0'],
      'from 1 to 1000000',
    ],
    [
      'more at once than there can be',
      ['StreamEnd', '--to', 'http://localhost/', '--concurrency', '5000000000'],
      'from 1 to 1000000',
    ],
    [
      'a field without a value',
      ['StreamEnd', '--to', 'http://localhost/', '--set', 'stream_id'],
      '--set must be field=value',
    ],
  ])('refuses %s', async (_what, args, complaint) => {
    const terminal = fakeTerminal({ input: '[]' })
    expect(await run(['send', ...args], terminal)).toBe(2)
    expect(terminal.printed).toEqual([])
    expect(terminal.noted.join('\n')).toContain(complaint)
  })
})
