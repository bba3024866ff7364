/** The name that somebody may have meant by one that does not exist. */

/** Letters that stand beside each other, or have one between them: so two may be swapped. */
const pairsOf = (word: string): ReadonlySet<string> => {
  const letters = Array.from(word.toLowerCase())
  return new Set(
    letters.flatMap((letter, index) =>
      letters.slice(index + 1, index + 3).map((next) => letter + next),
    ),
  )
}

/** From 0 to 1: how many of their pairs of letters two words share. */
const likeness = (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
  [...a].filter((pair) => b.has(pair)).length / Math.max(a.size, b.size)

/** Below it, two words have no more in common than any others. */
const LEAST = 0.3

/** The name that is most like the word, unless none is like it. */
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
