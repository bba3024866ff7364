// The idempotency key of a body, compared with parsing the body.
import { eventKey } from '../../dist/index.mjs'
import { busyTexts, kinds, variants } from '../bodies.mjs'
import { atMost, cells, headings, micros, noGoal } from '../goal.mjs'
import { inTurn, measure, shuffled } from '../rounds.mjs'

export const title = '`eventKey`, against parsing the body'

const KEYS = 60_000
const MOST_BYTES = 2 ** 20

const caseOf = (name, texts) => {
  const bodies = texts.map((text) => JSON.parse(text))
  return {
    name,
    candidates: { parse: inTurn(texts, JSON.parse), eventKey: inTurn(bodies, eventKey) },
  }
}

export const cases = () => kinds.map((kind) => caseOf(kind, busyTexts(variants(kind))))

const anyNumber = () => 1000 + Math.floor(Math.random() * 9000)

const audit = (more) => JSON.stringify({ event_type: 317, streamId: 'room-1', ...more })

/** An audit as large as `maxBytes` allows, of small objects. */
const ofObjects = (object) => {
  const length = JSON.stringify(object()).length + 1
  const count = Math.floor((MOST_BYTES - audit({ labelResults: [] }).length) / length)
  return audit({ labelResults: Array.from({ length: count }, object) })
}

const ofKeys = () => {
  const keys = shuffled(Array.from({ length: KEYS }, (_, index) => `k${10_000 + index}`))
  return audit({ label: Object.fromEntries(keys.map((name) => [name, 1])) })
}

const twice = (make) => [make(), make()]

const inOrder = () => ({ x: anyNumber(), y: anyNumber() })
const outOfOrder = () => ({ y: anyNumber(), x: anyNumber() })

export const largeCases = () => [
  caseOf(
    '1 MiB of small objects, their keys in order',
    twice(() => ofObjects(inOrder)),
  ),
  caseOf(
    '1 MiB of small objects, their keys out of order',
    twice(() => ofObjects(outOfOrder)),
  ),
  caseOf(`one object of ${KEYS.toLocaleString('en')} keys, out of order`, twice(ofKeys)),
]

const goals = {
  push: atMost(0.8, 0.5),
  '1 MiB of small objects, their keys out of order': atMost(4, 2),
  'one object of 60,000 keys, out of order': atMost(17, 4),
}

export const run = async ({ quick }) => {
  const usual = await measure(import.meta.url, { quick })
  // A large body takes long by itself, so that few rounds do.
  const large = await measure(import.meta.url, {
    quick,
    runs: 1,
    cases: 'largeCases',
    pace: { rounds: quick ? 2 : 7, warmUpMs: 1 },
  })
  return {
    header: ['body', 'JSON.parse us', 'eventKey us', ...headings],
    rows: [...usual, ...large].map(({ name, results: { parse, eventKey: ours } }) => [
      name,
      micros(parse.ns),
      micros(ours.ns),
      ...cells(ours, goals[name] ?? noGoal),
    ]),
    notes: [
      'Pushes and recordings have fields that identify them. The key of an audit or a relay event is made from its whole body.',
      'The large bodies are audits that only an attacker with a valid signature would send: they show how long one request can block the process.',
    ],
  }
}
