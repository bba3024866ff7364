// Servers in processes of their own, and requests to them over sockets.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

import autocannon from 'autocannon'

import { shuffled } from './process/statistics.mjs'

export const CONNECTIONS = 20

/** Starts a program of `process/` that serves HTTP, and waits until it listens. */
const startServer = async (name, [program, ...args]) => {
  const child = fork(fileURLToPath(new URL(`process/${program}`, import.meta.url)), args)
  const ended = once(child, 'exit').then(() => {
    throw new Error(`The server ${name} has ended.`)
  })
  // The process may end once no answer is awaited any more.
  ended.catch(() => undefined)
  const answer = async () => (await Promise.race([once(child, 'message'), ended]))[0]
  const { port } = await answer()
  const usage = () => {
    child.send('usage')
    return answer()
  }
  return { name, url: `http://127.0.0.1:${port}/`, usage, stop: () => child.disconnect() }
}

/** Sends requests for `seconds`, and returns the CPU time for each request and the throughput. */
const load = async ({ name, url, usage }, texts, seconds) => {
  const before = await usage()
  const result = await autocannon({
    url,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    requests: texts.map((body) => ({ body })),
    connections: CONNECTIONS,
    duration: seconds,
    // Also the interval in which autocannon checks whether `duration` is over.
    sampleInt: 100,
  })
  const after = await usage()
  const handled = after.handled - before.handled
  const failed = result.non2xx + result.errors + result.timeouts
  if (failed > 0 || result['2xx'] === 0 || handled < result['2xx']) {
    throw new Error(`${name}: ${failed} failed, ${result['2xx']} answered, ${handled} handled.`)
  }
  return { us: (after.cpuUs - before.cpuUs) / handled, perSecond: handled / result.duration }
}

/**
 * Posts bodies to servers for `seconds` each, in random order in each round, and returns the CPU
 * time and the throughput of each server in each round. A server is its program and the arguments,
 * under its name.
 */
export const loadInTurn = async (servers, texts, { rounds, seconds }) => {
  const running = []
  const samples = []
  try {
    for (const [name, command] of Object.entries(servers)) {
      running.push(await startServer(name, command))
    }
    // A warm-up, so that the code is compiled before the measurement.
    for (const server of running) await load(server, texts, seconds)
    for (let round = 0; round < rounds; round += 1) {
      const sample = {}
      for (const server of shuffled(running)) {
        sample[server.name] = await load(server, texts, seconds)
      }
      samples.push(sample)
    }
  } finally {
    for (const { stop } of running) stop()
  }
  return samples
}
