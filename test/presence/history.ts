/** Calls of a presence in any order, and time that passes, for it and for the model. */
import { expect } from '@jest/globals'
import fc from 'fast-check'

import type { Change, Cursor, Presence, PresenceOptions } from '../../src/presence/Presence.ts'
import type { MakePresence } from './behaviours.ts'
import { pushEvent, STALE_SECONDS, START } from './events.ts'
import { modelPresence } from './model.ts'

/** A presence, the changes that it has given, and the cursor of its last page. */
interface Setup {
  readonly presence: Presence
  readonly clock: { now: number }
  readonly given: Array<Change>
  cursor: Cursor | undefined
}

/** A call, or time that passes; the model and the presence must answer the same. */
class Step implements fc.AsyncCommand<Setup, Setup> {
  readonly #name: string
  readonly #apply: (setup: Setup) => unknown

  constructor(name: string, apply: (setup: Setup) => unknown) {
    this.#name = name
    this.#apply = apply
  }

  check(): boolean {
    return true
  }

  async run(model: Setup, real: Setup): Promise<void> {
    const [expected, answer] = [await this.#apply(model), await this.#apply(real)]
    expect(answer).toStrictEqual(expected)
  }

  toString(): string {
    return this.#name
  }
}

const change = fc.nat(100)

/** A change that was given, the latest ones more often. */
const pick = ({ given }: Setup, index: number): Change | undefined =>
  given.at(-1 - (index % Math.min(given.length, 4)))

const event = fc.tuple(pushEvent, fc.option(fc.integer({ min: -2, max: 2 }), { freq: 3 }))

/** The time that passes, in milliseconds: often just to the limit of something, or past it. */
const passing = fc
  .tuple(fc.constantFrom(0, 0, 10, 10, 20, 30, 60, 100, 200), fc.constantFrom(0, 0, 1, -1))
  .map(([seconds, more]) => Math.max(0, seconds * 1000 + more))

const steps = [
  event.map(
    ([event, late]) =>
      new Step(`record ${JSON.stringify(event)} ${String(late)}`, async (setup) => {
        const receivedAt = new Date(setup.clock.now - (late ?? 0) * 1000)
        const answer = await setup.presence.record(
          event,
          late === null ? undefined : { receivedAt },
        )
        if (answer.began !== undefined) setup.given.push(answer.began)
        return answer
      }),
  ),
  fc
    .constantFrom('room-1', 'room-2', 'room-3')
    .map(
      (stream_id) =>
        new Step(`get ${stream_id}`, ({ presence }) =>
          presence.get({ domain: ' Push.Example.com', path: 'live', stream_id }),
        ),
    ),
  fc.tuple(fc.integer({ min: 1, max: 3 }), fc.boolean()).map(
    ([limit, goesOn]) =>
      new Step(`list ${String(limit)} ${String(goesOn)}`, async (setup) => {
        const after = goesOn && setup.cursor !== undefined ? { after: setup.cursor } : {}
        const { streams, next } = await setup.presence.list({ limit, ...after })
        setup.cursor = next
        // The text of a cursor is not the same in each presence.
        return { streams, hasNext: next !== undefined }
      }),
  ),
  fc
    .record({
      graceSeconds: fc.constantFrom(0, 0, 10, 30),
      limit: fc.integer({ min: 1, max: 3 }),
      leaseSeconds: fc.constantFrom(undefined, 10),
    })
    .map(
      ({ leaseSeconds, ...options }) =>
        new Step(`takeEnded ${JSON.stringify({ ...options, leaseSeconds })}`, async (setup) => {
          const ended = await setup.presence.takeEnded({
            ...options,
            ...(leaseSeconds !== undefined && { leaseSeconds }),
          })
          setup.given.push(...ended)
          return ended
        }),
    ),
  change.map(
    (index) =>
      new Step(`settle ${String(index % 4)}`, async (setup) => {
        const given = pick(setup, index)
        if (given !== undefined) await setup.presence.settle(given)
      }),
  ),
  change.map(
    (index) =>
      new Step(`release ${String(index % 4)}`, async (setup) => {
        const given = pick(setup, index)
        if (given !== undefined) await setup.presence.release(given)
      }),
  ),
  passing.map(
    (ms) =>
      new Step(`pass ${String(ms)}`, ({ clock }) => {
        clock.now += ms
      }),
  ),
]

const setUp = async (make: MakePresence, options: PresenceOptions): Promise<Setup> => {
  const clock = { now: START + 100_000 }
  const presence = await make({ ...options, now: () => new Date(clock.now) })
  return { presence, clock, given: [], cursor: undefined }
}

/** Throws if a presence does not answer as the model does, in some history. */
export const mustBeTheModel = (make: MakePresence, numRuns: number): Promise<void> =>
  fc.assert(
    fc.asyncProperty(
      fc.boolean(),
      fc.commands(steps, { maxCommands: 80, size: 'max' }),
      async (backupPushes, commands) => {
        const options = { backupPushes, staleAfterSeconds: STALE_SECONDS, leaseSeconds: 20 }
        const setups = {
          model: await setUp(modelPresence, options),
          real: await setUp(make, options),
        }
        await fc.asyncModelRun(() => setups, commands)
        // In the end all that is left comes out, at the same times.
        for (let times = 0; times < 8; times += 1) {
          for (const setup of Object.values(setups)) setup.clock.now += 50_000
          const [expected, answer] = await Promise.all(
            [setups.model, setups.real].map(async ({ presence }) => [
              await presence.list(),
              await presence.takeEnded({ graceSeconds: 0 }),
            ]),
          )
          expect(answer).toStrictEqual(expected)
        }
      },
    ),
    { numRuns },
  )
