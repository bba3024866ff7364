// The CPU time of a request to an adapter in this process, without sockets, compared with a handler
// of the same framework that only parses the body and answers 200.
import { freshTexts, variants } from '../bodies.mjs'
import { atMost, cells, headings, micros, noGoal } from '../goal.mjs'
import { clientOf, paceOf } from '../inProcess.mjs'
import { measure } from '../rounds.mjs'
import { frameworks } from '../servers.mjs'

export const title = 'A request to the adapters of frameworks, without sockets'

const goal = atMost(1.2, 1.1)
const goals = { Fastify: goal, Koa: goal, Hono: goal, Express: noGoal }

export const cases = async () => {
  const bodies = freshTexts(variants('push'), 64)
  const all = []
  for (const [name, make] of Object.entries(frameworks)) {
    const { byHand, ours } = await make()
    const candidates = {
      byHand: await clientOf(byHand, bodies),
      ours: await clientOf(ours, bodies),
    }
    all.push({ name, candidates })
  }
  return all
}

export const run = async ({ quick }) => {
  const measured = await measure(import.meta.url, { quick, pace: paceOf(quick) })
  return {
    header: ['framework', 'by hand, CPU us', 'adapter, CPU us', ...headings],
    rows: measured.map(({ name, results: { byHand, ours } }) => [
      name,
      micros(byHand.ns),
      micros(ours.ns),
      ...cells(ours, goals[name]),
    ]),
    notes: [
      'Pushes, as in the table of nodeHandler. By hand: the body is parsed in the way of the framework, of Koa without a body parser, and answered with {"code":0}; nothing is verified or decoded.',
      'Hono runs on @hono/node-server.',
    ],
  }
}
