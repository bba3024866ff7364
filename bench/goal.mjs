// The goals of a ratio, and the cells of the tables that show them.

export const times = (ratio) => `${ratio.toFixed(2)}x`

/** Microseconds with three digits, as `0.441`, `18.2` or `1,350`. */
export const micros = (ns) => {
  const text = (ns / 1000).toPrecision(3)
  return Number(text) < 1000 ? text : Number(text).toLocaleString('en')
}

export const spread = ({ p10, p90 }) => `${p10.toFixed(2)}-${p90.toFixed(2)}`

const judged = (sign, meets) => (goal, beyond) => ({
  text: beyond === undefined ? `${sign} ${goal}` : `${sign} ${goal}, beyond ${sign} ${beyond}`,
  verdict: (ratio) => {
    if (!meets(ratio, goal)) return 'missed'
    return beyond !== undefined && meets(ratio, beyond) ? 'met, beyond' : 'met'
  },
})

/** A goal for our time divided by another's: smaller is better. */
export const atMost = judged('<=', (ratio, limit) => ratio <= limit)

/** A goal for another's time divided by ours: larger is better. */
export const atLeast = judged('>=', (ratio, limit) => ratio >= limit)

/** For a ratio that is only shown. */
export const noGoal = { text: '-', verdict: () => '-' }

/** The last four cells of a row. */
export const cells = (result, goal) => [
  times(result.ratio),
  spread(result),
  goal.text,
  goal.verdict(result.ratio),
]

/** Whether a goal is met on all bodies, or on which it is missed. */
const resultOf = (verdicts) => {
  const missed = verdicts.filter(({ verdict }) => verdict === 'missed').map(({ name }) => name)
  return missed.length === 0 ? verdicts[0].verdict : `missed: ${missed.join(', ')}`
}

/**
 * The table of a comparison with others, `{ name, results: { ours, ...peers } }` for each body: how
 * many times as long as ours each of them takes. The last two lines have the goals and results.
 */
export const againstPeers = (measured, goals) => ({
  header: ['body', 'ours us', ...Object.keys(goals)],
  rows: [
    ...measured.map(({ name, results }) => [
      name,
      micros(results.ours.ns),
      ...Object.keys(goals).map((peer) => times(results[peer].ratio)),
    ]),
    ['goal', '-', ...Object.values(goals).map(({ text }) => text)],
    [
      'result',
      '-',
      ...Object.entries(goals).map(([peer, goal]) =>
        resultOf(
          measured.map(({ name, results }) => ({
            name,
            verdict: goal.verdict(results[peer].ratio),
          })),
        ),
      ),
    ],
  ],
})

export const headings = ['ratio', 'p10-p90', 'goal', 'result']
