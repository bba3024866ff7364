/** Admission to the handlers behind a middleware: of events, and of what is no callback at all. */
import * as E from 'fp-ts/lib/Either.js'

import { nameOf } from '../event/EventType.ts'
import type { Refusal } from '../receive/error.ts'
import { foreignBodyOf } from '../receive/foreignBody.ts'
import type { Received, Receiver } from '../receive/receiver.ts'
import { createGate, type Gate } from './gate.ts'
import type { MiddlewareOptions } from './options.ts'
import type { Reply } from './reply.ts'
import { gateSettings } from './settings.ts'

/** The decision about a request. */
export type Admission =
  | { readonly _tag: 'Admitted'; readonly received: Received }
  /** The request is certainly no callback of CSS, and goes on with its body. */
  | { readonly _tag: 'PassedOn'; readonly body: unknown }
  | { readonly _tag: 'Refused'; readonly reply: Reply }

export interface AdmissionGate extends Pick<Gate, 'maxBytes'> {
  /** Decides about a body, or about the reason why there is none. */
  readonly admit: (taken: E.Either<Refusal, unknown>) => Admission
}

const requireNotCallback = (notCallback: unknown): void => {
  if (notCallback === 'next' || notCallback === 'refuse') return
  throw new TypeError("notCallback must be 'refuse' or 'next'.")
}

/** Makes the gate of a middleware. Throws a TypeError at once if an option is invalid. */
export const createAdmissionGate = (
  receiver: Receiver,
  options: MiddlewareOptions,
): AdmissionGate => {
  const { maxBytes, receive, announce, refuse, report } = createGate(
    receiver,
    gateSettings(options),
  )
  const { notCallback = 'refuse' } = options
  requireNotCallback(notCallback)

  const refuseOrPassOn = (refusal: Refusal, body: unknown): Admission => {
    const foreign = notCallback === 'next' ? foreignBodyOf(refusal, body, maxBytes) : undefined
    if (foreign === undefined) return { _tag: 'Refused', reply: refuse(refusal) }
    report({ _tag: 'PassedOn', reason: refusal._tag })
    return { _tag: 'PassedOn', body: foreign.value }
  }

  const admit: AdmissionGate['admit'] = (taken) => {
    if (E.isLeft(taken)) return refuseOrPassOn(taken.left, undefined)
    const result = receive(taken.right)
    if (E.isLeft(result)) return refuseOrPassOn(result.left, taken.right)
    const received = result.right
    announce(received, nameOf(received.event))
    return { _tag: 'Admitted', received }
  }

  return { maxBytes, admit }
}
