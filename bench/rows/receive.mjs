// `receive`, from a text to a typed event, compared with the work that no library can avoid.
import { deepStrictEqual } from 'node:assert'

import { createReceiver } from '../../dist/index.mjs'
import { busyTexts, freshTexts, kinds, receiverOptions, variants } from '../bodies.mjs'
import { byHand } from '../byHand.mjs'
import { floorOf, parserOf } from '../floor.mjs'
import { atMost, cells, headings, micros, noGoal } from '../goal.mjs'
import { inTurn, measure } from '../rounds.mjs'

export const title = '`receive`: text in, typed and verified event out'

const mustReceive = (texts) => {
  const { receive } = createReceiver(receiverOptions)
  for (const text of texts) {
    const result = receive(text)
    if (result._tag === 'Left') throw new Error(`A body is refused: ${result.left._tag}`)
  }
  return receive
}

/** Throws unless the receiver by hand returns the same events as `receive`. */
const mustReceiveByHand = (texts, receive) => {
  const receiveByHand = byHand(receiverOptions)
  for (const text of texts) {
    deepStrictEqual(receiveByHand(text).event, receive(text).right.event)
  }
  return receiveByHand
}

const caseOf = (name, kind, texts, floor) => {
  const receive = mustReceive(texts)
  const candidates = { floor: inTurn(texts, floor), receive: inTurn(texts, receive) }
  return kind === 'push'
    ? {
        name,
        candidates: { ...candidates, byHand: inTurn(texts, mustReceiveByHand(texts, receive)) },
      }
    : { name, candidates }
}

const bytesOf = (texts) =>
  Math.round(texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / texts.length)

export const cases = () =>
  [...kinds, 'mix'].flatMap((kind) => {
    const bodies = variants(kind)
    const fresh = freshTexts(bodies)
    const name = `${kind}, ${bytesOf(fresh)} B`
    return [
      caseOf(`fresh t: ${name}`, kind, fresh, floorOf(kind)),
      caseOf(`one t: ${name}`, kind, busyTexts(bodies), parserOf(kind)),
    ]
  })

const usualGoals = { 'fresh t': atMost(1.2, 1.1), 'one t': atMost(1.55, 1.4) }
const audit = { 'one t': atMost(1.2) }
const mix = { 'fresh t': atMost(1.55, 1.35), 'one t': atMost(1.78, 1.55) }

const goalOf = (prefix, name) => {
  if (name.includes(': audit')) return audit[prefix] ?? usualGoals[prefix]
  return name.includes(': mix') ? mix[prefix] : usualGoals[prefix]
}

export const run = async ({ quick }) => {
  const measured = await measure(import.meta.url, { quick })
  return {
    header: ['body', 'floor us', 'receive us', ...headings],
    rows: Object.keys(usualGoals).flatMap((prefix) =>
      measured
        .filter(({ name }) => name.startsWith(prefix))
        .flatMap(({ name, results: { floor, receive, byHand: hand } }) => [
          [name, micros(floor.ns), micros(receive.ns), ...cells(receive, goalOf(prefix, name))],
          ...(hand
            ? [[`${name}, by hand`, micros(floor.ns), micros(hand.ns), ...cells(hand, noGoal)]]
            : []),
        ]),
    ),
    notes: [
      'fresh t: no two of 8,192 bodies have the same t. The floor is JSON.parse of the body and of the JSON texts in it, one-shot MD5 of key + t, and timingSafeEqual.',
      'one t: all bodies have the same t. The floor is JSON.parse alone, of the body and of the JSON texts in it.',
      'by hand: a receiver of pushes alone, without codecs, options and explanations (bench/byHand.mjs), which gives the same event.',
      'mix: all fixtures, those of common events more often, among them nested JSON that is broken or escaped twice. Relay bodies are signed here like the others.',
    ],
  }
}
