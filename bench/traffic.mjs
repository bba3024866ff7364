// Servers in processes of their own, and requests to them over sockets.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

import autocannon from 'autocannon'

export const CONNECTIONS = 20

/** Starts a program of `process/` that serves HTTP, and waits until it listens. */
export const startServer = async (name, program, args) => {
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
export const load = async ({ name, url, usage }, texts, seconds) => {
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
