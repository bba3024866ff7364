import { describe, expect, jest, test } from '@jest/globals'

import { Deadline } from '../../src/handle/deadline.ts'
import { memoryStore } from '../../src/store/memoryStore.ts'
import {
  begin,
  bodyOf,
  defer,
  failure,
  never,
  ok,
  replyOf,
  setUp,
  stopTime,
  withStore,
} from './setUp.ts'

stopTime()

describe('Deadline', () => {
  test('answers 503 when the deadline passes, and leaves no timer', async () => {
    const { handle, observations } = setUp({ on: { StreamBegin: never } })
    const reply = handle(begin)
    await jest.advanceTimersByTimeAsync(3999)
    expect(observations).toHaveLength(1)
    await jest.advanceTimersByTimeAsync(1)
    expect(await reply).toStrictEqual(replyOf(503))
    expect(observations[1]).toEqual({ _tag: 'TimedOut', name: 'StreamBegin', afterMs: 4000 })
  })

  test('passes after timeoutMs', async () => {
    const { handle } = setUp({ on: { StreamBegin: never }, timeoutMs: 10 })
    const reply = handle(begin)
    await jest.advanceTimersByTimeAsync(10)
    expect(await reply).toStrictEqual(replyOf(503))
  })

  test('needs no timer for a synchronous handler', async () => {
    const { handle } = setUp({
      on: {
        StreamBegin: () => undefined,
        StreamEnd: () => {
          throw failure
        },
      },
    })
    const replies = [handle(begin), handle(bodyOf('StreamEnd'))]
    expect(jest.getTimerCount()).toBe(0)
    expect(await Promise.all(replies)).toStrictEqual([ok, replyOf(500)])
  })

  test('includes the time until the handler returns its promise', async () => {
    const slow = () => {
      jest.advanceTimersByTime(1000)
      return never()
    }
    const { handle, tags } = setUp({ on: { StreamBegin: slow } })
    const reply = handle(begin)
    await jest.advanceTimersByTimeAsync(2999)
    expect(tags()).toEqual(['Accepted'])
    await jest.advanceTimersByTimeAsync(1)
    expect(await reply).toStrictEqual(replyOf(503))
  })

  test('sets no timer of a negative length for a handler that has blocked for longer', async () => {
    const setTimer = jest.spyOn(globalThis, 'setTimeout')
    const blocking = () => {
      jest.advanceTimersByTime(60)
      return Promise.resolve()
    }
    const { handle } = setUp({ on: { StreamBegin: blocking }, timeoutMs: 10 })
    expect(await handle(begin)).toStrictEqual(ok)
    expect(setTimer.mock.calls.map(([, ms]) => ms)).toEqual([0])
    setTimer.mockRestore()
  })

  test('waits for any thenable', async () => {
    const thenable = {
      then: (resolve: () => void) => {
        setTimeout(resolve, 4500)
      },
    }
    const { handle, observations } = setUp({ on: { StreamBegin: () => thenable } })
    const reply = handle(begin)
    await jest.advanceTimersByTimeAsync(4000)
    expect(await reply).toStrictEqual(replyOf(503))
    await jest.advanceTimersByTimeAsync(500)
    expect(observations[2]).toMatchObject({ _tag: 'Handled', late: true })
  })

  test('uses the longest possible timer if timeoutMs is longer', async () => {
    const work = defer()
    const { handle } = setUp({
      on: { StreamBegin: () => work.promise },
      timeoutMs: Number.MAX_SAFE_INTEGER,
    })
    const reply = handle(begin)
    await jest.advanceTimersByTimeAsync(24 * 3600 * 1000)
    work.resolve()
    expect(await reply).toStrictEqual(ok)
  })

  test('reports a handler that ends late', async () => {
    const [first, second] = [defer(), defer()]
    const onEvent = jest
      .fn<() => Promise<void>>()
      .mockReturnValueOnce(first.promise)
      .mockReturnValueOnce(second.promise)
    const { handle, observations } = setUp({ on: { StreamBegin: onEvent } })
    void handle(begin)
    void handle(begin)
    await jest.advanceTimersByTimeAsync(5000)
    observations.length = 0
    first.resolve()
    second.reject(failure)
    await jest.advanceTimersByTimeAsync(0)
    const facts = { name: 'StreamBegin', durationMs: 5000, late: true }
    expect(observations).toEqual([
      { _tag: 'Handled', ...facts },
      { _tag: 'HandlerFailed', ...facts, error: failure },
    ])
  })

  test('leaves no timer of Node open', async () => {
    jest.useRealTimers()
    const set = jest.spyOn(globalThis, 'setTimeout')
    const cleared = jest.spyOn(globalThis, 'clearTimeout')
    const { handle } = setUp({
      on: {
        StreamBegin: () => Promise.resolve(),
        StreamEnd: () => Promise.reject(failure),
        Snapshot: never,
      },
      timeoutMs: 20,
      ...withStore(memoryStore()),
    })
    const bodies = ['StreamBegin', 'StreamEnd', 'Snapshot'] as const
    const replies = await Promise.all(bodies.map((kind) => handle(bodyOf(kind))))
    expect(replies).toStrictEqual([200, 500, 503].map(replyOf))
    const timers = set.mock.results.map(({ value }) => value as NodeJS.Timeout)
    // The timers of leases do not keep the process alive.
    const refed = timers.filter((timer) => timer.hasRef())
    expect(refed).toHaveLength(3)
    // The third has fired.
    expect(cleared.mock.calls.flat()).toEqual(expect.arrayContaining(refed.slice(0, 2)))
    // The third handler still runs, so its lease is renewed.
    const leases = timers.filter((timer) => !timer.hasRef())
    expect(leases).toHaveLength(3)
    expect(cleared.mock.calls.flat()).toEqual(expect.arrayContaining(leases.slice(0, 2)))
    clearTimeout(leases[2])
    set.mockRestore()
    cleared.mockRestore()
    jest.useFakeTimers()
  })

  describe('of any work', () => {
    const answers = { late: () => -1, answer: (result: number) => `${result}` }

    test('resolves to the result of the work', async () => {
      const work = defer<number>()
      const answer = new Deadline<number>().wait(work.promise, 1000, answers)
      await jest.advanceTimersByTimeAsync(999)
      work.resolve(8)
      expect(await answer).toBe('8')
      expect(jest.getTimerCount()).toBe(0)
    })

    test('tells whether it has passed', async () => {
      const work = defer<number>()
      const deadline = new Deadline<number>()
      const answer = deadline.wait(work.promise, 1000, answers)
      await jest.advanceTimersByTimeAsync(999)
      expect(deadline.hasPassed()).toBe(false)
      await jest.advanceTimersByTimeAsync(1)
      expect(deadline.hasPassed()).toBe(true)
      work.resolve(9)
      expect(await answer).toBe('-1')
    })

    test('answers with the result set by settleFor if the work is not done in time', async () => {
      const deadline = new Deadline<number>()
      deadline.settleFor(1)
      const answer = deadline.wait(never(), 1000, answers)
      await jest.advanceTimersByTimeAsync(1000)
      expect(await answer).toBe('1')
    })
  })
})
