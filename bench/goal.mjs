// What a ratio is held to, and the words of the tables for it.

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

/** Our time over another: the less the better. */
export const atMost = judged('<=', (ratio, limit) => ratio <= limit)

/** The time of another over ours: the more the better. */
export const atLeast = judged('>=', (ratio, limit) => ratio >= limit)

/** Shown, and held to nothing. */
export const noGoal = { text: '-', verdict: () => '-' }

/** The last four cells of a line. */
export const cells = (result, goal) => [
  times(result.ratio),
  spread(result),
  goal.text,
  goal.verdict(result.ratio),
]

export const headings = ['ratio', 'p10-p90', 'goal', 'result']
