/** JSON as written: a key can occur twice, and a number can be out of range. */
import type { Json } from '../../src/wire/json.ts'

/** The text of a value, or its parts. Edits change it in place. */
export type Tree = string | Branch

export interface Branch {
  readonly isList: boolean
  readonly parts: Array<Part>
}

/** A field, or an item of a list; the name of an item is not written. */
export interface Part {
  readonly name: string
  readonly value: Tree
}

/** The place of a part. */
export interface Slot {
  readonly branch: Branch
  readonly index: number
}

const partOf = ([name, value]: [string, Json]): Part => ({ name, value: treeOf(value) })

export const treeOf = (value: Json): Tree =>
  typeof value === 'object' && value !== null
    ? { isList: Array.isArray(value), parts: Object.entries<Json>(value).map(partOf) }
    : JSON.stringify(value)

export const copyOf = (tree: Tree): Tree =>
  typeof tree === 'string'
    ? tree
    : {
        isList: tree.isList,
        parts: tree.parts.map(({ name, value }) => ({ name, value: copyOf(value) })),
      }

export const textOf = (tree: Tree): string => {
  if (typeof tree === 'string') return tree
  const parts = tree.parts.map(({ name, value }) =>
    tree.isList ? textOf(value) : `${JSON.stringify(name)}:${textOf(value)}`,
  )
  return tree.isList ? `[${parts.join(',')}]` : `{${parts.join(',')}}`
}

/** Every place in a tree, outer places first. */
export const slotsOf = (tree: Tree): ReadonlyArray<Slot> => {
  const slots: Array<Slot> = []
  const branches = typeof tree === 'string' ? [] : [tree]
  for (const branch of branches) {
    branch.parts.forEach(({ value }, index) => {
      slots.push({ branch, index })
      if (typeof value !== 'string') branches.push(value)
    })
  }
  return slots
}

/** The characters of a leaf that is a string. */
export const charactersOf = (tree: Tree): string | undefined => {
  if (typeof tree !== 'string' || !tree.startsWith('"')) return undefined
  try {
    return JSON.parse(tree) as string
  } catch {
    return undefined
  }
}

/** Part of JSON that is too deep for the functions of this file, which are recursive. */
const TOO_DEEP = '['.repeat(500)

/** The tree of a leaf that is JSON in a string. */
export const innerTreeOf = (tree: Tree): Branch | undefined => {
  const characters = charactersOf(tree)
  if (characters === undefined || !/^\s*[{[]/.test(characters)) return undefined
  if (characters.includes(TOO_DEEP)) return undefined
  try {
    const inner = treeOf(JSON.parse(characters) as Json)
    return typeof inner === 'string' ? undefined : inner
  } catch {
    return undefined
  }
}
