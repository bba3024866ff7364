// The CPU time of a request over sockets, compared with a server that only parses the body and
// answers 200.
import { freshTexts, variants } from '../bodies.mjs'
import { atMost } from '../goal.mjs'
import { median, medianAndSpread } from '../process/statistics.mjs'
import { CONNECTIONS, loadInTurn } from '../traffic.mjs'

export const title = 'A request to `nodeHandler`, over sockets'

const BODIES = 64
const goal = atMost(1.15, 1.08)

const labels = {
  bare: 'node:http: reads, parses, answers 200',
  nodeHandler: 'nodeHandler',
}

const servers = { bare: ['server.mjs', 'bare'], nodeHandler: ['server.mjs', 'nodeHandler'] }

const rowsOf = async (kind, pace) => {
  const samples = await loadInTurn(servers, freshTexts(variants(kind), BODIES), pace)
  const ratios = samples.map(({ bare, nodeHandler }) => nodeHandler.us / bare.us)
  const judged = {
    bare: ['-', '-', '-'],
    nodeHandler: [medianAndSpread(ratios, 2), goal.text, goal.verdict(median(ratios))],
  }
  return Object.entries(labels).map(([name, label]) => [
    kind,
    label,
    median(samples.map((sample) => sample[name].us)).toFixed(1),
    Math.round(median(samples.map((sample) => sample[name].perSecond))).toLocaleString('en'),
    ...judged[name],
  ])
}

export const run = async ({ quick }) => {
  const pace = quick ? { rounds: 2, seconds: 0.3 } : { rounds: 7, seconds: 1 }
  const rows = []
  for (const kind of ['push', 'audit']) rows.push(...(await rowsOf(kind, pace)))
  return {
    header: ['body', 'server', 'CPU us', 'requests/s', 'ratio', 'goal', 'result'],
    rows,
    notes: [
      `${CONNECTIONS} connections of autocannon on loopback; each server in a process of its own, ${pace.seconds} s at a time, in random order in each of ${pace.rounds} rounds.`,
      'CPU of the whole process, its garbage collector and the system in its name too, by the number of requests. Ratios of CPU are taken inside a round; median over the rounds, and between which values the middle half lies.',
      `${BODIES} bodies in turn, each with a t of its own. No store; the event's handler counts.`,
    ],
  }
}
