import { describe, expect, jest, test } from '@jest/globals'

import { memoryStore } from '../../src/store/memoryStore.ts'
import { begin, failure, ok, replyOf, setUp, stopTime, withStore } from './setUp.ts'

stopTime()

describe('createRunTask', () => {
  const thenable = {
    get then(): never {
      throw failure
    },
  }

  test.each<[string, () => unknown, unknown]>([
    [
      'throws',
      () => {
        throw failure
      },
      failure,
    ],
    ['rejects', () => Promise.reject(failure), failure],
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- what users do
    ['rejects with undefined', () => Promise.reject(undefined), undefined],
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- what users do
    ['rejects with a text', () => Promise.reject('a text'), 'a text'],
    [
      'throws null',
      () => {
        // eslint-disable-next-line @typescript-eslint/only-throw-error -- what users do
        throw null
      },
      null,
    ],
    ['gives a promise that cannot be awaited', () => thenable, failure],
    [
      'returns a Task of fp-ts',
      () => () => Promise.resolve(),
      new TypeError(
        'The handler returned a function (such as a Task of fp-ts), which is never called: call it in the handler and return its promise.',
      ),
    ],
  ])('answers 500 if it %s', async (_, onEvent, error) => {
    for (const idempotency of [undefined, { store: memoryStore() }]) {
      const { handle, observations } = setUp({
        on: { StreamBegin: onEvent },
        ...(idempotency && { idempotency }),
      })
      expect(await handle(begin)).toStrictEqual(replyOf(500))
      expect(observations[1]).toEqual({
        _tag: 'HandlerFailed',
        name: 'StreamBegin',
        durationMs: 0,
        late: false,
        error,
      })
      expect(observations).toHaveLength(2)
    }
  })

  test('runs it again at the next delivery, and answers 200 after it succeeds', async () => {
    const onEvent = jest.fn(() => Promise.resolve()).mockRejectedValueOnce(failure)
    const { handle } = setUp({ on: { StreamBegin: onEvent }, ...withStore(memoryStore()) })
    expect(await handle(begin)).toStrictEqual(replyOf(500))
    expect(await handle(begin)).toStrictEqual(ok)
    expect(await handle(begin)).toStrictEqual(ok)
    expect(onEvent).toHaveBeenCalledTimes(2)
  })
})
