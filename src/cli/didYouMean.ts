/** What somebody may have meant by a name that there is none of. */

const pairsOf = (word: string): ReadonlySet<string> => {
  const letters = word.toLowerCase()
  return new Set(Array.from(letters, (_, index) => letters.slice(index, index + 2)))
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

/** A question to put after a complaint, before what else there is to say. */
export const didYouMean = (word: string, names: ReadonlyArray<string>): string => {
  const name = nearest(word, names)
  return name === undefined ? '.' : `; did you mean ${name}?`
}
