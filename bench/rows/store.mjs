// A full memory store: the time of a claim, the bytes of a key, and the longest call.
import { atMost, noGoal } from '../goal.mjs'
import { runChild } from '../process/child.mjs'

export const title = 'The memory store'

const count = (number) => number.toLocaleString('en')

const quantities = [
  { name: 'a claim, us', key: 'claimUs', digits: 2, goal: atMost(2) },
  { name: 'claim and done, us', key: 'pairUs', digits: 2, goal: noGoal },
  { name: 'a key, B', key: 'bytesPerKey', digits: 0, goal: atMost(120) },
  { name: 'longest call, ms', key: 'longestMs', digits: 1, goal: atMost(60) },
]

export const run = async ({ quick }) => {
  const full = quick ? 100_000 : 1_000_000
  const cases = [
    { maxKeys: full, inFlight: 0 },
    { maxKeys: full / 10, inFlight: 10_000 },
  ]
  const measured = []
  for (const { maxKeys, inFlight } of cases) {
    const args = [maxKeys, maxKeys * 1.5, inFlight].map(String)
    measured.push(await runChild('store.mjs', args, { flags: ['--expose-gc'] }))
  }
  return {
    header: [
      'quantity',
      ...cases.map(
        ({ maxKeys, inFlight }) => `${count(maxKeys)} keys, ${count(inFlight)} in flight`,
      ),
      'goal',
      'result',
    ],
    rows: quantities.map(({ name, key, digits, goal }) => {
      const values = measured.map((result) => result[key])
      // The memory of the claims in flight is not part of a key, so the case without them counts.
      const judged = key === 'bytesPerKey' ? values[0] : Math.max(...values)
      return [
        name,
        ...values.map((value) => value.toFixed(digits)),
        goal.text,
        goal.verdict(judged),
      ]
    }),
    notes: [
      'Half as many new events again as there is room for, each claimed and then marked done; with some in flight, once that many others have been claimed after it. Keys are those of eventKey.',
      'Times: reading the clock around each call is counted, less than 0.1 us. The longest call is the worst of all, with any garbage collection, and any other process, that fell into it.',
      'Bytes: heap and typed arrays after a collection, less the same before the store was made, by the number of keys. So the key strings count, and so do the claims in flight, which the goal leaves out.',
      'The goal is set for 1,000,000 keys, which a quick run does not reach.',
    ],
  }
}
