import { describe, expect, jest, test } from '@jest/globals'

import { checkedStore } from '../../src/handle/checkedStore.ts'
import { useUp } from '../../src/handle/useUp.ts'
import { StoreUnavailable } from '../../src/store/IdempotencyStore.ts'
import { defer, failure, spied, stopTime } from './setUp.ts'

stopTime()

const LEASE = 50

const setUp = () => {
  const spy = spied()
  const report = jest.fn()
  const store = checkedStore({ store: spy, leaseSeconds: LEASE }, report)
  let hasPassed = false
  const use = (owner: string) => useUp(store, 'k', owner, { hasPassed: () => hasPassed })
  const miss = () => {
    hasPassed = true
  }
  return { spy, report, use, miss, mark: () => spy.done('k', 'first', 1200) }
}

describe('useUp', () => {
  test('uses a mark up for one of two deliveries, and lets the other come again', async () => {
    const { spy, use, mark } = setUp()
    await mark()
    expect(await Promise.all([use('a'), use('b')])).toEqual(['Duplicate', 'InFlight'])
    expect(spy.claim('k', 'c', LEASE)).toBe('done')
    jest.advanceTimersByTime(1000)
    expect(spy.claim('k', 'c', LEASE)).toBe('claimed')
  })

  test('lets nobody use the mark again until it has ended', async () => {
    const { spy, use, mark } = setUp()
    await mark()
    expect(await use('a')).toBe('Duplicate')
    jest.advanceTimersByTime(999)
    expect(await use('b')).toBe('InFlight')
    jest.advanceTimersByTime(1)
    expect(await use('b')).toBe('claimed')
    expect(spy.claim('k', 'c', LEASE)).toBe('inFlight')
  })

  test('gives the event to a delivery that finds no mark any more', async () => {
    const { spy, report, use } = setUp()
    expect(await use('a')).toBe('claimed')
    expect(spy.claim('k', 'a', LEASE)).toBe('claimed')
    expect(spy.claim('k', 'b', LEASE)).toBe('inFlight')
    expect(spy.claim('k:used', 'b', LEASE)).toBe('claimed')
    expect(report).not.toHaveBeenCalled()
  })

  test('lets a delivery come again that finds the event claimed instead', async () => {
    const { spy, use } = setUp()
    await spy.claim('k', 'b', LEASE)
    expect(await use('a')).toBe('InFlight')
    expect(spy.claim('k:used', 'b', LEASE)).toBe('claimed')
  })

  test('lets a delivery come again that was too slow to be alone', async () => {
    const { spy, use, mark } = setUp()
    await mark()
    const slow = defer<boolean>()
    spy.done.mockReturnValueOnce(slow.promise)
    const answer = use('a')
    await jest.advanceTimersByTimeAsync(LEASE * 1000)
    expect(await use('b')).toBe('InFlight')
    await jest.advanceTimersByTimeAsync(1000)
    expect(await use('b')).toBe('Duplicate')
    slow.resolve(true)
    expect(await answer).toBe('InFlight')
  })

  test('keeps the mark for the retry of a sender that was answered meanwhile', async () => {
    const { spy, use, mark, miss } = setUp()
    await mark()
    miss()
    const answer = use('a')
    await jest.advanceTimersByTimeAsync(1000)
    expect(await answer).toBe('Duplicate')
    jest.advanceTimersByTime(1_199_000)
    expect(spy.claim('k', 'b', LEASE)).toBe('done')
    expect(spy.claim('k:used', 'b', LEASE)).toBe('claimed')
  })

  test('leaves an event to a delivery that begins when the mark has ended', async () => {
    const { spy, use, mark, miss } = setUp()
    await mark()
    miss()
    const answer = use('a')
    await jest.advanceTimersByTimeAsync(999)
    spy.claim.mockImplementationOnce((key) => {
      expect(spy.claim(key, 'b', LEASE)).toBe('claimed')
      return 'inFlight'
    })
    await jest.advanceTimersByTimeAsync(1)
    expect(await answer).toBe('Duplicate')
    expect(spy.done.mock.calls.map(([, , seconds]) => seconds)).toEqual([1200, 1])
    expect(spy.release('k', 'b')).toBe(true)
  })

  test('lets a delivery come again that stood still before it could use the mark up', async () => {
    const { spy, use, mark } = setUp()
    await mark()
    const slow = defer<'done'>()
    spy.claim.mockReturnValueOnce('claimed').mockReturnValueOnce(slow.promise)
    const answer = use('a')
    await jest.advanceTimersByTimeAsync(LEASE * 1000)
    slow.resolve('done')
    expect(await answer).toBe('InFlight')
    expect(spy.done).toHaveBeenCalledTimes(1)
    expect(await use('b')).toBe('Duplicate')
  })

  test('uses the mark up although the store fails then, as long as its first claim lasts', async () => {
    const useWhenSlow = async (ms: number) => {
      const { spy, report, use, mark } = setUp()
      await mark()
      spy.claim
        .mockReturnValueOnce('claimed')
        .mockReturnValueOnce('done')
        .mockImplementationOnce(async () => {
          await jest.advanceTimersByTimeAsync(ms)
          throw failure
        })
      const answer = await use('a')
      expect(report.mock.calls).toEqual([
        [{ _tag: 'StoreFailed', operation: 'claim', error: failure }],
      ])
      return answer
    }
    expect(await useWhenSlow(LEASE * 1000 - 1)).toBe('Duplicate')
    expect(await useWhenSlow(LEASE * 1000)).toBe('InFlight')
  })

  test.each([
    ['StoreUnavailable', new StoreUnavailable(failure)],
    ['StoreFailed', failure],
  ])('is %s if the mark cannot be used up, and lets the next one try', async (outcome, error) => {
    const { spy, report, use, mark } = setUp()
    await mark()
    spy.done.mockReturnValueOnce(Promise.reject(error))
    spy.release.mockReturnValueOnce(Promise.reject(failure))
    expect(await use('a')).toBe(outcome)
    expect(report.mock.calls).toEqual([
      [{ _tag: 'StoreFailed', operation: 'release', error: failure }],
      [{ _tag: 'StoreFailed', operation: 'done', error }],
    ])
    jest.advanceTimersByTime(LEASE * 1000 + 1000)
    expect(await use('b')).toBe('Duplicate')
  })

  test('rejects if the store cannot claim, as the first claim does', async () => {
    const { spy, use, mark } = setUp()
    await mark()
    spy.claim.mockImplementationOnce(() => {
      throw failure
    })
    await expect(use('a')).rejects.toBe(failure)
  })
})
