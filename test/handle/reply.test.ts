import { describe, expect, jest, test } from '@jest/globals'

import { type Outcome, replyOf, statusOf, uniformReplyOf } from '../../src/handle/reply.ts'
import type { Refusal } from '../../src/receive/error.ts'
import { memoryStore } from '../../src/store/memoryStore.ts'
import { buildBody } from '../../src/testing/buildBody.ts'
import {
  begin,
  eventTypeIn,
  never,
  refusals,
  replyOf as statusReply,
  setUp,
  signed,
  stopTime,
  withStore,
} from './setUp.ts'

stopTime()

/** Each outcome and its status, written by hand: only 200 stops the retries of Tencent. */
const statuses: Readonly<Record<Outcome, number>> = {
  Handled: 200,
  Ignored: 200,
  Duplicate: 200,
  BodyMissing: 400,
  BodyUnreadable: 400,
  BodyNotJson: 400,
  BodyNotObject: 400,
  EventTypeInvalid: 400,
  SignatureMissing: 401,
  SignatureMalformed: 401,
  SignatureMismatch: 401,
  TimestampMissing: 401,
  TimestampMalformed: 401,
  SignatureExpired: 401,
  SignatureTooFarAhead: 401,
  MethodNotAllowed: 405,
  BodyTimeout: 408,
  BodyTooLarge: 413,
  ContentEncodingUnsupported: 415,
  MultipartUnsupported: 415,
  EventInvalid: 422,
  HandlerFailed: 500,
  StoreFailed: 500,
  SetupFailed: 500,
  BodyConsumed: 500,
  InFlight: 503,
  TimedOut: 503,
  StoreUnavailable: 503,
}

const rows = Object.entries(statuses) as ReadonlyArray<[Outcome, number]>

describe('statusOf', () => {
  test.each(rows)('gives for %s %d', (outcome, status) => {
    expect(statusOf(outcome)).toBe(status)
  })
})

describe('replyOf', () => {
  test.each(rows)('answers %s with %d and a body that has only a code', (outcome, status) => {
    const allow = status === 405 ? { allow: 'POST' } : {}
    const { headers, ...rest } = statusReply(status)
    expect(replyOf(outcome)).toStrictEqual({ ...rest, headers: { ...headers, ...allow } })
  })
})

describe('uniformReplyOf', () => {
  const bare = statusReply(401)

  test.each(refusals)('gives %s the same reply as all other refusals', async (tag, _, body) => {
    const rejected = jest.fn<(refusal: Refusal) => void>()
    const { handle, observations } = setUp({
      otherwise: () => undefined,
      uniformRefusals: true,
      rejected,
    })
    expect(await handle(body)).toStrictEqual(bare)
    expect(rejected).toHaveBeenCalledWith(expect.objectContaining({ _tag: tag }))
    expect(observations).toEqual([
      { _tag: 'Rejected', reason: tag, status: 401, ...eventTypeIn(tag) },
    ])
  })

  test('gives the same reply to an object of the host that throws while it is read', async () => {
    const broken = {
      get deep(): never {
        throw new Error('Of the host.')
      },
    }
    const { handle } = setUp({
      ...withStore(memoryStore()),
      uniformRefusals: true,
      otherwise: never,
    })
    expect(await handle({ ...signed({ event_type: 9999 }), broken })).toStrictEqual(bare)
  })

  test('gives all other outcomes their usual reply', async () => {
    const { handle } = setUp({
      uniformRefusals: true,
      on: { StreamBegin: () => undefined, StreamEnd: () => Promise.reject(new Error('Of us.')) },
    })
    expect(await handle(begin)).toStrictEqual(statusReply(200))
    expect(await handle(signed(buildBody('StreamEnd')))).toStrictEqual(statusReply(500))
    expect(await handle(signed(buildBody('Snapshot')))).toStrictEqual(statusReply(200))
  })

  test.each(rows)(
    'answers %s, which is %d, with 401 if the caller is at fault',
    (outcome, status) => {
      const isFault = status >= 400 && status < 500
      expect(uniformReplyOf(outcome)).toStrictEqual(statusReply(isFault ? 401 : status))
    },
  )
})
