/** What somebody may have meant by a name that there is none of. */

const pairsOf = (word: string): ReadonlySet<string> => {
  const letters = word.toLowerCase()
  return new Set(Array.from(letters, (_, index) => letters.slice(index, index + 2)))
}

/** From 0 to 1: how many of their pairs of letters two words share. */
const likeness = (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
  [...a].filter((pair) => b.has(pair)).length / Math.max(a.size, b.size)

/** The name that is most like the word. */
export const nearest = (word: string, names: ReadonlyArray<string>): string => {
  const pairs = pairsOf(word)
  return names.reduce((best, name) =>
    likeness(pairs, pairsOf(name)) > likeness(pairs, pairsOf(best)) ? name : best,
  )
}
