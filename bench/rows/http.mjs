// The CPU time of a request, compared with a server that only parses the body and answers 200.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

import autocannon from 'autocannon'

import { freshTexts, variants } from '../bodies.mjs'
import { atMost, noGoal } from '../goal.mjs'
import { median, medianAndSpread, shuffled } from '../process/statistics.mjs'

export const title = 'HTTP: CPU of the server for each request'

const CONNECTIONS = 20
const BODIES = 64
const program = fileURLToPath(new URL('../process/server.mjs', import.meta.url))

/** The first server of each list is the baseline of the others. */
const comparisons = [
  { kind: 'push', servers: ['bare', 'nodeHandler'], goal: atMost(40, 20) },
  { kind: 'audit', servers: ['bare', 'nodeHandler'], goal: atMost(40, 20) },
  {
    kind: 'push',
    servers: ['bare', 'web', 'fastify', 'koa', 'express', 'express.json'],
    goal: noGoal,
  },
]

const labels = {
  bare: 'node:http: reads, parses, answers 200',
  nodeHandler: 'node:http: nodeHandler',
  web: '@hono/node-server: webHandler',
  fastify: 'Fastify: fastifyPlugin',
  koa: 'Koa: koaHandler',
  express: 'Express: expressHandler',
  'express.json': 'Express: express.json(), signature by hand, nothing decoded',
}

const startServer = async (name) => {
  const child = fork(program, [name])
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

const compareServers = async ({ kind, servers, goal }, { rounds, seconds, warmUpSeconds }) => {
  const texts = freshTexts(variants(kind), BODIES)
  const running = []
  const samples = []
  try {
    for (const name of servers) running.push(await startServer(name))
    for (const server of running) await load(server, texts, warmUpSeconds)
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
  const [bare] = servers
  return servers.map((name) => {
    const more = samples.map((sample) => (sample[name].us / sample[bare].us - 1) * 100)
    return [
      `${kind}, ${Buffer.byteLength(texts[0])} B`,
      labels[name],
      median(samples.map((sample) => sample[name].us)).toFixed(1),
      name === bare ? '-' : medianAndSpread(more, 0),
      Math.round(median(samples.map((sample) => sample[name].perSecond))).toLocaleString('en'),
      name === bare ? '-' : goal.text,
      name === bare ? '-' : goal.verdict(median(more)),
    ]
  })
}

export const run = async ({ quick }) => {
  const pace = quick
    ? { rounds: 2, seconds: 0.5, warmUpSeconds: 0.5 }
    : { rounds: 8, seconds: 1, warmUpSeconds: 1 }
  const rows = []
  for (const comparison of comparisons) {
    const isOurs = comparison.goal !== noGoal
    if (isOurs) rows.push(...(await compareServers(comparison, pace)))
    else if (!quick) rows.push(...(await compareServers(comparison, { ...pace, rounds: 3 })))
  }
  return {
    header: ['body', 'server', 'CPU us', 'more CPU than bare %', 'requests/s', 'goal %', 'result'],
    rows,
    notes: [
      `${CONNECTIONS} connections of autocannon on loopback; each server in a process of its own, ${pace.seconds} s at a time, in random order in each of ${pace.rounds} rounds. Frameworks only in a full run, in 3 rounds.`,
      'CPU of the whole process, its garbage collector and the system in its name too, by the number of requests. Percentages are taken inside a round; median over the rounds, and between which values the middle half lies.',
      `${BODIES} bodies in turn, each with a t of its own. No store; the event's handler counts.`,
    ],
  }
}
