import { describe, expect, jest, test } from '@jest/globals'

import { eventKey } from '../../src/store/eventKey.ts'
import { type IdempotencyStore, StoreUnavailable } from '../../src/store/IdempotencyStore.ts'
import { memoryStore } from '../../src/store/memoryStore.ts'
import {
  begin,
  bodyOf,
  defer,
  failure,
  never,
  ok,
  OLD_KEY,
  replyOf,
  setUp,
  signed,
  spied,
  stopTime,
  withStore,
} from './setUp.ts'

stopTime()

describe('createRunOnce', () => {
  test('runs one of two simultaneous deliveries, and answers 503 to the other', async () => {
    const work = defer()
    const onEvent = jest.fn(() => work.promise)
    const { handle, tags, observations } = setUp({
      on: { StreamBegin: onEvent },
      ...withStore(memoryStore()),
    })
    const first = handle(begin)
    expect(await handle(signed(begin, OLD_KEY))).toStrictEqual(replyOf(503))
    work.resolve()
    expect(await first).toStrictEqual(ok)
    expect(await handle(begin)).toStrictEqual(ok)
    expect(onEvent).toHaveBeenCalledTimes(1)
    expect(tags()).not.toContain('TimedOut')
    expect(observations.filter(({ _tag }) => _tag === 'Duplicate')).toEqual([
      { _tag: 'Duplicate', name: 'StreamBegin', state: 'inFlight' },
      { _tag: 'Duplicate', name: 'StreamBegin', state: 'done' },
    ])
  })

  test('runs different events at the same time', async () => {
    const onEvent = jest.fn()
    const { handle } = setUp({ on: { StreamBegin: onEvent }, ...withStore(memoryStore()) })
    const replies = await Promise.all(
      ['1', '2', '3'].map((sequence) => handle(bodyOf('StreamBegin', { sequence }))),
    )
    expect(replies).toStrictEqual([ok, ok, ok])
    expect(onEvent).toHaveBeenCalledTimes(3)
  })

  test('claims no event that has no handler', async () => {
    const store = spied()
    const { handle } = setUp(withStore(store))
    await handle(begin)
    await handle('')
    expect(store.claim).not.toHaveBeenCalled()
  })

  test('passes the key of the event, an owner for each delivery, and the times to the store', async () => {
    const store = spied()
    const { handle } = setUp({ on: { StreamBegin: () => undefined }, ...withStore(store) })
    await handle(begin)
    await handle(begin)
    const [key, owner, leaseSeconds] = store.claim.mock.calls[0] ?? []
    expect([key, leaseSeconds]).toEqual([eventKey(begin), 50])
    expect(owner).toMatch(/^[0-9a-f-]{36}$/)
    expect(store.claim.mock.calls[1]?.[1]).not.toBe(owner)
    expect(store.done.mock.calls).toEqual([[key, owner, 86_400]])
    expect(store.release).not.toHaveBeenCalled()
  })

  test('uses the times of its options', async () => {
    const store = spied()
    const { handle } = setUp({
      on: { StreamBegin: () => undefined },
      ...withStore(store, { ttlSeconds: 7, leaseSeconds: 0.5 }),
    })
    await handle(begin)
    expect(store.claim).toHaveBeenCalledWith(expect.anything(), expect.anything(), 0.5)
    expect(store.done).toHaveBeenCalledWith(expect.anything(), expect.anything(), 7)
  })

  test.each([
    ['StreamBegin', {}, 86_400],
    ['TaskExit', { event_time: 1763780404 }, 86_400],
    ['TaskExit', { msg: '{"task_exit_time":0}' }, 1200],
    ['TaskAlarm', {}, 1200],
    ['StreamLiveBegin', {}, 1200],
    ['Unknown', {}, 1200],
  ] as const)('remembers %s with %j for %d seconds', async (kind, overrides, seconds) => {
    const store = spied()
    const { handle } = setUp({ on: {}, otherwise: () => undefined, ...withStore(store) })
    expect(await handle(bodyOf(kind, overrides))).toStrictEqual(ok)
    expect(store.done.mock.calls.map(([, , ttlSeconds]) => ttlSeconds)).toEqual([seconds])
  })

  test('remembers an event by the time that it had before the handler changed it', async () => {
    const store = spied()
    const change = (event: object) => Reflect.deleteProperty(event, 'event_time')
    const { handle } = setUp({ on: { StreamBegin: change }, ...withStore(store) })
    expect(await handle(begin)).toStrictEqual(ok)
    expect(store.done.mock.calls.map(([, , ttlSeconds]) => ttlSeconds)).toEqual([86_400])
  })

  test('remembers an undecodable event only until the retries have ended', async () => {
    const store = spied()
    const { handle } = setUp({ on: {}, undecodable: () => undefined, ...withStore(store) })
    expect(await handle(bodyOf('StreamBegin', { stream_id: {} }))).toStrictEqual(ok)
    expect(store.done.mock.calls.map(([, , ttlSeconds]) => ttlSeconds)).toEqual([1200])
  })

  test('remembers no event for longer than ttlSeconds', async () => {
    const store = spied()
    const { handle } = setUp({
      on: {},
      otherwise: () => undefined,
      ...withStore(store, { ttlSeconds: 60 }),
    })
    await handle(bodyOf('TaskAlarm'))
    expect(store.done.mock.calls.map(([, , ttlSeconds]) => ttlSeconds)).toEqual([60])
  })

  test('handles an alarm that arrives with the same body an hour later', async () => {
    let now = new Date('2026-01-01T00:00:00Z')
    const onAlarm = jest.fn()
    const { handle } = setUp({
      on: { Relay: { TaskAlarm: onAlarm } },
      ...withStore(memoryStore({ now: () => now })),
    })
    const alarm = bodyOf('TaskAlarm')
    await handle(alarm)
    now = new Date('2026-01-01T00:16:00Z')
    await handle(alarm)
    expect(onAlarm).toHaveBeenCalledTimes(1)
    now = new Date('2026-01-01T01:00:00Z')
    await handle(alarm)
    expect(onAlarm).toHaveBeenCalledTimes(2)
  })

  test('calls the methods of a store that is an object of a class', async () => {
    class Store implements IdempotencyStore {
      readonly #store = memoryStore()
      claim(...args: Parameters<IdempotencyStore['claim']>) {
        return this.#store.claim(...args)
      }
      done(...args: Parameters<IdempotencyStore['done']>) {
        return this.#store.done(...args)
      }
      release(...args: Parameters<IdempotencyStore['release']>) {
        return this.#store.release(...args)
      }
    }
    const onEvent = jest.fn<() => void>().mockImplementationOnce(() => {
      throw failure
    })
    const { handle } = setUp({ on: { StreamBegin: onEvent }, ...withStore(new Store()) })
    const statuses = []
    for (let delivery = 0; delivery < 3; delivery += 1) statuses.push((await handle(begin)).status)
    expect(statuses).toEqual([500, 200, 200])
    expect(onEvent).toHaveBeenCalledTimes(2)
  })

  test('marks no event before its handler has resolved', async () => {
    const work = defer()
    const store = spied()
    const { handle } = setUp({ on: { StreamBegin: () => work.promise }, ...withStore(store) })
    const reply = handle(begin)
    await jest.advanceTimersByTimeAsync(1000)
    expect(store.claim).toHaveBeenCalledTimes(1)
    expect(store.done).not.toHaveBeenCalled()
    work.resolve()
    await reply
    expect(store.done).toHaveBeenCalledTimes(1)
  })

  test('marks an event whose handler resolves late, and does not run it again', async () => {
    const work = defer()
    const onEvent = jest.fn(() => work.promise)
    const { handle, tags } = setUp({ on: { StreamBegin: onEvent }, ...withStore(memoryStore()) })
    const reply = handle(begin)
    await jest.advanceTimersByTimeAsync(4000)
    expect(await reply).toStrictEqual(replyOf(503))
    expect(await handle(begin)).toStrictEqual(replyOf(503))
    work.resolve()
    await jest.advanceTimersByTimeAsync(0)
    expect(await handle(begin)).toStrictEqual(ok)
    expect(onEvent).toHaveBeenCalledTimes(1)
    expect(tags()).toEqual([
      'Accepted',
      'TimedOut',
      'Accepted',
      'Duplicate',
      'Handled',
      'Accepted',
      'Duplicate',
    ])
  })

  test('releases an event whose handler fails late, and runs it again', async () => {
    const work = defer()
    const onEvent = jest.fn<() => Promise<void>>(() => Promise.resolve())
    onEvent.mockReturnValueOnce(work.promise)
    const { handle } = setUp({ on: { StreamBegin: onEvent }, ...withStore(memoryStore()) })
    const reply = handle(begin)
    await jest.advanceTimersByTimeAsync(4000)
    expect(await reply).toStrictEqual(replyOf(503))
    work.reject(failure)
    await jest.advanceTimersByTimeAsync(0)
    expect(await handle(begin)).toStrictEqual(ok)
    expect(onEvent).toHaveBeenCalledTimes(2)
  })

  test('lets a retry run while a handler exceeds its lease, and reports LeaseLost', async () => {
    const work = defer()
    const onEvent = jest.fn<() => Promise<void>>(() => Promise.resolve())
    onEvent.mockReturnValueOnce(work.promise)
    const { handle, observations } = setUp({
      on: { StreamBegin: onEvent },
      ...withStore(memoryStore(), { ttlSeconds: 5 }),
    })
    void handle(begin)
    await jest.advanceTimersByTimeAsync(49_999)
    expect(await handle(begin)).toStrictEqual(replyOf(503))
    await jest.advanceTimersByTimeAsync(1)
    const second = defer()
    onEvent.mockReturnValueOnce(second.promise)
    const reply = handle(begin)
    await jest.advanceTimersByTimeAsync(0)
    observations.length = 0
    work.resolve()
    await jest.advanceTimersByTimeAsync(0)
    expect(observations).toEqual([
      { _tag: 'Handled', name: 'StreamBegin', durationMs: 50_000, late: true },
      { _tag: 'LeaseLost', name: 'StreamBegin' },
    ])
    expect(await handle(begin)).toStrictEqual(replyOf(503))
    second.resolve()
    expect(await reply).toStrictEqual(ok)
    expect(onEvent).toHaveBeenCalledTimes(2)
  })

  describe('of a store that fails', () => {
    const broken = () => {
      throw failure
    }
    const unavailable = () => Promise.reject(new StoreUnavailable(failure))

    test.each<[string, number, IdempotencyStore['claim']]>([
      ['throws', 500, broken],
      ['rejects', 500, () => Promise.reject(failure)],
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- what users do
      ['rejects with undefined', 500, () => Promise.reject(undefined)],
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- what users do
      ['rejects with null', 500, () => Promise.reject(null)],
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- what users do
      ['rejects with another tag', 500, () => Promise.reject({ _tag: 'Other' })],
      ['is unavailable', 503, unavailable],
    ])('does not run the handler if it %s, and answers %d', async (_, status, claim) => {
      const onEvent = jest.fn()
      const { handle, tags } = setUp({
        on: { StreamBegin: onEvent },
        ...withStore({ ...memoryStore(), claim }),
      })
      expect(await handle(begin)).toStrictEqual(replyOf(status))
      expect(onEvent).not.toHaveBeenCalled()
      expect(tags()).toEqual(['Accepted', 'StoreFailed'])
    })

    test('answers 503 at the deadline if it hangs', async () => {
      const onEvent = jest.fn()
      const { handle, tags } = setUp({
        on: { StreamBegin: onEvent },
        ...withStore({ ...memoryStore(), claim: never }),
      })
      const reply = handle(begin)
      await jest.advanceTimersByTimeAsync(4000)
      expect(await reply).toStrictEqual(replyOf(503))
      expect(onEvent).not.toHaveBeenCalled()
      expect(tags()).toEqual(['Accepted', 'TimedOut'])
    })

    test('releases a claim that succeeds after the deadline, and does not run the handler', async () => {
      const store = spied()
      const delay = defer()
      const { claim } = memoryStore()
      store.claim.mockImplementationOnce(async (...args) => {
        await delay.promise
        return claim(...args)
      })
      const onEvent = jest.fn()
      const { handle, tags } = setUp({ on: { StreamBegin: onEvent }, ...withStore(store) })
      const reply = handle(begin)
      await jest.advanceTimersByTimeAsync(4000)
      expect(await reply).toStrictEqual(replyOf(503))
      delay.resolve()
      await jest.advanceTimersByTimeAsync(0)
      expect(onEvent).not.toHaveBeenCalled()
      expect(store.release.mock.calls).toEqual([store.claim.mock.calls[0]?.slice(0, 2)])
      expect(tags()).toEqual(['Accepted', 'TimedOut'])
    })

    test('reports a claim that fails after the deadline', async () => {
      const delay = defer<never>()
      const { handle, tags } = setUp({
        on: { StreamBegin: () => undefined },
        ...withStore({ ...memoryStore(), claim: () => delay.promise }),
      })
      const reply = handle(begin)
      await jest.advanceTimersByTimeAsync(4000)
      expect(await reply).toStrictEqual(replyOf(503))
      delay.reject(failure)
      await jest.advanceTimersByTimeAsync(0)
      expect(tags()).toEqual(['Accepted', 'TimedOut', 'StoreFailed'])
    })

    test('retries marking until it succeeds, and then answers 200', async () => {
      const store = spied()
      store.done.mockImplementationOnce(broken).mockImplementationOnce(unavailable)
      const { handle, observations } = setUp({
        on: { StreamBegin: () => undefined },
        ...withStore(store),
      })
      const reply = handle(begin)
      await jest.advanceTimersByTimeAsync(299)
      expect(store.done).toHaveBeenCalledTimes(2)
      await jest.advanceTimersByTimeAsync(1)
      expect(await reply).toStrictEqual(ok)
      expect(new Set(store.done.mock.calls.map((args) => args.join())).size).toBe(1)
      expect(observations.slice(2)).toEqual([
        { _tag: 'StoreFailed', operation: 'done', error: failure },
        { _tag: 'StoreFailed', operation: 'done', error: new StoreUnavailable(failure) },
      ])
      expect(await handle(begin)).toStrictEqual(ok)
    })

    test('answers 200 at the deadline if only marking is left to do', async () => {
      const store = spied()
      store.done.mockImplementation(broken)
      const onEvent = jest.fn()
      const { handle, tags } = setUp({ on: { StreamBegin: onEvent }, ...withStore(store) })
      const reply = handle(begin)
      await jest.advanceTimersByTimeAsync(4000)
      expect(await reply).toStrictEqual(ok)
      expect(tags()).not.toContain('TimedOut')
      expect(await handle(begin)).toStrictEqual(replyOf(503))
      store.done.mockRestore()
      const { done } = memoryStore()
      store.done.mockImplementation(done)
      await jest.advanceTimersByTimeAsync(5000)
      expect(store.done).toHaveBeenCalledTimes(1)
      expect(onEvent).toHaveBeenCalledTimes(1)
    })

    test('answers 200 if marking hangs', async () => {
      const { handle } = setUp({
        on: { StreamBegin: () => undefined },
        ...withStore({ ...memoryStore(), done: never }),
      })
      const reply = handle(begin)
      await jest.advanceTimersByTimeAsync(4000)
      expect(await reply).toStrictEqual(ok)
    })

    test('stops retrying at the end of the lease, with pauses that grow up to 5 seconds', async () => {
      const store = spied()
      const times: Array<number> = []
      const start = Date.now()
      store.done.mockImplementation(() => {
        times.push(Date.now() - start)
        throw failure
      })
      const { handle, tags } = setUp({
        on: { StreamBegin: () => undefined },
        ...withStore(store),
      })
      void handle(begin)
      await jest.advanceTimersByTimeAsync(60_000)
      const pauses = times.slice(1).map((time, index) => time - (times[index] ?? 0))
      expect(pauses.slice(0, 6)).toEqual([100, 200, 400, 800, 1600, 3200])
      expect(pauses.slice(6, -1)).toEqual(Array.from({ length: 8 }, () => 5000))
      // The last attempt is at the end of the lease.
      expect(times.at(-1)).toBe(50_000)
      expect(tags()).not.toContain('LeaseLost')
    })

    test('retries releasing until it succeeds', async () => {
      const store = spied()
      store.release.mockImplementationOnce(unavailable).mockImplementationOnce(unavailable)
      const onEvent = jest.fn(() => Promise.resolve()).mockRejectedValueOnce(failure)
      const { handle, tags } = setUp({ on: { StreamBegin: onEvent }, ...withStore(store) })
      const reply = handle(begin)
      await jest.advanceTimersByTimeAsync(300)
      expect(await reply).toStrictEqual(replyOf(500))
      expect(tags()).toEqual(['Accepted', 'HandlerFailed', 'StoreFailed', 'StoreFailed'])
      expect(await handle(begin)).toStrictEqual(ok)
    })

    test('answers 500 if releasing hangs, and reports no timeout', async () => {
      const { handle, tags } = setUp({
        on: { StreamBegin: () => Promise.reject(failure) },
        ...withStore({ ...memoryStore(), release: never }),
      })
      const reply = handle(begin)
      await jest.advanceTimersByTimeAsync(4000)
      expect(await reply).toStrictEqual(replyOf(500))
      expect(tags()).toEqual(['Accepted', 'HandlerFailed'])
    })

    test('does not keep the process alive while it retries', async () => {
      const timers: Array<NodeJS.Timeout> = []
      const original = globalThis.setTimeout
      jest.spyOn(globalThis, 'setTimeout').mockImplementation(((run: () => void, ms: number) => {
        const timer = original(run, ms)
        timers.push(timer)
        return timer
      }) as typeof setTimeout)
      const store = spied()
      store.done.mockImplementationOnce(broken)
      const { handle } = setUp({ on: { StreamBegin: () => undefined }, ...withStore(store) })
      const reply = handle(begin)
      await jest.advanceTimersByTimeAsync(100)
      expect(await reply).toStrictEqual(ok)
      expect(timers.map((timer) => timer.hasRef())).toEqual([true, false])
    })

    test('works on hosts whose timers are numbers', async () => {
      const original = globalThis.setTimeout
      jest
        .spyOn(globalThis, 'setTimeout')
        .mockImplementation(((run: () => void, ms: number) =>
          Number(original(run, ms))) as unknown as typeof setTimeout)
      const store = spied()
      store.done.mockImplementationOnce(broken)
      const { handle } = setUp({ on: { StreamBegin: () => undefined }, ...withStore(store) })
      const reply = handle(begin)
      await jest.advanceTimersByTimeAsync(100)
      expect(await reply).toStrictEqual(ok)
    })
  })

  test('refuses an object of the host that throws when its key is computed', async () => {
    const trap = {
      get inside(): never {
        throw failure
      },
    }
    const onEvent = jest.fn()
    const rejected = jest.fn()
    const { handle, tags } = setUp({
      on: { QualityControl: onEvent },
      rejected,
      ...withStore(memoryStore()),
    })
    expect(await handle({ ...bodyOf('QualityControl'), trap })).toStrictEqual(replyOf(400))
    expect(onEvent).not.toHaveBeenCalled()
    expect(rejected).toHaveBeenCalledWith({ _tag: 'BodyNotObject' })
    expect(tags()).toEqual(['Accepted', 'UnknownFields', 'Rejected'])
  })
})
