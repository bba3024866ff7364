import { describe, expect, test } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'

import { isNoCallback } from '../../src/receive/isNoCallback.ts'
import { createReceiver, createUnverifiedReceiver } from '../../src/receive/receiver.ts'
import { buildBody } from '../../src/testing/buildBody.ts'
import { allLookalikes } from './lookalikes.ts'
import { errors } from './refusals.ts'

const receivers = [createReceiver({ keys: 'example-callback-key' }), createUnverifiedReceiver()]

/** What `isNoCallback` says of the refusal of a body, with and without verification. */
const saidOf = (body: object): ReadonlyArray<boolean> =>
  receivers
    .map(({ receive }) => receive(body))
    .filter(E.isLeft)
    .map(({ left }) => isNoCallback(left))

describe('isNoCallback', () => {
  const unsigned = allLookalikes.filter(([, body]) => body['sign'] === undefined)
  test.each(unsigned)('tells %s from a callback: %j', (looksLike, body) => {
    const isElse = looksLike !== 'TornJson' && looksLike !== 'EmptyObject'
    expect(saidOf(body)).toEqual([isElse, isElse])
  })

  test('takes a body with an event_type for a callback', () => {
    expect(saidOf(buildBody('StreamBegin'))).toEqual([false])
    expect(saidOf(buildBody('StreamBegin', { stream_id: null }))).toEqual([false, false])
    expect(saidOf({ event_type: 'x', CallbackCommand: 'State.StateChange' })).toEqual([
      false,
      false,
    ])
  })

  test.each(Object.values(errors))('does not know it of $_tag alone', (refusal) => {
    expect(isNoCallback(refusal)).toBe(false)
  })
})
