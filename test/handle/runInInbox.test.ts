import { describe, expect, jest, test } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'

import { createHandler } from '../../src/handle/handler.ts'
import type { Observation } from '../../src/handle/observation.ts'
import type { HandlerContext, InboxOptions } from '../../src/handle/options.ts'
import { eventKey } from '../../src/store/eventKey.ts'
import { StoreUnavailable } from '../../src/store/IdempotencyStore.ts'
import type { Inbox } from '../../src/store/Inbox.ts'
import { begin, bodyOf, defer, failure, never, ok, receiver, replyOf, stopTime } from './setUp.ts'

stopTime()

/** A database: what is committed, and the transaction that is open for each key. */
const memoryInbox = () => {
  const committed: Array<string> = []
  const marks = new Set<string>()
  const open = new Set<string>()
  const inbox = {
    once: jest.fn<Inbox<Array<string>>['once']>(async (key, { undated: _undated }, run) => {
      if (open.has(key)) return 'inFlight'
      if (marks.has(key)) return 'done'
      open.add(key)
      try {
        const tx: Array<string> = []
        await run(tx)
        committed.push(...tx)
        marks.add(key)
        return 'handled'
      } finally {
        open.delete(key)
      }
    }),
    forget: jest.fn<Inbox<unknown>['forget']>((key) => Promise.resolve(marks.delete(key))),
  }
  return { inbox, committed, marks }
}

type Options = Partial<InboxOptions<undefined, Array<string>>>

const setUp = (options: Options = {}) => {
  const database = memoryInbox()
  const observations: Array<Observation> = []
  const handle = createHandler(receiver, {
    on: {},
    inbox: database.inbox,
    observe: (observation: Observation) => {
      if (observation._tag !== 'Accepted') observations.push(observation)
    },
    ...options,
  })
  const tags = () => observations.map(({ _tag }) => _tag)
  return { handle, observations, tags, ...database }
}

