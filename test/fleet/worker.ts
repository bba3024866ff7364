/** A process of the fleet: a server whose handler and store write their steps to a ledger. */
import { setTimeout as wait } from 'node:timers/promises'

import { createHandler } from '../../src/handle/handler.ts'
import type { HandlerContext } from '../../src/handle/options.ts'
import { createReceiver, type Received } from '../../src/receive/receiver.ts'
import { eventKey } from '../../src/store/eventKey.ts'
import type { IdempotencyStore } from '../../src/store/IdempotencyStore.ts'
import {
  createLedger,
  type Entry,
  heedsSignal,
  type LeaseSettings,
  randomOf,
  type Step,
} from './ledger.ts'
import { aborted, createAsk, ownSettings, serve } from './process.ts'
import { openStore } from './stores.ts'

const PULSE_MS = 50

const settings = ownSettings as LeaseSettings
const { callbackKey, leaseSeconds, maxRunSeconds, timeoutMs, asks, durations } = settings
const { note, write } = createLedger<Entry>(settings.ledger)
const ask = createAsk(asks)
const random = randomOf(settings.seed)

/**
 * The duration of a run: a few milliseconds, sometimes more, rarely more than `timeoutMs`, and rarely
 * more than a lease.
 */
const durationMs = (): number => {
  const dice = random()
  if (dice < 0.005) return timeoutMs + 100
  if (dice < 0.015) return (1.5 + random() / 2) * leaseSeconds * 1000
  return dice < 0.04 ? 50 + random() * 250 : random() * 8
}

const { store: opened, ping } = await openStore(settings.store)

type Run = Pick<Step, 'key' | 'owner'>
const claimed = new Map<string, Run>()
const runs = new Map<string, Run>()

const stepOf = (step: Step['step'], run: Run, sent = Date.now()): Step => ({
  step,
  ...run,
  sent,
  time: Date.now(),
})

/** The number of requests for `done` that wait for the test. */
let waiting = 0

/** The store, which records the claims and the marks. */
const store: IdempotencyStore = {
  claim: async (key, owner, seconds) => {
    const sent = Date.now()
    const answer = await opened.claim(key, owner, seconds)
    const renewed = runs.get(owner)
    if (renewed !== undefined) {
      note(stepOf(answer === 'claimed' ? 'renewed' : 'refused', renewed, sent))
    } else if (answer === 'claimed') {
      const run = { key, owner }
      note(stepOf('claimed', run, sent))
      claimed.set(key, run)
      runs.set(owner, run)
    }
    return answer
  },
  done: async (key, owner, seconds) => {
    waiting += 1
    await ask('mark', key)
    waiting -= 1
    const sent = Date.now()
    const kept = await opened.done(key, owner, seconds)
    await write(stepOf(kept ? 'marked' : 'markedOver', { key, owner }, sent))
    return kept
  },
  release: (key, owner) => opened.release(key, owner),
}

/**
 * Notes at short intervals that this process runs and the store answers it. Where the pulse is missing,
 * the process could neither renew a lease nor mark an event. That includes the time in which the
 * test is slow to let it mark one.
 */
const beat = async (): Promise<never> => {
  for (;;) {
    try {
      await ping()
      if (waiting === 0) note({ step: 'pulse', time: Date.now() })
    } catch {
      // The store is down, or has cut the connection.
    }
    await wait(PULSE_MS)
  }
}

const onEvent = async (
  _event: unknown,
  { raw }: Received,
  { signal }: HandlerContext,
): Promise<void> => {
  const run = claimed.get(eventKey(raw))
  if (run === undefined) throw new Error('The handler ran for an event that was not claimed.')
  const { key } = run
  const duration = durations[key]
  const work = async (): Promise<void> => {
    const { fails } = await ask('handler', key)
    await wait(duration ?? durationMs())
    // A run that is to have a mishap at `mark` must not fail before.
    const mayFail = duration === undefined && !asks.mark.includes(key)
    if (fails || (mayFail && random() < 0.02)) throw new Error('of the handler')
  }
  await write(stepOf('begun', run))
  try {
    await (heedsSignal(key) ? Promise.race([work(), aborted(signal)]) : work())
  } catch (error) {
    await write(stepOf('failed', run))
    throw error
  }
  await write(stepOf('ended', run))
}

const handle = createHandler(createReceiver({ keys: callbackKey }), {
  on: { StreamBegin: onEvent },
  idempotency: { store, leaseSeconds, maxRunSeconds },
  timeoutMs,
  observe: ({ _tag: tag }) => {
    if (tag === 'HandlerStuck' || tag === 'LeaseLost') note({ step: 'observed', tag })
  },
})

void beat()

serve(handle)
