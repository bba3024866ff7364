import { describe, expect, test } from '@jest/globals'

import { scfHandler } from '../../src/adapter/scf.ts'
import type { LiveEvent } from '../../src/event/LiveEvent.ts'
import type { Refusal } from '../../src/receive/error.ts'
import { begin, beginEvent, beginText, MAX_BYTES, receiver } from './events.ts'

const setUp = () => {
  const seen: Array<LiveEvent> = []
  const refusals: Array<Refusal['_tag']> = []
  const main = scfHandler(receiver, {
    on: { StreamBegin: (event) => seen.push(event) },
    rejected: ({ _tag }) => refusals.push(_tag),
  })
  return { main, seen, refusals }
}

const fail = (): never => {
  throw new Error('Of the runtime.')
}

const revoked = (): object => {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  return proxy
}

const base64 = Buffer.from(beginText).toString('base64')

describe('scfHandler', () => {
  test('answers in the form that gateways expect', async () => {
    const { main, seen } = setUp()
    expect(await main({ httpMethod: 'POST', body: beginText }, {})).toEqual({
      isBase64Encoded: false,
      statusCode: 200,
      headers: { 'content-type': 'application/json' },
      body: '{"code":0}',
    })
    expect(seen).toStrictEqual([beginEvent])
  })

  test.each<[string, object]>([
    ['httpMethod', { httpMethod: 'POST', requestContext: { httpMethod: 'ANY' } }],
    ['requestContext.http.method', { requestContext: { http: { method: 'POST' } } }],
    ['requestContext.httpMethod', { requestContext: { httpMethod: 'POST' } }],
  ])('finds the method in %s', async (_, event) => {
    expect(await setUp().main({ ...event, body: beginText })).toMatchObject({ statusCode: 200 })
  })

  test.each<[string, unknown]>([
    ['GET', { httpMethod: 'GET' }],
    ['ANY', { requestContext: { httpMethod: 'ANY' } }],
    ['no method', { body: beginText }],
    ['no context', { requestContext: null, body: beginText }],
    ['the event of a timer', { Type: 'Timer', TriggerName: 'every-minute' }],
    ['nothing', undefined],
    ['null', null],
    ['text', beginText],
  ])('answers 405 to %s', async (_, event) => {
    const { main, refusals } = setUp()
    expect(await main(event)).toMatchObject({ statusCode: 405, headers: { allow: 'POST' } })
    expect(refusals).toEqual(['MethodNotAllowed'])
  })

  test.each([true, 'true'])('reads base64 if isBase64Encoded is %j', async (isBase64Encoded) => {
    const { main, seen } = setUp()
    const event = { httpMethod: 'POST', body: base64, isBase64Encoded }
    expect(await main(event)).toMatchObject({ statusCode: 200 })
    expect(seen).toStrictEqual([beginEvent])
  })

  test.each([false, 'false', undefined, null, '', 0, 1, 'yes'])(
    'reads text where isBase64Encoded is %j',
    async (isBase64Encoded) => {
      const event = { httpMethod: 'POST', body: beginText, isBase64Encoded }
      expect(await setUp().main(event)).toMatchObject({ statusCode: 200 })
    },
  )

  test.each([
    ['is not base64', beginText],
    ['is cut off', base64.slice(0, -1)],
    ['has another character in it', `${base64.slice(0, 8)}*${base64.slice(9)}`],
    ['goes on after its padding', `${base64}====`],
    ['has padding in the middle', `ab==${base64}`],
  ])('answers 400 to base64 that %s', async (_, body) => {
    const { main, refusals } = setUp()
    const event = { httpMethod: 'POST', body, isBase64Encoded: true }
    expect(await main(event)).toMatchObject({ statusCode: 400, body: '{"code":400}' })
    expect(refusals).toEqual(['BodyUnreadable'])
  })

  test.each([undefined, null, ''])('answers 400 to a body of %j', async (body) => {
    const { main, refusals } = setUp()
    for (const isBase64Encoded of [false, true]) {
      const event = { httpMethod: 'POST', body, isBase64Encoded }
      expect(await main(event)).toMatchObject({ statusCode: 400 })
    }
    expect(refusals).toEqual(['BodyMissing', 'BodyMissing'])
  })

  test.each<[string, object]>([
    [
      'a getter that throws',
      {
        get httpMethod() {
          throw new Error('Of the runtime.')
        },
      },
    ],
    ['a Proxy that throws', new Proxy({}, { get: fail })],
    ['a Proxy that was revoked', revoked()],
    ['headers that throw', { httpMethod: 'POST', headers: new Proxy({}, { ownKeys: fail }) }],
    [
      'a header that is no text',
      { httpMethod: 'POST', headers: { 'content-encoding': Object.create(null) as object } },
    ],
  ])('answers 400 to an event that cannot be read: %s', async (_, event) => {
    const { main, refusals } = setUp()
    expect(await main(event)).toMatchObject({ statusCode: 400, body: '{"code":400}' })
    expect(refusals).toEqual(['BodyUnreadable'])
  })

  test('answers 400 to a body that throws while it is read', async () => {
    for (const body of [new Proxy({}, { get: fail, ownKeys: fail }), revoked()]) {
      const { main, refusals } = setUp()
      expect(await main({ httpMethod: 'POST', body })).toMatchObject({ statusCode: 400 })
      expect(refusals).toEqual(['BodyNotObject'])
    }
  })

  test('accepts a body that is parsed already', async () => {
    const event = { httpMethod: 'POST', body: begin, isBase64Encoded: true }
    expect(await setUp().main(event)).toMatchObject({ statusCode: 200 })
  })

  test('answers 413 to a body that is too large, in base64 or not', async () => {
    const large = JSON.stringify({ ...begin, filler: 'x'.repeat(MAX_BYTES) })
    const encoded = Buffer.from(large).toString('base64')
    for (const event of [{ body: large }, { body: encoded, isBase64Encoded: true }]) {
      expect(await setUp().main({ httpMethod: 'POST', ...event })).toMatchObject({
        statusCode: 413,
      })
    }
  })

  test.each([
    [415, { 'Content-Encoding': 'gzip' }],
    [415, { 'content-encoding': ['br'] }],
    [200, { 'CONTENT-ENCODING': 'identity' }],
    [200, { 'content-encoding': null }],
    [200, { 'content-type': 'application/json' }],
    [200, null],
    [200, undefined],
  ])('answers %d to the headers %j', async (statusCode, headers) => {
    const event = { httpMethod: 'POST', headers, body: beginText }
    expect(await setUp().main(event)).toMatchObject({ statusCode })
  })
})
