/** A process of the fleet: a server whose handler writes its steps to a ledger. */
import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

import { createHandler } from '../../src/handle/handler.ts'
import { createReceiver, type Received } from '../../src/receive/receiver.ts'
import { eventKey } from '../../src/store/eventKey.ts'
import { type IdempotencyStore } from '../../src/store/IdempotencyStore.ts'
import { redisStore } from '../../src/store/redisStore.ts'
import { connectIoredis } from './clients.ts'
import {
  createLedger,
  type Entry,
  type FromWorker,
  type GoOn,
  type Place,
  randomOf,
  type Settings,
} from './ledger.ts'

const settings = JSON.parse(process.argv[2] ?? '') as Settings
const { callbackKey, leaseSeconds, timeoutMs, asks } = settings
if (existsSync(settings.ledger))
  throw new Error('The ledger exists already: each process needs its own.')

// The process ends with the test.
process.on('disconnect', () => process.exit())

const sendToTest = (message: FromWorker): void => {
  process.send?.(message)
}

/** Asks the test whether to continue at a place where it may kill this process. */
const ask = async (place: Place, key: string): Promise<void> => {
  if (!asks[place].includes(key)) return
  await new Promise<void>((resolve) => {
    const onMessage = (answer: GoOn): void => {
      if (answer.place !== place || answer.key !== key) return
      process.off('message', onMessage)
      resolve()
    }
    process.on('message', onMessage)
    sendToTest({ tag: 'Asking', place, key })
  })
}

const random = randomOf(settings.seed)

/** The duration of a run: a few milliseconds, sometimes more, and rarely more than `timeoutMs`. */
const durationMs = (): number => {
  const dice = random()
  if (dice < 0.005) return timeoutMs + 100
  return dice < 0.03 ? 50 + random() * 250 : random() * 8
}

const write = createLedger(settings.ledger)
const { send } = await connectIoredis(settings.redisPort)
const redis = redisStore(send)

type Run = Pick<Entry, 'key' | 'leaseUntil' | 'owner'>
const claimed = new Map<string, Run>()
const runs = new Map<string, Run>()

const noteOf = (step: Entry['step'], run: Run): Entry => ({ step, ...run, time: Date.now() })

/** The store, which records the claims and writes completed runs to the ledger. */
const store: IdempotencyStore = {
  claim: async (key, owner, seconds) => {
    const leaseUntil = Date.now() + seconds * 1000
    const answer = await redis.claim(key, owner, seconds)
    if (answer === 'claimed') {
      const run = { key, owner, leaseUntil }
      claimed.set(key, run)
      runs.set(owner, run)
    }
    return answer
  },
  done: async (key, owner, seconds) => {
    await ask('mark', key)
    const kept = await redis.done(key, owner, seconds)
    const run = runs.get(owner)
    if (kept && run !== undefined) await write(noteOf('marked', run))
    return kept
  },
  release: (key, owner) => redis.release(key, owner),
}

const onEvent = async (_event: unknown, { raw }: Received): Promise<void> => {
  const run = claimed.get(eventKey(raw))
  if (run === undefined) throw new Error('The handler ran for an event that was not claimed.')
  await write(noteOf('begun', run))
  await ask('handler', run.key)
  await wait(durationMs())
  // A run that is to be killed at `mark` must not fail before.
  if (random() < 0.02 && !asks.mark.includes(run.key)) {
    await write(noteOf('failed', run))
    throw new Error('of the handler')
  }
  await write(noteOf('ended', run))
}

const handle = createHandler(createReceiver({ keys: callbackKey }), {
  on: { StreamBegin: onEvent },
  idempotency: { store, leaseSeconds },
  timeoutMs,
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

server.listen(0, '127.0.0.1', () => {
  sendToTest({ tag: 'Listening', port: (server.address() as AddressInfo).port })
})
