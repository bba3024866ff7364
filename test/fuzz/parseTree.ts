/** Reads JSON as it is written: repeated keys, `-0` and `1e400` stay as they are. */
import type { Branch, Part, Tree } from './tree.ts'

/** A deeper value becomes one leaf, because the functions of a tree are recursive. */
const MAX_DEPTH = 100

const TOKEN = /[ \t\n\r]*("[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^ \t\n\r{}[\],:"]+)/y

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** Returns the tree of a text; `undefined` if the text is not the JSON of an object. */
export const parseTree = (text: string): Branch | undefined => {
  if (!isJson(text)) return undefined
  let at = 0
  const next = (): string => {
    TOKEN.lastIndex = at
    const token = TOKEN.exec(text)?.[1] ?? ''
    at = TOKEN.lastIndex
    return token
  }

  /** Skips the rest of a value of which `next` has read the opening bracket. */
  const skip = (): void => {
    for (let open = 1; open > 0;) {
      const token = next()
      if (token === '{' || token === '[') open += 1
      if (token === '}' || token === ']') open -= 1
    }
  }

  const branchOf = (isList: boolean, depth: number): Branch => {
    const parts: Array<Part> = []
    const end = isList ? ']' : '}'
    for (let token = next(); token !== end; token = next()) {
      if (token === ',') token = next()
      if (isList) {
        parts.push({ name: String(parts.length), value: treeFrom(token, depth) })
      } else {
        next()
        parts.push({ name: JSON.parse(token) as string, value: treeFrom(next(), depth) })
      }
    }
    return { isList, parts }
  }

  const treeFrom = (token: string, depth: number): Tree => {
    if (token !== '{' && token !== '[') return token
    if (depth < MAX_DEPTH) return branchOf(token === '[', depth + 1)
    const from = at - 1
    skip()
    return text.slice(from, at)
  }

  const tree = treeFrom(next(), 0)
  return typeof tree === 'string' || tree.isList ? undefined : tree
}
