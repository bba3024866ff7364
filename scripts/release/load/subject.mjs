// What is under load: a receiver and a handler of all events, which count what comes of them.
import { createReceiver } from '../../../dist/index.mjs'
import { key } from './events.mjs'
import { createSerials } from './serials.mjs'

/**
 * What the fault `leak` keeps. With `throw` one event fails; with `forget` the store knows nothing,
 * so duplicates are handled again.
 */
const leaked = []

export const createSubject = (store, fault) => {
  const handled = createSerials()
  const claims = { claimed: 0, done: 0, inFlight: 0 }
  let runs = 0

  const claim = async (eventKey, owner, leaseSeconds) => {
    const claimed =
      fault === 'forget' ? 'claimed' : await store.claim(eventKey, owner, leaseSeconds)
    claims[claimed] += 1
    return claimed
  }

  const onEvent = (event, { raw }) => {
    runs += 1
    handled.add(Number(raw.serial))
    if (fault === 'leak') leaked.push(event)
    if (fault === 'throw' && runs === 1000) throw new Error('--break throw')
  }

  return {
    receiver: createReceiver({ keys: key }),
    options: { on: {}, otherwise: onEvent, idempotency: { store: { ...store, claim } } },
    /** How often the handler ran, for how many events, and what the store said to claims. */
    counts: () => ({ runs, handled: handled.size(), claims }),
  }
}
