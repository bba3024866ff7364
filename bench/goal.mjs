// The goals of a ratio, and the cells of the tables that show them.

export const times = (ratio) => `${ratio.toFixed(2)}x`

export const micros = (ns) => (ns / 1000).toPrecision(3)

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

export const headings = ['ratio', 'p10-p90', 'goal', 'result']
