import { describe, expect, jest, test } from '@jest/globals'

import type { HandlerContext } from '../../src/handle/options.ts'
import { eventKey } from '../../src/store/eventKey.ts'
import { type IdempotencyStore, StoreUnavailable } from '../../src/store/IdempotencyStore.ts'
import { memoryStore } from '../../src/store/memoryStore.ts'
import {
  begin,
  bodyOf,
  defer,
  failure,
  never,
  NOW,
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
      ...withStore(store, { ttlSeconds: 70, leaseSeconds: 4 }),
    })
    await handle(begin)
    expect(store.claim).toHaveBeenCalledWith(expect.anything(), expect.anything(), 4)
    expect(store.done).toHaveBeenCalledWith(expect.anything(), expect.anything(), 70)
  })

  describe('of an event without an identity', () => {
    const kinds = [
      ['StreamLiveBegin', {}],
      ['StreamLiveEnd', {}],
      ['TaskAlarm', {}],
      ['TaskExit', { msg: '{"task_exit_time":0}' }],
      ['VodSourceFileFinish', {}],
      ['Unknown', {}],
      ['ImageAudit', { screenshotTime: undefined }],
    ] as const

    test.each(kinds)('handles each of two equal ones: %s with %j', async (kind, overrides) => {
      const store = spied()
      const onEvent = jest.fn()
      const { handle } = setUp({ on: {}, otherwise: onEvent, ...withStore(store) })
      for (const time of [1, 2]) {
        expect(await handle(bodyOf(kind, overrides))).toStrictEqual(ok)
        expect(onEvent).toHaveBeenCalledTimes(time)
      }
      expect(store.done).not.toHaveBeenCalled()
      expect(store.release).toHaveBeenCalledTimes(2)
    })

    test('handles one at a time', async () => {
      const work = defer()
      const { handle } = setUp({
        on: { StreamLiveBegin: () => work.promise },
        ...withStore(memoryStore()),
      })
      const first = handle(bodyOf('StreamLiveBegin'))
      expect(await handle(bodyOf('StreamLiveBegin'))).toStrictEqual(replyOf(503))
      work.resolve()
      expect(await first).toStrictEqual(ok)
    })

    /** An alarm whose first run takes until `work` is resolved. */
    const slowAlarm = (options: Parameters<typeof withStore>[1] = {}) => {
      let time = NOW * 1000
      const store = memoryStore({ now: () => new Date(time) })
      const work = defer()
      const onAlarm = jest.fn<() => Promise<void>>(() => Promise.resolve())
      onAlarm.mockReturnValueOnce(work.promise)
      const spy = {
        claim: jest.fn<IdempotencyStore['claim']>(store.claim),
        done: jest.fn<IdempotencyStore['done']>(store.done),
        release: jest.fn<IdempotencyStore['release']>(store.release),
      }
      const { handle, tags } = setUp({
        on: { Relay: { TaskAlarm: onAlarm } },
        ...withStore(spy, options),
      })
      const pass = async (ms: number) => {
        time += ms
        await jest.advanceTimersByTimeAsync(ms)
      }
      return { deliver: () => handle(bodyOf('TaskAlarm')), work, onAlarm, store: spy, tags, pass }
    }

    test('marks one that was answered 503, and uses the mark up with the retry', async () => {
      const { deliver, work, onAlarm, store, pass } = slowAlarm()
      const first = deliver()
      await pass(4000)
      expect(await first).toStrictEqual(replyOf(503))
      work.resolve()
      await pass(0)
      expect(store.done.mock.calls.map(([, , seconds]) => seconds)).toEqual([1200])
      await pass(56_000)
      expect(await deliver()).toStrictEqual(ok)
      expect(onAlarm).toHaveBeenCalledTimes(1)
      expect(store.done.mock.calls.map(([, , seconds]) => seconds)).toEqual([1200, 1])
      await pass(1000)
      expect(await deliver()).toStrictEqual(ok)
      expect(onAlarm).toHaveBeenCalledTimes(2)
    })

    test('marks it for no longer than ttlSeconds', async () => {
      const { deliver, work, store, pass } = slowAlarm({ ttlSeconds: 600 })
      void deliver()
      await pass(4000)
      work.resolve()
      await pass(0)
      expect(store.done.mock.calls.map(([, , seconds]) => seconds)).toEqual([600])
    })

    test('takes the state at the end of the handler, and not after the store has answered', async () => {
      const { deliver, work, store, pass } = slowAlarm()
      const released = defer<boolean>()
      store.release.mockReturnValueOnce(released.promise)
      const first = deliver()
      await pass(3999)
      work.resolve()
      await pass(1000)
      expect(await first).toStrictEqual(ok)
      expect(store.done).not.toHaveBeenCalled()
      released.resolve(true)
      await pass(0)
    })

    test.each([
      [503, new StoreUnavailable(failure)],
      [500, failure],
    ])('answers %d if the mark cannot be used up, and keeps it', async (status, error) => {
      const { deliver, work, onAlarm, store, tags, pass } = slowAlarm()
      void deliver()
      await pass(4000)
      work.resolve()
      await pass(0)
      store.done.mockImplementationOnce(() => {
        throw error
      })
      expect(await deliver()).toStrictEqual(replyOf(status))
      expect(tags().slice(-3)).toEqual(['Handled', 'Accepted', 'StoreFailed'])
      expect(await deliver()).toStrictEqual(ok)
      expect(onAlarm).toHaveBeenCalledTimes(1)
    })

    test('keeps the mark for the next retry if this one is answered 503 meanwhile', async () => {
      const { deliver, work, onAlarm, store, pass } = slowAlarm()
      void deliver()
      await pass(4000)
      work.resolve()
      await pass(0)
      const usedUp = defer<boolean>()
      store.done.mockImplementationOnce((...args) => {
        void store.done(...args)
        return usedUp.promise
      })
      const second = deliver()
      await pass(4000)
      expect(await second).toStrictEqual(replyOf(503))
      usedUp.resolve(true)
      await pass(1000)
      expect(store.done.mock.calls.map(([, , seconds]) => seconds)).toEqual([1200, 1, 1, 1200])
      await pass(60_000)
      expect(await deliver()).toStrictEqual(ok)
      expect(onAlarm).toHaveBeenCalledTimes(1)
    })

    test('leaves the mark if the store says only after the deadline that it is done', async () => {
      const { deliver, work, store, pass } = slowAlarm()
      void deliver()
      await pass(4000)
      work.resolve()
      await pass(0)
      const claimed = defer<'done'>()
      store.claim.mockReturnValueOnce(claimed.promise)
      const second = deliver()
      await pass(4000)
      expect(await second).toStrictEqual(replyOf(503))
      claimed.resolve('done')
      await pass(0)
      expect(store.done.mock.calls.map(([, , seconds]) => seconds)).toEqual([1200])
    })

    test('handles an equal event that comes while a mark is used up, at its next retry', async () => {
      const { deliver, work, onAlarm, pass } = slowAlarm()
      void deliver()
      await pass(4000)
      work.resolve()
      await pass(0)
      const replies = await Promise.all([deliver(), deliver()])
      expect(replies).toStrictEqual([ok, replyOf(503)])
      expect(onAlarm).toHaveBeenCalledTimes(1)
      await pass(60_000)
      expect(await deliver()).toStrictEqual(ok)
      expect(onAlarm).toHaveBeenCalledTimes(2)
    })

    test('handles an event whose mark another delivery has used up meanwhile', async () => {
      const { deliver, work, onAlarm, store, pass } = slowAlarm()
      void deliver()
      await pass(4000)
      work.resolve()
      await pass(0)
      const late = defer<'done'>()
      store.claim.mockReturnValueOnce(late.promise)
      const second = deliver()
      expect(await deliver()).toStrictEqual(ok)
      await pass(1500)
      late.resolve('done')
      expect(await second).toStrictEqual(ok)
      expect(onAlarm).toHaveBeenCalledTimes(2)
    })

    test('releases one that cannot be decoded, unless its fields identify it', async () => {
      const store = spied()
      const { handle } = setUp({ on: {}, undecodable: () => undefined, ...withStore(store) })
      expect(await handle(bodyOf('StreamBegin', { stream_id: {} }))).toStrictEqual(ok)
      expect(store.done).not.toHaveBeenCalled()
      expect(store.release).toHaveBeenCalledTimes(1)
    })
  })

  test('remembers an event by the time that it had before the handler changed it', async () => {
    const store = spied()
    const change = (event: object) => Reflect.deleteProperty(event, 'event_time')
    const { handle } = setUp({ on: { StreamBegin: change }, ...withStore(store) })
    expect(await handle(begin)).toStrictEqual(ok)
    expect(store.done.mock.calls.map(([, , ttlSeconds]) => ttlSeconds)).toEqual([86_400])
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

  describe('while a handler runs', () => {
    test('renews the lease, so that a handler of ten minutes runs once', async () => {
      const work = defer()
      const onEvent = jest.fn(() => work.promise)
      const store = spied()
      const { handle, tags } = setUp({ on: { StreamBegin: onEvent }, ...withStore(store) })
      const first = handle(begin)
      await jest.advanceTimersByTimeAsync(4000)
      expect(await first).toStrictEqual(replyOf(503))
      for (let minute = 0; minute < 9; minute += 1) {
        await jest.advanceTimersByTimeAsync(60_000)
        expect(await handle(begin)).toStrictEqual(replyOf(503))
      }
      await jest.advanceTimersByTimeAsync(56_000)
      work.resolve()
      await jest.advanceTimersByTimeAsync(0)
      expect(await handle(begin)).toStrictEqual(ok)
      expect(onEvent).toHaveBeenCalledTimes(1)
      expect(tags()).not.toContain('LeaseLost')
      const [owner] = store.claim.mock.calls.map(([, one]) => one)
      const own = store.claim.mock.calls.filter(([, one]) => one === owner)
      // A claim, and a renewal every third of 50 s.
      expect(own).toHaveLength(1 + 36)
    })

    test('begins the event again at the last retry if the handler hangs', async () => {
      const signals: Array<AbortSignal> = []
      const onEvent = jest.fn((_event: unknown, _received: unknown, context: HandlerContext) => {
        signals.push(context.signal)
        return signals.length === 1 ? never() : undefined
      })
      const { handle, observations } = setUp({
        on: { StreamBegin: onEvent },
        ...withStore(memoryStore()),
      })
      const statuses: Array<number> = []
      void handle(begin)
      await jest.advanceTimersByTimeAsync(660_000 - 1)
      expect(signals[0]?.aborted).toBe(false)
      await jest.advanceTimersByTimeAsync(1)
      expect(signals[0]?.aborted).toBe(true)
      expect((signals[0]?.reason as Error).message).toMatch(/^The handler has run for longer/)
      expect(observations.slice(2)).toEqual([
        { _tag: 'HandlerStuck', name: 'StreamBegin', afterSeconds: 660 },
      ])
      for (const at of [660, 720]) {
        if (at === 720) await jest.advanceTimersByTimeAsync(60_000)
        statuses.push((await handle(begin)).status)
      }
      expect(statuses).toEqual([503, 200])
      expect(onEvent).toHaveBeenCalledTimes(2)
    })

    test('marks an event whose handler ends after it was taken for stuck', async () => {
      const work = defer()
      const store = spied()
      const { handle, tags } = setUp({
        on: { StreamBegin: () => work.promise },
        ...withStore(store, { leaseSeconds: 10, maxRunSeconds: 20 }),
      })
      void handle(begin)
      await jest.advanceTimersByTimeAsync(40_000)
      work.resolve()
      await jest.advanceTimersByTimeAsync(0)
      expect(tags()).toEqual(['Accepted', 'TimedOut', 'HandlerStuck', 'Handled'])
      expect(await handle(begin)).toStrictEqual(ok)
    })

    /** A delivery whose lease another one takes, since the store cannot be reached for a lease. */
    const cutOff = async (first: Promise<void>, second: Promise<void>) => {
      const store = spied()
      const signals: Array<AbortSignal> = []
      const onEvent = jest.fn((_event: unknown, _received: unknown, context: HandlerContext) => {
        signals.push(context.signal)
        return signals.length === 1 ? first : second
      })
      const { handle, observations, tags } = setUp({
        on: { StreamBegin: onEvent },
        ...withStore(store),
      })
      void handle(begin)
      await jest.advanceTimersByTimeAsync(1)
      const { claim } = memoryStore()
      const reached = store.claim.getMockImplementation() ?? claim
      store.claim.mockImplementation(() => {
        throw new StoreUnavailable(failure)
      })
      await jest.advanceTimersByTimeAsync(50_000)
      store.claim.mockImplementation(reached)
      const again = handle(begin)
      await jest.advanceTimersByTimeAsync(0)
      return { handle, again, signals, observations, tags, onEvent }
    }

    test('tries a renewal again that has failed, before the lease ends', async () => {
      const store = spied()
      const work = defer()
      const { handle, tags } = setUp({
        on: { StreamBegin: () => work.promise },
        ...withStore(store),
      })
      const first = handle(begin)
      await jest.advanceTimersByTimeAsync(4000)
      await first
      store.claim.mockImplementationOnce(() => {
        throw new StoreUnavailable(failure)
      })
      await jest.advanceTimersByTimeAsync(56_000)
      expect(await handle(begin)).toStrictEqual(replyOf(503))
      expect(tags().filter((tag) => tag === 'StoreFailed')).toHaveLength(1)
      work.resolve()
      await jest.advanceTimersByTimeAsync(0)
      expect(await handle(begin)).toStrictEqual(ok)
    })

    test('reports LeaseLost once, and aborts the signal, if another delivery has the event', async () => {
      const [work, second] = [defer(), defer()]
      const { again, signals, observations, handle, onEvent } = await cutOff(
        work.promise,
        second.promise,
      )
      await jest.advanceTimersByTimeAsync(4999)
      expect(onEvent).toHaveBeenCalledTimes(2)
      expect(signals.map(({ aborted }) => aborted)).toEqual([true, false])
      expect((signals[0]?.reason as Error).message).toMatch(/^Another delivery has claimed/)
      observations.length = 0
      work.resolve()
      await jest.advanceTimersByTimeAsync(0)
      expect(observations.map(({ _tag }) => _tag)).toEqual(['Handled'])
      // What was handled is handled, whoever has begun again.
      expect(await handle(begin)).toStrictEqual(ok)
      second.resolve()
      await jest.advanceTimersByTimeAsync(0)
      expect((await again).status).toBe(503)
    })

    test('reports LeaseLost at the end if no renewal came before it', async () => {
      const [work, second] = [defer(), defer()]
      const { tags } = await cutOff(work.promise, second.promise)
      work.resolve()
      await jest.advanceTimersByTimeAsync(0)
      expect(tags().filter((tag) => tag === 'LeaseLost')).toHaveLength(1)
      second.resolve()
      await jest.advanceTimersByTimeAsync(0)
    })

    test('does not keep the process alive, and leaves no timer', async () => {
      const timers: Array<NodeJS.Timeout> = []
      const original = globalThis.setTimeout
      jest.spyOn(globalThis, 'setTimeout').mockImplementation(((run: () => void, ms: number) => {
        const timer = original(run, ms)
        timers.push(timer)
        return timer
      }) as typeof setTimeout)
      const work = defer()
      const { handle } = setUp({
        on: { StreamBegin: () => work.promise },
        ...withStore(memoryStore()),
      })
      const first = handle(begin)
      await jest.advanceTimersByTimeAsync(0)
      // That of the deadline keeps it alive, since the sender waits for an answer.
      expect(timers.map((timer) => timer.hasRef())).toEqual([false, true])
      work.resolve()
      await first
    })

    test('makes no timer for a store and a handler that are synchronous', async () => {
      const spy = jest.spyOn(globalThis, 'setTimeout')
      const { handle } = setUp({
        on: { StreamBegin: () => undefined },
        ...withStore(memoryStore()),
      })
      await handle(begin)
      expect(spy).not.toHaveBeenCalled()
    })
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

    test('runs the handler of a claim that succeeds after the deadline, and tells the retry 200', async () => {
      const store = spied()
      const delay = defer()
      const claim = store.claim.getMockImplementation() ?? memoryStore().claim
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
      expect(tags()).toEqual(['Accepted', 'TimedOut', 'Handled'])
      expect(await handle(begin)).toStrictEqual(ok)
      expect(onEvent).toHaveBeenCalledTimes(1)
    })

    test.each(['QUEUED', undefined, null, '', 1, true, failure, { claimed: true }])(
      'answers 500 to a claim that is answered with %p, and tells of no duplicate',
      async (answer) => {
        const onEvent = jest.fn()
        const claim = () => answer as unknown as 'claimed'
        const { handle, observations } = setUp({
          on: { StreamBegin: onEvent },
          ...withStore({ ...memoryStore(), claim }),
        })
        expect(await handle(begin)).toStrictEqual(replyOf(500))
        expect(onEvent).not.toHaveBeenCalled()
        expect(observations.slice(1)).toEqual([
          { _tag: 'StoreFailed', operation: 'claim', error: expect.any(TypeError) },
        ])
      },
    )

    test.each(['ER_LOCK_DEADLOCK', '40P01', 'SQLITE_BUSY', 'ECONNREFUSED'])(
      'answers 503 to an error of the database with the code %s',
      async (code) => {
        const claim = () => Promise.reject(Object.assign(new Error('of a database'), { code }))
        const { handle } = setUp({
          on: { StreamBegin: () => undefined },
          ...withStore({ ...memoryStore(), claim }),
        })
        expect(await handle(begin)).toStrictEqual(replyOf(503))
      },
    )

    test('does not run the handler of a claim that took longer than its lease', async () => {
      const store = spied()
      const claimed = defer<'claimed'>()
      store.claim.mockReturnValueOnce(claimed.promise)
      const onEvent = jest.fn()
      const { handle, tags } = setUp({ on: { StreamBegin: onEvent }, ...withStore(store) })
      const reply = handle(begin)
      await jest.advanceTimersByTimeAsync(50_000)
      expect(await reply).toStrictEqual(replyOf(503))
      claimed.resolve('claimed')
      await jest.advanceTimersByTimeAsync(0)
      expect(onEvent).not.toHaveBeenCalled()
      expect(store.release).toHaveBeenCalledTimes(1)
      expect(tags()).toEqual(['Accepted', 'TimedOut'])
      expect(await handle(begin)).toStrictEqual(ok)
      expect(onEvent).toHaveBeenCalledTimes(1)
    })

    test('releases only after a renewal that is on its way', async () => {
      const store = spied()
      const [work, renewal] = [defer(), defer<'claimed'>()]
      const { handle } = setUp({
        on: { StreamBegin: () => work.promise },
        ...withStore(store),
        timeoutMs: 50_000,
      })
      const reply = handle(begin)
      await jest.advanceTimersByTimeAsync(0)
      store.claim.mockReturnValueOnce(renewal.promise)
      await jest.advanceTimersByTimeAsync(20_000)
      work.reject(failure)
      await jest.advanceTimersByTimeAsync(0)
      expect(store.release).not.toHaveBeenCalled()
      renewal.resolve('claimed')
      expect(await reply).toStrictEqual(replyOf(500))
      expect(store.release).toHaveBeenCalledTimes(1)
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

    test('retries marking if an attempt fails after the lease, as when the process stood still', async () => {
      const store = spied()
      const attempt = defer<boolean>()
      store.done.mockReturnValueOnce(attempt.promise).mockImplementationOnce(unavailable)
      const { handle, tags } = setUp({ on: { StreamBegin: () => undefined }, ...withStore(store) })
      const reply = handle(begin)
      await jest.advanceTimersByTimeAsync(60_000)
      expect(await reply).toStrictEqual(ok)
      attempt.reject(failure)
      await jest.advanceTimersByTimeAsync(300)
      expect(store.done).toHaveBeenCalledTimes(3)
      expect(tags()).toEqual(['Accepted', 'Handled', 'StoreFailed', 'StoreFailed'])
      expect(await handle(begin)).toStrictEqual(ok)
      expect(tags().at(-1)).toBe('Duplicate')
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
      // That of the deadline keeps it alive, since the sender waits for an answer.
      expect(timers.map((timer) => timer.hasRef())).toEqual([false, true])
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
