/** A process of the fleet: a server whose handler and store write their steps to a ledger. */
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

import { createHandler } from '../../src/handle/handler.ts'
import type { HandlerContext } from '../../src/handle/options.ts'
import { createReceiver, type Received } from '../../src/receive/receiver.ts'
import { eventKey } from '../../src/store/eventKey.ts'
import { type IdempotencyStore } from '../../src/store/IdempotencyStore.ts'
import { redisStore } from '../../src/store/redisStore.ts'
import { connectIoredis } from './clients.ts'
import {
  createLedger,
  type FromWorker,
  type GoOn,
  heedsSignal,
  type Place,
  randomOf,
  type Settings,
  type Step,
} from './ledger.ts'

const PULSE_MS = 50

const settings = JSON.parse(process.argv[2] ?? '') as Settings
const { callbackKey, leaseSeconds, maxRunSeconds, timeoutMs, asks, durations } = settings
if (existsSync(settings.ledger))
  throw new Error('The ledger exists already: each process needs its own.')

// The process ends with the test.
process.on('disconnect', () => process.exit())

const sendToTest = (message: FromWorker): void => {
  process.send?.(message)
}

/**
 * Asks the test whether to continue at a place where this process may have a mishap. Resolves to
 * whether the handler is to fail.
 */
const ask = async (place: Place, key: string): Promise<boolean> => {
  if (!asks[place].includes(key)) return false
  return new Promise((resolve) => {
    const onMessage = (answer: GoOn): void => {
      if (answer.place !== place || answer.key !== key) return
      process.off('message', onMessage)
      resolve(answer.fails)
    }
    process.on('message', onMessage)
    sendToTest({ tag: 'Asking', place, key })
  })
}

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

/** Rejects once a signal has aborted. */
const aborted = async (signal: AbortSignal): Promise<never> => {
  if (!signal.aborted) await once(signal, 'abort')
  throw signal.reason
}

const { note, write } = createLedger(settings.ledger)
const { send } = await connectIoredis(settings.redisPort)
const redis = redisStore(send)

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
    const answer = await redis.claim(key, owner, seconds)
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
    const kept = await redis.done(key, owner, seconds)
    await write(stepOf(kept ? 'marked' : 'markedOver', { key, owner }, sent))
    return kept
  },
  release: (key, owner) => redis.release(key, owner),
}

/**
 * Notes at short intervals that this process runs and Redis answers it. Where the pulse is missing,
 * the process could neither renew a lease nor mark an event. That includes the time in which the
 * test is slow to let it mark one.
 */
const beat = async (): Promise<never> => {
  for (;;) {
    try {
      await send('PING')
      if (waiting === 0) note({ step: 'pulse', time: Date.now() })
    } catch {
      // Redis is down.
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
    const isToFail = await ask('handler', key)
    await wait(duration ?? durationMs())
    // A run that is to have a mishap at `mark` must not fail before.
    const mayFail = duration === undefined && !asks.mark.includes(key)
    if (isToFail || (mayFail && random() < 0.02)) throw new Error('of the handler')
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

const server = createServer((request, response) => {
  const chunks: Array<Buffer> = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    void handle(Buffer.concat(chunks)).then(({ status, headers, body }) => {
      response.writeHead(status, headers).end(body)
    })
  })
})

void beat()

server.listen(0, '127.0.0.1', () => {
  sendToTest({ tag: 'Listening', port: (server.address() as AddressInfo).port })
})
