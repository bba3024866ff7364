// The CPU time of a request to nodeHandler in this process, without sockets, compared with a server
// that only reads and parses the body and answers 200.
import { freshTexts, variants } from '../bodies.mjs'
import { atMost, cells, headings, micros, noGoal } from '../goal.mjs'
import { clientOf, paceOf } from '../inProcess.mjs'
import { measure, onTop } from '../rounds.mjs'
import { nodeServers } from '../servers.mjs'

export const title = 'A request to `nodeHandler`, without sockets'

const BODIES = 64

const labels = {
  bare: 'node:http: reads, parses, answers 200',
  receive: 'the same with receive in place of JSON.parse',
  nodeHandler: 'nodeHandler',
  async: 'nodeHandler, the handler is async',
  observe: 'nodeHandler with observe',
  memoryStore: 'nodeHandler with memoryStore',
}

const goal = atMost(1.1, 1.05)
const goals = {
  receive: noGoal,
  nodeHandler: goal,
  async: goal,
  observe: goal,
  memoryStore: noGoal,
}
const storeGoals = { push: atMost(0.35, 0.2), audit: noGoal }

export const cases = async () => {
  const all = []
  for (const name of ['push', 'audit']) {
    const bodies = freshTexts(variants(name), BODIES)
    const candidates = {}
    for (const [server, make] of Object.entries(nodeServers)) {
      candidates[server] = await clientOf(make(), bodies)
    }
    all.push({ name, candidates })
  }
  return all
}

export const run = async ({ quick }) => {
  const measured = await measure(import.meta.url, { quick, pace: paceOf(quick) })
  return {
    header: ['body', 'server', 'CPU us', ...headings],
    rows: measured.flatMap(({ name, results }) => {
      const { bare, nodeHandler, memoryStore } = results
      const store = onTop(memoryStore, nodeHandler)
      return [
        [name, labels.bare, micros(bare.ns), '-', '-', '-', '-'],
        ...Object.entries(goals).map(([server, goal]) => [
          name,
          labels[server],
          micros(results[server].ns),
          ...cells(results[server], goal),
        ]),
        [
          name,
          'memoryStore on top of nodeHandler',
          micros(store.ratio * bare.ns),
          ...cells(store, storeGoals[name]),
        ],
      ]
    }),
    notes: [
      'Each server reads its requests from a stream in memory: no kernel, no load generator. All servers take turns in one process, in random order.',
      'The ratio is to the bare server, whose answer has a content-length. memoryStore on top: the difference to nodeHandler without a store, of the cost of the bare server.',
      `${BODIES} bodies in turn, each with a t of its own. With memoryStore each is a new event: the store has forgotten a body before it comes again.`,
    ],
  }
}
