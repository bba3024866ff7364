import { describe, expect, jest, test } from '@jest/globals'

import { EventType } from '../../src/event/EventType.ts'
import type { LiveEvent } from '../../src/event/LiveEvent.ts'
import { createHandler, createHostHandler } from '../../src/handle/handler.ts'
import type { OnEvents } from '../../src/handle/options.ts'
import type { EventInvalid, Refusal } from '../../src/receive/error.ts'
import { createReceiver, type Received } from '../../src/receive/receiver.ts'
import { memoryStore } from '../../src/store/memoryStore.ts'
import { fixtures } from '../../src/testing/fixtures.ts'
import {
  begin,
  bodyOf,
  defer,
  eventTypeIn,
  failure,
  invalid,
  never,
  now,
  ok,
  receiver,
  refusals,
  replyOf,
  setUp,
  signed,
  stopTime,
  withStore,
} from './setUp.ts'

stopTime()

describe('createHandler', () => {
  describe('of bodies', () => {
    test.each(refusals)(
      'refuses %s with %d, and tells why to us alone',
      async (tag, status, body) => {
        const onEvent = jest.fn()
        const rejected = jest.fn<(refusal: Refusal) => void>()
        const { handle, observations } = setUp({ on: { StreamBegin: onEvent }, rejected })
        expect(await handle(body)).toStrictEqual(replyOf(status))
        expect(onEvent).not.toHaveBeenCalled()
        expect(rejected).toHaveBeenCalledTimes(1)
        expect(rejected).toHaveBeenCalledWith(expect.objectContaining({ _tag: tag }))
        expect(observations).toEqual([
          { _tag: 'Rejected', reason: tag, status, ...eventTypeIn(tag) },
        ])
      },
    )

    test('answers 500 if the keys cannot be read', async () => {
      const keys = () => {
        throw new Error('of the vault')
      }
      const rejected = jest.fn()
      const handle = createHandler(createReceiver({ keys, now }), { on: {}, rejected })
      expect(await handle(begin)).toStrictEqual(replyOf(500))
      expect(rejected).toHaveBeenCalledWith({
        _tag: 'SetupFailed',
        option: 'keys',
        problem: 'threw',
      })
    })

    test('answers 200 after the handler has returned', async () => {
      const { handle, observations } = setUp({ on: { StreamBegin: () => 'whatever' } })
      expect(await handle(JSON.stringify(begin))).toStrictEqual(ok)
      expect(observations).toEqual([
        { _tag: 'Accepted', name: 'StreamBegin', signature: 'signed' },
        { _tag: 'Handled', name: 'StreamBegin', durationMs: 0, late: false },
      ])
    })

    test('does not answer before the promise of the handler has resolved', async () => {
      const work = defer()
      const { handle } = setUp({ on: { StreamBegin: () => work.promise } })
      const replied = jest.fn()
      const reply = handle(begin).finally(replied)
      await jest.advanceTimersByTimeAsync(3999)
      expect(replied).not.toHaveBeenCalled()
      work.resolve()
      expect(await reply).toStrictEqual(ok)
    })

    test('answers 200 for an event without a handler', async () => {
      const { handle, tags } = setUp(withStore(memoryStore()))
      for (const { body } of fixtures) expect(await handle(signed(body))).toStrictEqual(ok)
      expect(tags()).not.toContain('Handled')
    })
  })

  describe('of handlers', () => {
    const names = [...Object.keys(EventType), 'Unknown'] as ReadonlyArray<keyof OnEvents>

    test.each(fixtures)('runs the handler of $name', async ({ name: fixture, body }) => {
      const ran: Array<readonly [string, LiveEvent, Received]> = []
      const on = Object.fromEntries(
        names.map((name) => [
          name,
          (event: LiveEvent, received: Received) => {
            ran.push([name, event, received])
          },
        ]),
      ) as OnEvents
      const otherwise = jest.fn()
      const { handle } = setUp({ on, otherwise })
      const raw = signed(body)
      expect(await handle(raw)).toStrictEqual(ok)
      expect(otherwise).not.toHaveBeenCalled()
      const { event, signature } = receiver.receiveOrThrow(raw)
      expect(ran.map(([name]) => name)).toEqual([fixture.split('/')[0]])
      expect(ran[0]?.[1]).toStrictEqual(event)
      expect(ran[0]?.[2]).toMatchObject({ event, signature, raw })
    })

    test.each([
      'TaskStart',
      'VodSourceFileStart',
      'VodSourceFileFinish',
      'TaskExit',
      'ResetTaskConfig',
      'TaskAlarm',
      'PullFileUnstable',
      'PushStreamUnstable',
      'PullFileFailed',
      'PushStreamFailed',
      'FileEndEarly',
    ] as const)('runs the handler of the relay event %s', async (name) => {
      const [onRelay, onOther, otherwise] = [jest.fn(), jest.fn(), jest.fn()]
      const other = name === 'TaskStart' ? 'TaskExit' : 'TaskStart'
      const { handle } = setUp({ on: { Relay: { [name]: onRelay, [other]: onOther } }, otherwise })
      expect(await handle(bodyOf(name))).toStrictEqual(ok)
      expect(onRelay).toHaveBeenCalledWith(
        expect.objectContaining({ event_type: 314, callback_event: name }),
        expect.anything(),
        expect.objectContaining({ request: undefined }),
      )
      expect([onOther.mock.calls, otherwise.mock.calls]).toEqual([[], []])
    })

    test('runs the handler of unknown relay events', async () => {
      const onUnknown = jest.fn()
      const { handle } = setUp({ on: { Relay: { Unknown: onUnknown } } })
      await handle(bodyOf('TaskStart', { callback_event: 'TaskPaused' }))
      expect(onUnknown).toHaveBeenCalledWith(
        expect.objectContaining({
          callback_event: 'unknown',
          received_callback_event: 'TaskPaused',
        }),
        expect.anything(),
        expect.objectContaining({ request: undefined }),
      )
    })

    test('does not call inherited functions of on', async () => {
      const otherwise = jest.fn()
      const { handle } = setUp({ on: { Relay: {} }, otherwise })
      for (const callback_event of ['constructor', '__proto__', 'toString']) {
        expect(await handle(bodyOf('TaskStart', { callback_event }))).toStrictEqual(ok)
      }
      expect(otherwise).toHaveBeenCalledTimes(3)
    })

    test('runs one function for all relay events', async () => {
      const onRelay = jest.fn()
      const { handle } = setUp({ on: { Relay: onRelay } })
      await handle(bodyOf('TaskStart'))
      await handle(bodyOf('TaskStart', { callback_event: 'TaskPaused' }))
      expect(onRelay).toHaveBeenCalledTimes(2)
    })

    test('runs the handler of unknown events', async () => {
      const onUnknown = jest.fn()
      const { handle } = setUp({ on: { Unknown: onUnknown } })
      await handle(bodyOf('Unknown', { event_type: 9999 }))
      expect(onUnknown).toHaveBeenCalledWith(
        expect.objectContaining({ event_type: 'unknown', received_event_type: 9999 }),
        expect.anything(),
        expect.objectContaining({ request: undefined }),
      )
    })

    test('runs otherwise only for events that have no handler', async () => {
      const otherwise = jest.fn()
      const nothing = () => undefined
      const { handle } = setUp({
        on: { StreamBegin: nothing, Relay: { TaskStart: nothing } },
        otherwise,
      })
      await handle(begin)
      await handle(bodyOf('TaskStart'))
      expect(otherwise).not.toHaveBeenCalled()
      const kinds = ['StreamEnd', 'TaskExit', 'Unknown'] as const
      for (const kind of kinds) expect(await handle(bodyOf(kind))).toStrictEqual(ok)
      expect(otherwise).toHaveBeenCalledTimes(kinds.length)
    })

    test('answers by the result of otherwise', async () => {
      const { handle } = setUp({ otherwise: () => Promise.reject(failure) })
      expect(await handle(begin)).toStrictEqual(replyOf(500))
    })
  })

  describe('of a body that cannot be decoded', () => {
    test('refuses it with 422 and passes issues and raw to rejected', async () => {
      const rejected = jest.fn<(refusal: Refusal) => void>()
      const { handle } = setUp({ on: { StreamBegin: never }, rejected })
      expect(await handle(invalid)).toStrictEqual(replyOf(422))
      const error = rejected.mock.calls[0]?.[0] as EventInvalid
      expect(error).toEqual({
        _tag: 'EventInvalid',
        event_type: 1,
        issues: [{ path: 'stream_id', expected: 'an id, as text or as an integer below 2^53' }],
        signature: { status: 'signed', keyIndex: 0, expiresAt: expect.any(Date) },
      })
      expect(error.raw).toBe(invalid)
    })

    test('answers 200 after undecodable has resolved', async () => {
      const work = defer()
      const undecodable = jest.fn((_: EventInvalid) => work.promise)
      const rejected = jest.fn()
      const { handle, observations } = setUp({ undecodable, rejected })
      const reply = handle(invalid)
      await jest.advanceTimersByTimeAsync(1000)
      expect(observations).toEqual([])
      work.resolve()
      expect(await reply).toStrictEqual(ok)
      expect(undecodable.mock.calls[0]?.[0].raw).toBe(invalid)
      expect(rejected).toHaveBeenCalledWith(undecodable.mock.calls[0]?.[0])
      expect(observations).toEqual([
        { _tag: 'Handled', name: 'StreamBegin', durationMs: 1000, late: false },
      ])
    })

    test('answers 500 if undecodable fails', async () => {
      const { handle, tags } = setUp({ undecodable: () => Promise.reject(failure) })
      expect(await handle(invalid)).toStrictEqual(replyOf(500))
      expect(tags()).toEqual(['HandlerFailed'])
    })

    test('answers 503 if undecodable takes too long', async () => {
      const { handle, tags } = setUp({ undecodable: never })
      const reply = handle(invalid)
      await jest.advanceTimersByTimeAsync(4000)
      expect(await reply).toStrictEqual(replyOf(503))
      expect(tags()).toEqual(['TimedOut'])
    })

    test('takes no body that nothing identifies for a repetition of one that was answered', async () => {
      const undecodable = jest.fn(() => Promise.resolve())
      const { handle } = setUp({ undecodable, ...withStore(memoryStore()) })
      const reply = handle(invalid)
      expect(await handle(invalid)).toStrictEqual(replyOf(503))
      expect(await reply).toStrictEqual(ok)
      expect(undecodable).toHaveBeenCalledTimes(1)
      expect(await handle(invalid)).toStrictEqual(ok)
      expect(undecodable).toHaveBeenCalledTimes(2)
    })

    test('runs undecodable once for a body that its other fields identify', async () => {
      const undecodable = jest.fn()
      const { handle } = setUp({ undecodable, ...withStore(memoryStore()) })
      const body = bodyOf('RecordFile', { stream_id: [] })
      expect(await handle(body)).toStrictEqual(ok)
      expect(await handle(body)).toStrictEqual(ok)
      expect(undecodable).toHaveBeenCalledTimes(1)
    })

    test('passes no other refusal to undecodable', async () => {
      const undecodable = jest.fn()
      const { handle } = setUp({ undecodable })
      for (const [tag, status, body] of refusals) {
        if (tag !== 'EventInvalid') expect(await handle(body)).toStrictEqual(replyOf(status))
      }
      expect(undecodable).not.toHaveBeenCalled()
    })
  })
})

describe('createHostHandler', () => {
  const host = createHostHandler(receiver, {
    on: { StreamBegin: () => undefined, StreamEnd: () => Promise.resolve() },
    observe: () => undefined,
  })

  test('has the maxBytes of its receiver', () => {
    expect(host.maxBytes).toBe(receiver.maxBytes)
  })

  test('handles a body', async () => {
    expect(await host.handle(begin, undefined)).toStrictEqual(ok)
  })

  test('returns a promise only for an asynchronous handler', async () => {
    const nobody = bodyOf('Snapshot')
    expect([begin, nobody, invalid, ''].map((body) => host.handle(body, undefined))).toStrictEqual(
      [200, 200, 422, 400].map(replyOf),
    )
    const reply = host.handle(bodyOf('StreamEnd'), undefined)
    expect(reply).toBeInstanceOf(Promise)
    expect(await reply).toStrictEqual(ok)
  })

  test('refuses as a gate does', () => {
    expect(host.refuse({ _tag: 'BodyConsumed' })).toStrictEqual(replyOf(500))
  })
})
