import { describe, expect, test } from '@jest/globals'

import { scenarios } from '../../../src/cli/commands/scenario/scenarios.ts'
import { run } from '../../../src/cli/program.ts'
import { diagnose } from '../../../src/diagnose/diagnose.ts'
import { type EventName, EventType } from '../../../src/event/EventType.ts'
import type { LiveEvent } from '../../../src/event/LiveEvent.ts'
import { occurredAt } from '../../../src/event/occurredAt.ts'
import { createHandler } from '../../../src/handle/handler.ts'
import { createReceiver } from '../../../src/receive/receiver.ts'
import { emptySessions, liveSessions, liveStreams } from '../../../src/sessions.ts'
import { eventKey } from '../../../src/store/eventKey.ts'
import { memoryStore } from '../../../src/store/memoryStore.ts'
import { virtualClock } from '../../../src/testing/virtualClock.ts'
import { type Answer, endpoint } from '../endpoint.ts'
import { fakeTerminal, type FakeTerminalOptions, START } from '../terminal.ts'

const key = 'examplecallbackkey'
const names = scenarios.map(({ name }) => name)

/** An endpoint that uses the library, and records the events that its handlers receive. */
const application = () => {
  const events: Array<LiveEvent> = []
  let sessions = emptySessions
  const onEvent = (event: LiveEvent): void => {
    events.push(event)
    sessions = liveSessions(sessions, event)
  }
  const receiver = createReceiver({ keys: key, now: () => START, acceptUnsigned: [314] })
  const on = Object.fromEntries(
    Object.keys(EventType).map((name) => [name, onEvent]),
  ) as unknown as Readonly<Record<EventName, typeof onEvent>>
  const handle = createHandler(receiver, { on, idempotency: { store: memoryStore() } })
  return {
    events,
    answer: async (body: string) => (await handle(body)).status,
    live: () => liveStreams(sessions, { now: START }).map(({ stream }) => stream.stream_id),
  }
}

const play = async (
  args: ReadonlyArray<string>,
  { answer, ...options }: FakeTerminalOptions & { readonly answer?: Answer } = {},
) => {
  const { url, bodies } = await endpoint(answer)
  const terminal = fakeTerminal({ env: { CALLBACK_KEY: key }, ...options })
  const code = await run(['scenario', ...args, '--to', url], terminal)
  return { ...terminal, code, bodies }
}

