import { isDeepStrictEqual } from 'node:util'

import { describe, expect, test } from '@jest/globals'

import { createIntake } from '../../../../src/cli/commands/listen/intake.ts'
import { waitByTimer } from '../../../../src/clock/Clock.ts'
import { createHandler } from '../../../../src/handle/handler.ts'
import type { Observation } from '../../../../src/handle/observation.ts'
import { createEntryLog } from '../../../../src/inspector/EntryLog.ts'
import { createReceiver } from '../../../../src/receive/receiver.ts'
import { fixtures } from '../../../../src/testing/fixtures.ts'
import { hostileBodies } from '../../../../src/testing/hostileBodies.ts'
import { signBody } from '../../../../src/testing/signBody.ts'

const KEY = 'S3cretKey'
const NOW = 1_700_000_000
const now = () => new Date(NOW * 1000)

const bytesOf = (body: Uint8Array | string): Uint8Array =>
  typeof body === 'string' ? new TextEncoder().encode(body) : body

const textOf = (body: object): string => JSON.stringify(body)

/**
 * Every hostile body, and every fixture: signed, signed with another key, too late, without a sign.
 */
const table: ReadonlyArray<readonly [name: string, body: Uint8Array]> = [
  ...hostileBodies({ key: KEY, now: now() }).map(
    ({ name, body }) => [name, bytesOf(body)] as const,
  ),
  ...fixtures.flatMap(({ name, body }) => {
    const { t: _t, sign: _sign, ...unsigned } = body
    return [
      [`${name}, signed`, bytesOf(textOf(signBody(unsigned, { key: KEY, t: NOW + 600 })))] as const,
      [
        `${name} of another`,
        bytesOf(textOf(signBody(unsigned, { key: 'x', t: NOW + 600 }))),
      ] as const,
      [
        `${name}, too late`,
        bytesOf(textOf(signBody(unsigned, { key: KEY, t: NOW - 361 }))),
      ] as const,
      [`${name}, unsigned`, bytesOf(textOf(unsigned))] as const,
    ]
  }),
]

interface Answer {
  readonly status: number
  readonly contentType?: string
  readonly body: Uint8Array | string
  readonly refusal: string | undefined
}

/** The answer of `live-callbacks listen`. */
const listening = () => {
  const take = createIntake({
    keys: [KEY],
    clock: { now, wait: waitByTimer },
    log: createEntryLog(),
    onEntry: () => undefined,
  })
  return async (body: Uint8Array): Promise<Answer> => {
    const { entry, answer } = await take({
      body,
      path: '/',
      remoteAddress: '127.0.0.1',
      forwardedBy: [],
    })
    return { ...answer, refusal: entry.diagnosis.refusal?._tag }
  }
}

/** The answer of a handler that accepts unsigned relay events, as `listen` does. */
const handling = () => {
  const observations: Array<Observation> = []
  const handle = createHandler(createReceiver({ keys: KEY, now, acceptUnsigned: [314] }), {
    on: {},
    otherwise: () => undefined,
    observe: (observation) => observations.push(observation),
  })
  return async (body: Uint8Array): Promise<Answer> => {
    observations.length = 0
    const { status, headers, body: text } = await handle(body)
    const refusals = observations.flatMap((one) => (one._tag === 'Rejected' ? [one.reason] : []))
    return {
      status,
      contentType: String(headers['content-type']),
      body: text,
      refusal: refusals[0],
    }
  }
}

describe('createIntake', () => {
  test('answers every body as createHandler does, for the same reason', async () => {
    const [listen, handle] = [listening(), handling()]
    const answers = []
    for (const [name, body] of table) {
      answers.push({ name, listen: await listen(body), handler: await handle(body) })
    }
    const different = answers.filter((one) => !isDeepStrictEqual(one.listen, one.handler))
    expect(different).toEqual([])
    // The compared answers are of every kind.
    const statuses = answers.map(({ handler }) => handler.status)
    expect(new Set(statuses)).toEqual(new Set([200, 400, 401, 413, 415, 422]))
    // Some bodies have a MiB, and a busy machine takes its time over them twice.
  }, 300_000)
})
