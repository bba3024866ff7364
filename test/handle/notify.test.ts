import { setImmediate as turn } from 'node:timers/promises'

import { beforeEach, describe, expect, jest, test } from '@jest/globals'

import { createHandler } from '../../src/handle/handler.ts'
import { sharedCounts } from '../../src/handle/lineLimit.ts'
import { memoryStore } from '../../src/store/memoryStore.ts'
import { expectConsole } from '../expectConsole.ts'
import {
  begin,
  bodyOf,
  failure,
  invalid,
  never,
  ok,
  receiver,
  replyOf,
  setUp,
  stopTime,
  withStore,
} from './setUp.ts'

stopTime()

beforeEach(() => {
  sharedCounts().clear()
})

/** The line about the first failure of a listener. */
const linesOf = (listener: string, errors: ReadonlyArray<unknown>) =>
  errors.map((error) => ({
    level: 'error',
    args: [
      `tencent-live-callbacks: The option ${listener} failed, which changes nothing of the answer:`,
      error,
    ],
  }))

describe('notify', () => {
  /** What a listener does, and the error that is then printed. */
  const faults: ReadonlyArray<readonly [string, () => unknown, ReadonlyArray<unknown>]> = [
    [
      'throws',
      () => {
        throw failure
      },
      [failure],
    ],
    ['rejects', () => Promise.reject(failure), [failure]],
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- what users do
    ['rejects with undefined', () => Promise.reject(undefined), [undefined]],
    ['never resolves', never, []],
    ['gives null', () => null, []],
    [
      'gives what cannot be awaited',
      () => ({
        get then(): never {
          throw failure
        },
      }),
      [failure],
    ],
  ]

  test.each(faults)('answers as if there were no observe, if it %s', async (_, observe, errors) => {
    const handle = createHandler(receiver, {
      on: { StreamBegin: () => undefined, StreamEnd: () => Promise.reject(failure) },
      observe,
      ...withStore(memoryStore()),
    })
    expect(await handle(begin)).toStrictEqual(ok)
    expect(await handle(begin)).toStrictEqual(ok)
    expect(await handle(bodyOf('StreamEnd'))).toStrictEqual(replyOf(500))
    expect(await handle('')).toStrictEqual(replyOf(400))
    await turn()
    expect(expectConsole()).toEqual(linesOf('observe', errors))
  })

  test.each(faults)(
    'answers as if there were no rejected, if it %s',
    async (_, rejected, errors) => {
      const { handle, tags } = setUp({ rejected, undecodable: () => undefined })
      expect(await handle('')).toStrictEqual(replyOf(400))
      expect(await handle(invalid)).toStrictEqual(ok)
      expect(tags()).toEqual(['Rejected', 'Handled'])
      await turn()
      expect(expectConsole()).toEqual(linesOf('rejected', errors))
    },
  )

  test('prints the failures of a listener once a minute', async () => {
    const observe = () => {
      throw failure
    }
    // Two handlers: the failures of a process are counted together.
    const handlers = [{}, {}].map(() => createHandler(receiver, { on: {}, observe }))
    for (const handle of handlers) await handle('')
    jest.advanceTimersByTime(59_999)
    await handlers[0]?.('')
    expect(expectConsole()).toHaveLength(1)
    jest.advanceTimersByTime(1)
    await handlers[1]?.('')
    expect(expectConsole()).toEqual([
      {
        level: 'error',
        args: [
          'tencent-live-callbacks: The option observe failed, which changes nothing of the answer (2 more since the last such line):',
          failure,
        ],
      },
    ])
  })
})