describe('live-callbacks scenario', () => {
  test('lists the scenarios', async () => {
    const terminal = fakeTerminal()
    expect(await run(['scenario'], terminal)).toBe(0)
    expect(terminal.printed.map((line) => line.split(' ')[0])).toEqual(names)
    const asJson = fakeTerminal()
    await run(['scenario', '--json'], asJson)
    expect(JSON.parse(asJson.printed[0] ?? '')).toContainEqual({
      name: 'reconnect',
      summary: 'a stream that is pushed again before the end of the first push arrives',
      callbacks: 3,
    })
  })

  describe.each(names)('%s', (name) => {
    test('is handled by a real endpoint, in any order', async () => {
      for (const order of [[], ['--shuffled'], ['--shuffled', '7']]) {
        const { answer, events } = application()
        const { code, bodies, printed, noted } = await play([name, ...order], { answer })
        expect({ code, noted }).toEqual({ code: 0, noted: [] })
        // Each event is handled once, although some are sent several times.
        expect(new Set(bodies.map(eventKey)).size).toBe(events.length)
        expect(printed).toHaveLength(events.length + 1)
      }
    })

    test('has no findings', async () => {
      const { bodies } = await play([name])
      for (const body of bodies) {
        expect(diagnose(JSON.stringify(body), { keys: [], now: () => START }).findings).toEqual([])
      }
    })

    test('has times as if it ended now', async () => {
      const { answer, events } = application()
      await play([name], { answer })
      const times = events.flatMap((event) => occurredAt(event) ?? [])
      expect(times.length).toBeGreaterThan(0)
      const last = Math.max(...times.map((time) => time.getTime()))
      const behind = START.getTime() - last
      expect(behind).toBeGreaterThanOrEqual(0)
      expect(behind).toBeLessThan(20_000)
      if (name !== 'reconnect') expect(times).toEqual([...times].sort((a, b) => +a - +b))
    })

    test('is about the given stream, with new ids each time', async () => {
      const { bodies } = await play([name, '--stream', 'kitchen/2'])
      const streams = new Set(bodies.flatMap((body) => body['stream_id'] ?? body['streamId'] ?? []))
      expect([...streams]).toEqual(['kitchen/2'])
      expect(JSON.stringify(bodies)).not.toContain('room-')
      const clock = virtualClock({ start: new Date(START.getTime() + 1000) })
      const again = await play([name, '--stream', 'kitchen/2'], { clock })
      const keys = new Set(bodies.map(eventKey))
      expect(again.bodies.filter((body) => keys.has(eventKey(body)))).toEqual([])
    })
  })

  test('plays a stream that is not live afterwards, with a begin and end of one push', async () => {
    const { answer, events, live } = application()
    const { bodies } = await play(['stream'], { answer })
    expect(live()).toEqual([])
    expect(bodies.map((body) => body['event_type'])).toEqual([
      1, 332, 200, 317, 315, 321, 200, 0, 332, 100,
    ])
    const [begin] = events
    const end = events.find(({ event_type }) => event_type === EventType.StreamEnd)
    const file = events.at(-1)
    if (begin?.event_type !== 1 || end?.event_type !== 0 || file?.event_type !== 100) {
      throw new Error('not the events of a stream')
    }
    expect(end.sequence).toBe(begin.sequence)
    expect(end.push_duration).toBe(180_000)
    expect(Number(end.event_time) - Number(begin.event_time)).toBe(180_000)
    expect(Number(file.end_time) - Number(file.start_time)).toBe(1000 * Number(file.duration))
  })

  test('plays a relay task without signatures, and needs no key', async () => {
    const { code, bodies } = await play(['relay'], { env: {} })
    expect(code).toBe(0)
    expect(bodies.map((body) => body['callback_event'])).toEqual([
      ...['TaskStart', 'VodSourceFileStart', 'VodSourceFileFinish', 'VodSourceFileStart'],
      ...['TaskAlarm', 'VodSourceFileFinish', 'TaskExit'],
    ])
    expect(bodies.filter((body) => 'sign' in body || 't' in body)).toEqual([])
  })

  test('plays a reconnect after which the stream is live', async () => {
    const { answer, live } = application()
    await play(['reconnect'], { answer })
    expect(live()).toEqual(['room-1'])
  })

  test('sends a retry-storm in 14 posts', async () => {
    const { answer, events } = application()
    const { bodies, printed } = await play(['retry-storm'], { answer })
    expect(bodies).toHaveLength(14)
    expect(events).toHaveLength(4)
    expect(printed.at(-1)).toContain('4 events came in 14 posts')
    expect(printed[3]).toMatch(/^ {2}66 s {2}RecordFile {3}the file is ready: .*: 200 200 200 200$/)
  })

  test('prints JSON, a line for each callback', async () => {
    const { printed } = await play(['reconnect', '--json'])
    expect(printed.map((line) => JSON.parse(line) as unknown)).toEqual([
      {
        atSeconds: 0,
        event: 'StreamBegin',
        note: 'a push begins',
        answers: [200],
        delivered: true,
      },
      expect.objectContaining({ atSeconds: 95, event: 'StreamBegin' }),
      expect.objectContaining({ atSeconds: 110, event: 'StreamEnd' }),
    ])
  })

  test('keeps the order of a seed', async () => {
    const titles = async (...order: ReadonlyArray<string>) =>
      (await play(['stream', ...order])).bodies.map((body) => body['event_type'])
    const [first, again, other, given] = await Promise.all([
      titles('--shuffled', '1'),
      titles('--shuffled'),
      titles('--shuffled', '2'),
      titles(),
    ])
    expect(again).toEqual(first)
    expect(new Set([first, other, given].map(String)).size).toBe(3)
  })

  test.each<[string, number]>([
    ['real', 110],
    ['10', 11],
  ])('waits as --pace %s says', async (pace, seconds) => {
    const clock = virtualClock({ start: START, patienceMs: 0 })
    const waiting = {
      now: clock.now,
      wait: (ms: number, over?: AbortSignal) =>
        ms === 20_000
          ? new Promise<void>((resolve) =>
              over?.addEventListener('abort', () => {
                resolve()
              }),
            )
          : clock.wait(ms),
    }
    const { bodies } = await play(['reconnect', '--pace', pace], { clock: waiting })
    expect((clock.now().getTime() - START.getTime()) / 1000).toBe(seconds)
    // The begin of the second push has the time at which it is sent.
    const behind = Number(bodies[1]?.['event_time']) - START.getTime() / 1000
    expect(behind).toBe(seconds - 15)
  })

  test('reports refused callbacks, and the likely reason', async () => {
    const { code, noted, printed } = await play(['retry-storm'], {
      answer: (_body, posts) => (posts > 4 ? 404 : 200),
    })
    expect(code).toBe(1)
    expect(printed).toHaveLength(4)
    expect(noted).toEqual(['404: The path does not exist at the endpoint: check the path of --to.'])
  })

  test('ends when it is interrupted', async () => {
    const { url } = await endpoint((_body, posts) => {
      if (posts === 2) terminal.interrupt()
      return posts === 2 ? 'hangs' : 200
    })
    const terminal = fakeTerminal({ env: { CALLBACK_KEY: key } })
    expect(await run(['scenario', 'stream', '--to', url], terminal)).toBe(1)
    expect(terminal.printed).toHaveLength(1)
    expect(terminal.noted).toEqual(['Interrupted: these are the results so far.'])
  })

  test('ends when it is interrupted in between', async () => {
    const { url } = await endpoint()
    const quiet = fakeTerminal({ env: { CALLBACK_KEY: key } })
    const terminal = {
      ...quiet,
      print: (line: string) => {
        quiet.print(line)
        quiet.interrupt()
      },
    }
    expect(await run(['scenario', 'stream', '--to', url], terminal)).toBe(1)
    expect(quiet.printed).toHaveLength(1)
  })

  test.each([
    [
      'a name that there is none of',
      ['strem', '--to', 'http://localhost/'],
      'did you mean stream? `live-callbacks scenario` lists them',
    ],
    ['no URL', ['stream'], 'set --to'],
    ['no key', ['stream', '--to', 'http://localhost/'], 'There is no callback key'],
    ['a pace of 0', ['stream', '--pace', '0'], '--pace must be real'],
    ['a pace that no timer keeps', ['stream', '--pace', '1e-9'], '0.01 at least'],
  ])('refuses %s', async (_what, args, complaint) => {
    const terminal = fakeTerminal()
    expect(await run(['scenario', ...args], terminal)).toBe(2)
    expect(terminal.printed).toEqual([])
    expect(terminal.noted.join('\n')).toContain(complaint)
  })
})
