/** Suggestions for misspelt names. */

/**
 * The pairs of letters that are adjacent or have one letter between them, so that swapped letters
 * match.
 */
const pairsOf = (word: string): ReadonlySet<string> => {
  const letters = Array.from(word.toLowerCase())
  return new Set(
    letters.flatMap((letter, index) =>
      letters.slice(index + 1, index + 3).map((next) => letter + next),
    ),
  )
}

/** The similarity of two words, from 0 to 1: the share of their common pairs. */
const likeness = (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
  [...a].filter((pair) => b.has(pair)).length / Math.max(a.size, b.size)

/** The minimum similarity of a suggestion. */
const LEAST = 0.3

/** The name that is most similar to the word; `undefined` if no name is similar. */
export const nearest = (word: string, names: ReadonlyArray<string>): string | undefined => {
  const pairs = pairsOf(word)
  let most = LEAST
  let best: string | undefined
  for (const name of names) {
    const like = likeness(pairs, pairsOf(name))
    if (like > most) {
      most = like
      best = name
    }
  }
  return best
}
