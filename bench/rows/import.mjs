// The time and memory for loading the root entry, in new processes that have loaded nothing else.
import { atMost, noGoal, times } from '../goal.mjs'
import { runChild } from '../process/child.mjs'
import { median, medianAndSpread, shuffled } from '../process/statistics.mjs'

export const title = 'Import, over an empty module'

/** The first two are what the goal of the third is measured by. */
const candidates = {
  'an empty module': { import: ['./empty.mjs'], require: ['./empty.cjs'] },
  'io-ts': ['io-ts'],
  'tencent-live-callbacks': { import: ['../../dist/index.mjs'], require: ['../../dist/index.cjs'] },
  'io-ts and fp-ts/lib/Either.js': ['io-ts', 'fp-ts/lib/Either.js'],
  valibot: ['valibot'],
  zod: ['zod'],
  stripe: ['stripe'],
}
const ways = ['import', 'require']
const goals = { 'tencent-live-callbacks': atMost(3.3, 2.5) }
const MIB = 2 ** 20

const measureRound = async (how, loaded) => {
  const measured = {}
  for (const [name, modules] of shuffled(loaded)) {
    measured[name] = await runChild('load.mjs', [how, ...(modules[how] ?? modules)])
  }
  return measured
}

export const run = async ({ quick }) => {
  const loaded = Object.entries(candidates).slice(0, quick ? 3 : undefined)
  const rounds = { import: [], require: [] }
  for (let round = 0; round < (quick ? 2 : 12); round += 1) {
    for (const how of shuffled(ways)) rounds[how].push(await measureRound(how, loaded))
  }
  const [empty, ...others] = loaded.map(([name]) => name)
  const over = (name, how, f) =>
    rounds[how].map((measured) => f(measured[name]) - f(measured[empty]))
  const msOver = (name, how) => over(name, how, ({ ms }) => ms)
  const unit = msOver('io-ts', 'require')
  const multiple = (name, how) => median(msOver(name, how).map((ms, round) => ms / unit[round]))
  const rowOf = (name) => {
    const goal = goals[name] ?? noGoal
    const cells = ways.flatMap((how) => [
      medianAndSpread(msOver(name, how)),
      times(multiple(name, how)),
      median(over(name, how, ({ rss }) => rss / MIB)).toFixed(1),
    ])
    // The goal must be met by the slower of the two.
    const slower = Math.max(...ways.map((how) => multiple(name, how)))
    return [name, ...cells, goal.text, goal.verdict(slower)]
  }
  return {
    header: [
      'loaded',
      ...ways.flatMap((how) => [`${how} ms`, 'of io-ts', 'RSS MiB']),
      'goal',
      'result',
    ],
    rows: others.map(rowOf),
    notes: [
      'Each round starts a process for each of them, in random order, and takes away what the empty module took in the same round. Median over the rounds, and between which values the middle half lies.',
      '"of io-ts": by the time of `require(\'io-ts\')` in the same round. The goal holds for import and for require. A quick run leaves out the other libraries.',
    ],
  }
}
