/** Makes an input smaller as long as it keeps a property: delta debugging. */
import { type Branch, charactersOf, copyOf, innerTreeOf, textOf, type Tree } from './tree.ts'

/** A longer list is not tried item by item: that would take a time that grows with its square. */
const MOST_CHUNKS = 200

/** Removes items of a list, many at once and then single ones, as long as `holds`. */
export const shrinkList = <A>(
  list: ReadonlyArray<A>,
  holds: (smaller: ReadonlyArray<A>) => boolean,
): ReadonlyArray<A> => {
  let items = list
  for (
    let size = items.length;
    size >= 1 && items.length / size <= MOST_CHUNKS;
    size = size === 1 ? 0 : Math.ceil(size / 2)
  ) {
    for (let from = 0; from < items.length;) {
      const smaller = [...items.slice(0, from), ...items.slice(from + size)]
      if (holds(smaller)) items = smaller
      else from += size
    }
  }
  return items
}

/** Values to try in place of a leaf. */
const plainest = (leaf: string): ReadonlyArray<string> =>
  leaf.startsWith('"') ? ['""', '"a"'] : ['0', '1']

type Holds = (value: Tree) => boolean

const shrunkLeaf = (leaf: string, holds: Holds): Tree => {
  const plain = plainest(leaf)
  if (plain.includes(leaf)) return leaf
  const simple = plain.find(holds)
  if (simple !== undefined) return simple
  const inner = innerTreeOf(leaf)
  if (inner !== undefined) {
    const asText = (tree: Tree): string => JSON.stringify(textOf(tree))
    return asText(shrunkBranch(inner, (tree) => holds(asText(tree))))
  }
  const characters = charactersOf(leaf)
  if (characters === undefined) return leaf
  const rest = shrinkList(Array.from(characters), (fewer) => holds(JSON.stringify(fewer.join(''))))
  return JSON.stringify(rest.join(''))
}

const shrunkBranch = ({ isList, parts }: Branch, holds: Holds): Branch => {
  let branch: Branch = {
    isList,
    parts: [...shrinkList(parts, (fewer) => holds({ isList, parts: [...fewer] }))],
  }
  for (const index of branch.parts.keys()) {
    const withValue = (value: Tree): Branch => ({
      isList,
      parts: branch.parts.map((part, place) => (place === index ? { ...part, value } : part)),
    })
    const part = branch.parts[index]
    if (part === undefined) continue
    const value = shrunk(part.value, (smaller) => holds(withValue(smaller)))
    branch = withValue(value)
  }
  return branch
}

const shrunk = (tree: Tree, holds: Holds): Tree =>
  typeof tree === 'string' ? shrunkLeaf(tree, holds) : shrunkBranch(tree, holds)

/**
 * Returns the smallest body that was found for which `holds` is true, as it is for `root`. It drops
 * fields and items, and shortens texts, at every depth. `holds` is called at most `tries` times.
 */
export const shrinkTree = (
  root: Branch,
  holds: (smaller: Branch) => boolean,
  tries: number,
): Branch => {
  let left = tries
  return shrunkBranch(copyOf(root) as Branch, (tree) => {
    left -= 1
    return left >= 0 && holds(tree as Branch)
  })
}

/** The same for bytes that are not the JSON of an object. */
export const shrinkBytes = (
  bytes: Uint8Array,
  holds: (smaller: Uint8Array) => boolean,
  tries: number,
): Uint8Array => {
  let left = tries
  return Uint8Array.from(
    shrinkList([...bytes], (fewer) => {
      left -= 1
      return left >= 0 && holds(Uint8Array.from(fewer))
    }),
  )
}
