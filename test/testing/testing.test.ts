import { readdirSync } from 'node:fs'

import { describe, expect, test } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'

import { createReceiver } from '../../src/receive/receiver.ts'
import { buildBody, fixtures, sign, signBody } from '../../src/testing/testing.ts'

describe('fixtures', () => {
  test('has every file in fixtures/', () => {
    const files = readdirSync('fixtures', { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.json'))
      .map((path) => path.replaceAll('\\', '/').replace('.json', ''))
    expect(fixtures.map(({ name }) => name).sort()).toEqual(files.sort())
  })

  test('has the event_type of each body, and the callback_event of relay events', () => {
    const byName = new Map(fixtures.map((fixture) => [fixture.name, fixture]))
    expect(byName.get('StreamEnd/current')).toMatchObject({ event_type: 0 })
    expect(byName.get('StreamEnd/current')).not.toHaveProperty('callback_event')
    expect(byName.get('Relay/TaskExit')).toMatchObject({
      event_type: 314,
      callback_event: 'TaskExit',
    })
  })
})

describe('signBody', () => {
  test('replaces the t and sign of a body', () => {
    const body = signBody({ stream_id: 'room-1', t: 1, sign: 'old' }, { key: 'k', t: 1700000600 })
    expect(body).toEqual({ stream_id: 'room-1', t: 1700000600, sign: sign('k', 1700000600) })
  })

  test('sets t to 600 seconds from now by default', () => {
    const now = () => new Date('2026-01-01T00:00:00.999Z')
    expect(signBody({}, { key: 'k', now }).t).toBe(Date.parse('2026-01-01T00:10:00Z') / 1000)
    const seconds = Date.now() / 1000
    expect(Math.abs(signBody({}, { key: 'k' }).t - 600 - seconds)).toBeLessThan(60)
  })
})

describe('buildBody', () => {
  const receiver = createReceiver({ keys: 'k' })

  test('returns a body that a receiver accepts once it is signed', () => {
    const body = buildBody('TaskExit', { task_id: '1' })
    expect(body).not.toHaveProperty('sign')
    expect(receiver.receive(signBody(body, { key: 'k' }))).toMatchObject(
      E.right({ event: { event_type: 314, callback_event: 'TaskExit', task_id: '1' } }),
    )
  })

  test('sets fields, and removes those that are undefined', () => {
    const body = buildBody('StreamEnd', { push_duration: '7', sequence: undefined })
    expect(body).toMatchObject({ event_type: 0, push_duration: '7' })
    expect(body).not.toHaveProperty('sequence')
  })

  test.each(['StreamStart', 'constructor', '__proto__', ''])(
    'knows no event called "%s"',
    (kind) => {
      expect(() => buildBody(kind as 'StreamBegin')).toThrow(
        new TypeError(`${kind} is not the name of an event: use one that BodyKind lists.`),
      )
    },
  )

  test('returns a new body at each call', () => {
    const first = buildBody('PushException') as { abnormal_event: Array<unknown> }
    first.abnormal_event.length = 0
    expect(buildBody('PushException')['abnormal_event']).not.toEqual([])
  })
})
