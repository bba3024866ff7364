import { describe, expect, jest, test } from '@jest/globals'

import { keepLease, type LeaseOptions } from '../../src/handle/keepLease.ts'
import { defer, failure, stopTime } from './setUp.ts'

stopTime()

const setUp = (options: Partial<LeaseOptions> = {}) => {
  const calls = {
    renew: jest.fn<() => boolean | Promise<boolean>>(() => true),
    failed: jest.fn(),
    lost: jest.fn(),
    stuck: jest.fn(),
  }
  const end = keepLease({
    leaseMs: 3000,
    askedAt: performance.now(),
    longestMs: 60_000,
    ...calls,
    ...options,
  })
  const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms)
  return { ...calls, end, pass }
}

describe('keepLease', () => {
  test('renews three times in a lease, until it is ended', async () => {
    const { renew, failed, lost, stuck, end, pass } = setUp()
    await pass(999)
    expect(renew).not.toHaveBeenCalled()
    await pass(1)
    expect(renew).toHaveBeenCalledTimes(1)
    await pass(2000)
    expect(renew).toHaveBeenCalledTimes(3)
    await end()
    await pass(60_000)
    expect(renew).toHaveBeenCalledTimes(3)
    for (const call of [failed, lost, stuck]) expect(call).not.toHaveBeenCalled()
  })

  test('counts the time of a lease from the moment at which it was asked for', async () => {
    const { renew, end, pass } = setUp({ askedAt: performance.now() - 900 })
    await pass(99)
    expect(renew).not.toHaveBeenCalled()
    await pass(1)
    expect(renew).toHaveBeenCalledTimes(1)
    await pass(1000)
    expect(renew).toHaveBeenCalledTimes(2)
    await end()
    const late = setUp({ askedAt: performance.now() - 2900 })
    await pass(0)
    expect(late.renew).toHaveBeenCalledTimes(1)
    await late.end()
  })

  test('calls lost once if the lease is gone, and then does nothing more', async () => {
    const { renew, lost, stuck, pass } = setUp()
    renew.mockReturnValueOnce(Promise.resolve(false))
    await pass(60_000)
    expect(lost).toHaveBeenCalledTimes(1)
    expect(renew).toHaveBeenCalledTimes(1)
    expect(stuck).not.toHaveBeenCalled()
  })

  test('tries a renewal that fails again after a twelfth of the lease', async () => {
    const { renew, failed, end, pass } = setUp()
    renew
      .mockImplementationOnce(() => {
        throw failure
      })
      .mockReturnValueOnce(Promise.reject(failure))
    await pass(1000)
    expect(failed.mock.calls).toEqual([[failure]])
    await pass(249)
    expect(renew).toHaveBeenCalledTimes(1)
    await pass(1)
    expect(renew).toHaveBeenCalledTimes(2)
    await pass(250)
    expect(renew).toHaveBeenCalledTimes(3)
    expect(failed).toHaveBeenCalledTimes(2)
    await pass(999)
    expect(renew).toHaveBeenCalledTimes(3)
    await pass(1)
    expect(renew).toHaveBeenCalledTimes(4)
    await end()
  })

  test('calls stuck once after the longest time, also if a renewal hangs', async () => {
    const hangs = defer<boolean>()
    const { renew, stuck, pass, end } = setUp({ longestMs: 10_500 })
    renew.mockReturnValue(hangs.promise)
    await pass(10_499)
    expect(stuck).not.toHaveBeenCalled()
    await pass(1)
    expect(stuck).toHaveBeenCalledTimes(1)
    await pass(60_000)
    expect(stuck).toHaveBeenCalledTimes(1)
    expect(renew).toHaveBeenCalledTimes(1)
    hangs.resolve(true)
    await end()
  })

  test.each([
    [
      'succeeds',
      (renewal: ReturnType<typeof defer<boolean>>) => {
        renewal.resolve(true)
      },
    ],
    [
      'is lost',
      (renewal: ReturnType<typeof defer<boolean>>) => {
        renewal.resolve(false)
      },
    ],
    [
      'fails',
      (renewal: ReturnType<typeof defer<boolean>>) => {
        renewal.reject(failure)
      },
    ],
  ])('ends after a renewal on its way that %s, and calls nothing', async (_, settle) => {
    const renewal = defer<boolean>()
    const { renew, failed, lost, end, pass } = setUp()
    renew.mockReturnValueOnce(renewal.promise)
    await pass(1000)
    const ended = jest.fn()
    void end().then(ended)
    await pass(5000)
    expect(ended).not.toHaveBeenCalled()
    settle(renewal)
    await pass(0)
    expect(ended).toHaveBeenCalledTimes(1)
    expect(renew).toHaveBeenCalledTimes(1)
    for (const call of [failed, lost]) expect(call).not.toHaveBeenCalled()
  })
})
