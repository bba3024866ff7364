// Load and soak, against dist and on loopback only. Fails if an answer is wrong or missing, if an
// event is not handled exactly once, or if the heap grows with the events.
//
//   npm run load
//   npm run load -- --only memory --seconds 10
//   npm run load -- --only soak --events 50000
//   npm run load -- --only memory --break leak    to see a check fail; also throw, forget
//
// Each connection waits for its answer before it posts again, so with the server busy all the time
// the latencies are those of a full queue: compare them with those of `bare`, not with a network's.
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

import { freePort, startRedis, withChildren } from '../check/examples/processes.mjs'
import { ensureDist } from '../dist.mjs'
import { run } from '../run.mjs'
import { startChild } from './load/child.mjs'
import { judge } from './load/judge.mjs'
import { table } from './load/table.mjs'

const CONNECTIONS = 200
const CONCURRENCY = 64
const ROUND_SECONDS = 10
const FEWEST_ROUNDS = 6

const usage =
  'usage: npm run load -- [--only memory|redis|bare|soak] [--seconds N] [--events N] ' +
  '[--break leak|throw|forget]'

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: ['memory', 'redis', 'bare', 'soak'] },
    seconds: { type: 'string', default: '60' },
    events: { type: 'string', default: '1000000' },
    break: { type: 'string' },
  },
})
const seconds = Number(values.seconds)
const events = Number(values.events)
const fault = values.break

// What was started is stopped, and what was measured until then is still told.
const interruption = new globalThis.AbortController()
for (const name of ['SIGINT', 'SIGTERM']) process.once(name, () => interruption.abort())
const start = (name, settings) => startChild(name, settings, interruption.signal)

const progress = (part, { requests }, { heapUsed, rss }) => {
  const mebibytes = (bytes) => (bytes / 2 ** 20).toFixed(2)
  console.log(
    `${part}: ${requests} requests, heap ${mebibytes(heapUsed)} MiB, RSS ${mebibytes(rss)} MiB`,
  )
}

/** Runs rounds with a sample before the first and after each, when nothing is under way. */
const measure = async ({ part, rounds, round, sample }) => {
  const none = { requests: 0, elapsedMs: 0 }
  const samples = [{ ...none, ...(await sample()) }]
  progress(part, none, samples[0])
  let sent = none
  for (let index = 0; index < rounds; index += 1) {
    sent = await round()
    const { requests, elapsedMs } = sent
    const used = await sample()
    samples.push({ ...used, requests, elapsedMs })
    progress(part, sent, used)
  }
  return { part, sent, samples }
}

const serve = async (part, settings = {}) => {
  // Full early, also in a short run.
  const maxKeys = Math.min(20_000, Math.round(2_000 + 300 * seconds))
  const rounds = Math.max(FEWEST_ROUNDS, Math.round(seconds / ROUND_SECONDS))
  const server = start('server', { part, maxKeys, fault, ...settings })
  try {
    const port = await server.ask('port')
    const sender = start('sender', { port, connections: CONNECTIONS })
    try {
      const result = await measure({
        part,
        rounds,
        round: () => sender.ask('round', (seconds * 1000) / rounds),
        sample: () => server.ask('sample'),
      })
      return { ...result, maxKeys }
    } finally {
      await sender.stop()
    }
  } finally {
    await server.stop()
  }
}

const serveWithRedis = async () => {
  await run('redis-server', ['--version']).catch(() => {
    throw new Error('there is no redis-server on the PATH: install it, or leave this part out')
  })
  const directory = mkdtempSync(join(tmpdir(), 'live-callbacks-load-'))
  try {
    return await withChildren(async (adopt) => {
      const redisPort = await freePort()
      adopt(await startRedis(redisPort, directory))
      return serve('redis', { redisPort })
    })
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

const soak = async () => {
  const rounds = 20
  const maxKeys = Math.ceil(events / 10)
  const child = start('soak', { maxKeys, concurrency: CONCURRENCY, fault })
  try {
    const result = await measure({
      part: 'soak',
      rounds,
      round: () => child.ask('round', Math.ceil(events / rounds)),
      sample: () => child.ask('sample'),
    })
    return { ...result, maxKeys }
  } finally {
    await child.stop()
  }
}

const parts = {
  memory: () => serve('memory'),
  redis: serveWithRedis,
  bare: () => serve('bare'),
  soak,
}

const isKnown =
  values.only.every((part) => Object.hasOwn(parts, part)) &&
  (fault === undefined || ['leak', 'throw', 'forget'].includes(fault))

if (!isKnown || !(seconds > 0) || !(events > 0)) {
  console.error(usage)
  process.exit(2)
}

await ensureDist({ declarations: false })

const results = []
const failures = []
for (const part of values.only) {
  if (interruption.signal.aborted) {
    failures.push(`${part}: interrupted`)
    continue
  }
  try {
    const result = await parts[part]()
    results.push(result)
    failures.push(...judge(result).map((failure) => `${part}: ${failure}`))
  } catch (error) {
    failures.push(`${part}: ${error.message}`)
  }
}

if (results.length > 0) console.log(`\n${table(results)}`)
console.log(
  `\nNode ${process.version}, ${availableParallelism()} cores, ${cpus()[0]?.model ?? 'unknown CPU'}, ` +
    `${process.platform} ${process.arch}, ${CONNECTIONS} connections`,
)
for (const failure of failures) console.error(`failed: ${failure}`)
process.exitCode = failures.length > 0 ? 1 : 0