describe('createRunInInbox', () => {
  test('gives the handler the transaction, and answers 200 after its commit', async () => {
    const { handle, committed, observations, inbox } = setUp({
      on: {
        StreamBegin: ({ stream_id }, _received, { tx }) => {
          tx.push(stream_id)
        },
      },
    })
    expect(await handle(begin)).toStrictEqual(ok)
    expect(committed).toHaveLength(1)
    expect(inbox.once.mock.calls[0]?.slice(0, 2)).toEqual([eventKey(begin), { undated: false }])
    expect(observations).toEqual([
      { _tag: 'Handled', name: 'StreamBegin', durationMs: 0, late: false },
    ])
    expect(inbox.forget).not.toHaveBeenCalled()
  })

  test('does not run the handler again, and tells a retry 200', async () => {
    const onEvent = jest.fn()
    const { handle, observations } = setUp({ on: { StreamBegin: onEvent } })
    for (let time = 0; time < 3; time += 1) expect(await handle(begin)).toStrictEqual(ok)
    expect(onEvent).toHaveBeenCalledTimes(1)
    expect(observations.slice(1)).toEqual([
      { _tag: 'Duplicate', name: 'StreamBegin', state: 'done' },
      { _tag: 'Duplicate', name: 'StreamBegin', state: 'done' },
    ])
  })

  test('tells a delivery 503 while another has the event', async () => {
    const work = defer()
    const { handle, observations } = setUp({ on: { StreamBegin: () => work.promise } })
    const first = handle(begin)
    expect(await handle(begin)).toStrictEqual(replyOf(503))
    work.resolve()
    expect(await first).toStrictEqual(ok)
    expect(observations[0]).toEqual({ _tag: 'Duplicate', name: 'StreamBegin', state: 'inFlight' })
  })

  test.each<[string, () => unknown, unknown]>([
    [
      'throws',
      () => {
        throw failure
      },
      failure,
    ],
    ['rejects', () => Promise.reject(failure), failure],
    ['resolves to a Left', () => Promise.resolve(E.left(failure)), failure],
    ['returns what was not run', () => () => undefined, expect.any(TypeError)],
  ])('rolls back, and answers 500, if the handler %s', async (_, result, error) => {
    const { handle, committed, observations, marks } = setUp({
      on: {
        StreamBegin: (_event, _received, { tx }) => {
          tx.push('effect')
          return result()
        },
      },
    })
    expect(await handle(begin)).toStrictEqual(replyOf(500))
    expect([committed, [...marks]]).toEqual([[], []])
    expect(observations).toEqual([
      { _tag: 'HandlerFailed', name: 'StreamBegin', durationMs: 0, late: false, error },
    ])
  })

  test('commits late, and tells the next retry 200', async () => {
    const work = defer()
    const onEvent = jest.fn(() => work.promise)
    const { handle, observations } = setUp({ on: { StreamBegin: onEvent } })
    const first = handle(begin)
    await jest.advanceTimersByTimeAsync(4000)
    expect(await first).toStrictEqual(replyOf(503))
    work.resolve()
    await jest.advanceTimersByTimeAsync(0)
    expect(observations.at(-1)).toEqual({
      _tag: 'Handled',
      name: 'StreamBegin',
      durationMs: 4000,
      late: true,
    })
    expect(await handle(begin)).toStrictEqual(ok)
    expect(onEvent).toHaveBeenCalledTimes(1)
  })

  test('rolls a handler back that hangs, aborts its signal, and lets a retry begin', async () => {
    const contexts: Array<HandlerContext<undefined, Array<string>>> = []
    const { handle, tags, observations, committed } = setUp({
      on: {
        StreamBegin: (_event, _received, context) => {
          contexts.push(context)
          context.tx.push('effect')
          return contexts.length === 1 ? never() : undefined
        },
      },
    })
    const first = handle(begin)
    await jest.advanceTimersByTimeAsync(59_999)
    expect(await first).toStrictEqual(replyOf(503))
    expect(contexts[0]?.signal.aborted).toBe(false)
    expect(await handle(begin)).toStrictEqual(replyOf(503))
    await jest.advanceTimersByTimeAsync(1)
    expect(contexts[0]?.signal.aborted).toBe(true)
    expect(tags()).toEqual(['TimedOut', 'Duplicate', 'HandlerStuck'])
    expect(observations[2]).toEqual({
      _tag: 'HandlerStuck',
      name: 'StreamBegin',
      afterSeconds: 60,
    })
    expect(await handle(begin)).toStrictEqual(ok)
    expect(committed).toEqual(['effect'])
  })

  test('takes its own bound for a handler that hangs', async () => {
    const { handle, tags } = setUp({ on: { StreamBegin: never }, maxRunSeconds: 5 })
    void handle(begin)
    await jest.advanceTimersByTimeAsync(5000)
    expect(tags()).toEqual(['TimedOut', 'HandlerStuck'])
  })

  test('says nothing of what a handler does after it was rolled back', async () => {
    const work = defer()
    const { handle, tags } = setUp({ on: { StreamBegin: () => work.promise }, maxRunSeconds: 5 })
    void handle(begin)
    await jest.advanceTimersByTimeAsync(5000)
    work.reject(failure)
    await jest.advanceTimersByTimeAsync(0)
    expect(tags()).toEqual(['TimedOut', 'HandlerStuck'])
  })

  test.each([
    [503, new StoreUnavailable(failure)],
    [503, Object.assign(new Error('deadlock'), { code: '40P01' })],
    [500, failure],
  ])('answers %d if the database fails, with its error', async (status, error) => {
    const { handle, inbox, observations } = setUp({ on: { StreamBegin: () => undefined } })
    inbox.once.mockReturnValueOnce(Promise.reject(error))
    expect(await handle(begin)).toStrictEqual(replyOf(status))
    expect(observations).toEqual([{ _tag: 'StoreFailed', operation: 'once', error }])
  })

  test('answers 500 if the commit fails after the handler', async () => {
    const { handle, inbox, observations } = setUp({ on: { StreamBegin: () => undefined } })
    inbox.once.mockImplementationOnce(async (_key, _options, run) => {
      await run([])
      throw failure
    })
    expect(await handle(begin)).toStrictEqual(replyOf(500))
    expect(observations).toEqual([{ _tag: 'StoreFailed', operation: 'once', error: failure }])
  })

  test.each(['handled', 'ok', undefined, true])(
    'takes no %p for success if the handler has not run',
    async (answer) => {
      const { handle, inbox, observations } = setUp({ on: { StreamBegin: () => undefined } })
      inbox.once.mockReturnValueOnce(Promise.resolve(answer as 'handled'))
      expect(await handle(begin)).toStrictEqual(replyOf(500))
      expect(observations).toEqual([
        {
          _tag: 'StoreFailed',
          operation: 'once',
          error: new TypeError(
            "The inbox must answer with 'handled' after it has run the handler, with 'done' or with 'inFlight': check its once.",
          ),
        },
      ])
    },
  )

  test('counts the last of several runs, as databases repeat a transaction', async () => {
    const results = [() => Promise.reject(failure), () => Promise.resolve()]
    const { handle, inbox } = setUp({ on: { StreamBegin: () => results.shift()?.() } })
    inbox.once.mockImplementationOnce(async (_key, _options, run) => {
      await run([]).catch(() => run([]))
      return 'handled'
    })
    expect(await handle(begin)).toStrictEqual(ok)
  })

  test('runs undecodable in a transaction too', async () => {
    const undecodable = jest.fn((_error: unknown, { tx }: HandlerContext<unknown, Array<string>>) =>
      tx.push('undecodable'),
    )
    const { handle, committed } = setUp({ undecodable })
    expect(await handle(bodyOf('StreamBegin', { stream_id: [] }))).toStrictEqual(ok)
    expect(committed).toEqual(['undecodable'])
  })

  describe('of an event without an identity', () => {
    const alarm = bodyOf('TaskAlarm')

    test('handles each of two equal ones', async () => {
      const onEvent = jest.fn()
      const { handle, inbox } = setUp({ on: { Relay: onEvent } })
      for (let time = 0; time < 2; time += 1) expect(await handle(alarm)).toStrictEqual(ok)
      expect(onEvent).toHaveBeenCalledTimes(2)
      expect(inbox.once.mock.calls.map(([, options]) => options)).toEqual([
        { undated: true },
        { undated: true },
      ])
    })

    test('keeps the mark of one that was answered 503, and uses it up once', async () => {
      const work = defer()
      const onEvent = jest.fn(() => work.promise)
      const { handle, marks } = setUp({ on: { Relay: onEvent } })
      void handle(alarm)
      await jest.advanceTimersByTimeAsync(4000)
      work.resolve()
      await jest.advanceTimersByTimeAsync(0)
      expect(marks.size).toBe(1)
      const replies = await Promise.all([handle(alarm), handle(alarm)])
      expect(replies).toStrictEqual([ok, replyOf(503)])
      expect(onEvent).toHaveBeenCalledTimes(1)
      expect(await handle(alarm)).toStrictEqual(ok)
      expect(onEvent).toHaveBeenCalledTimes(2)
    })

    test('answers 503 if the mark cannot be used up, and keeps it', async () => {
      const { handle, inbox, marks, observations } = setUp({ on: { Relay: () => undefined } })
      marks.add(eventKey(alarm))
      const error = new StoreUnavailable(failure)
      inbox.forget.mockReturnValueOnce(Promise.reject(error))
      expect(await handle(alarm)).toStrictEqual(replyOf(503))
      expect(observations).toEqual([{ _tag: 'StoreFailed', operation: 'forget', error }])
      expect(await handle(alarm)).toStrictEqual(ok)
      expect(marks.size).toBe(0)
    })

    test('leaves the mark to the next retry if it is found only after the deadline', async () => {
      const { handle, inbox, marks } = setUp({ on: { Relay: () => undefined } })
      marks.add(eventKey(alarm))
      const late = defer<'done'>()
      inbox.once.mockReturnValueOnce(late.promise)
      const reply = handle(alarm)
      await jest.advanceTimersByTimeAsync(4000)
      expect(await reply).toStrictEqual(replyOf(503))
      late.resolve('done')
      await jest.advanceTimersByTimeAsync(0)
      expect(inbox.forget).not.toHaveBeenCalled()
    })

    test('tries to forget a mark for 25 seconds, and answers 200 at the deadline', async () => {
      const { handle, inbox, observations } = setUp({ on: { Relay: () => undefined } })
      inbox.forget.mockReturnValue(Promise.reject(failure))
      const reply = handle(alarm)
      await jest.advanceTimersByTimeAsync(4000)
      expect(await reply).toStrictEqual(ok)
      await jest.advanceTimersByTimeAsync(60_000)
      const failed = observations.filter(({ _tag }) => _tag === 'StoreFailed')
      expect(failed[0]).toEqual({ _tag: 'StoreFailed', operation: 'forget', error: failure })
      // At 0.1, 0.3, 0.7, 1.5, 3.1, 6.3 s, then each 5 s, and at 25 s.
      expect(failed).toHaveLength(11)
      inbox.forget.mockReset()
    })
  })
})
