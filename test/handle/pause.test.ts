import { afterEach, describe, expect, jest, test } from '@jest/globals'

import { pause } from '../../src/handle/pause.ts'

describe('pause', () => {
  afterEach(() => {
    jest.restoreAllMocks()
  })

  test('resolves after the given time', async () => {
    const before = performance.now()
    await pause(20)
    expect(performance.now() - before).toBeGreaterThan(15)
  })

  test('does not keep the process alive', async () => {
    const set = jest.spyOn(globalThis, 'setTimeout')
    const pausing = pause(1)
    expect(set.mock.results.map(({ value }) => (value as NodeJS.Timeout).hasRef())).toEqual([false])
    await pausing
  })

  test.each([
    ['a number', 7],
    ['null', null],
    ['an object without unref', {}],
  ])('works where a timer is %s', async (_, timer) => {
    const start = globalThis.setTimeout
    jest.spyOn(globalThis, 'setTimeout').mockImplementation(((run: () => void, ms: number) => {
      start(run, ms)
      return timer
    }) as unknown as typeof setTimeout)
    await expect(pause(1)).resolves.toBeUndefined()
  })
})
