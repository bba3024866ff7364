/** The intake of `listen`: it diagnoses, answers and logs each delivery. */
import * as E from 'fp-ts/lib/Either.js'

import type { Clock } from '../../../clock/Clock.ts'
import { diagnose } from '../../../diagnose/diagnose.ts'
import type { Diagnosis } from '../../../diagnose/Diagnosis.ts'
import { replyOf } from '../../../handle/reply.ts'
import { disagreementOf } from '../../../inspector/disagreement.ts'
import type { Entry } from '../../../inspector/Entry.ts'
import type { Delivery, EntryLog } from '../../../inspector/EntryLog.ts'
import { readBody } from '../../../receive/body.ts'
import { eventKey } from '../../../store/eventKey.ts'
import type { Answer, Forward } from './forward.ts'

export interface IntakeOptions {
  readonly keys: ReadonlyArray<string>
  readonly clock: Clock
  readonly log: EntryLog
  /**
   * Forwards a delivery and returns the answer. Default: `listen` answers as a handler of this
   * library.
   */
  readonly forward?: Forward
  /** Called for each entry after it has an answer. */
  readonly onEntry: (entry: Entry) => void
}

export interface Taken {
  readonly entry: Entry
  readonly answer: Answer
}

export type Intake = (delivery: Delivery) => Promise<Taken>

/** The idempotency key of a body that is an event. */
const keyOf = (body: Uint8Array, { name }: Diagnosis): string | undefined => {
  const read = readBody(body.byteLength)(body)
  return name === undefined || E.isLeft(read) ? undefined : eventKey(read.right)
}

export const createIntake =
  ({ keys, clock, log, forward, onEntry }: IntakeOptions): Intake =>
  async (delivery) => {
    const arrivedAt = clock.now()
    const diagnosis = diagnose(delivery.body, { keys, now: () => arrivedAt })
    const own = (): Answer => {
      const { status, headers, body } = replyOf(diagnosis.refusal?._tag ?? 'Handled')
      return { status, body, contentType: String(headers['content-type']) }
    }
    const answer = forward === undefined ? own() : await forward(delivery)
    const by = forward === undefined || answer.error !== undefined ? 'listen' : 'endpoint'
    const disagreement = disagreementOf(diagnosis, { status: answer.status, by })
    const { remoteAddress, path, resentFrom } = delivery
    const key = keyOf(delivery.body, diagnosis)
    const entry = log.add(
      {
        arrivedAt: arrivedAt.toISOString(),
        path,
        remoteAddress,
        text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(delivery.body),
        bytes: delivery.body.byteLength,
        diagnosis,
        ...(key !== undefined && { eventKey: key }),
        answer: {
          status: answer.status,
          by,
          durationMs: clock.now().getTime() - arrivedAt.getTime(),
          ...(answer.error !== undefined && { error: answer.error }),
        },
        ...(disagreement !== undefined && { disagreement }),
        ...(resentFrom !== undefined && { resentFrom }),
      },
      delivery,
    )
    onEntry(entry)
    return { entry, answer }
  }
