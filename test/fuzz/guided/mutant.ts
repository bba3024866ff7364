/** Makes a new body out of one or two that are known. */
import { isJsonObject, parseJson } from '../../../src/wire/json.ts'
import { damageBy, sign, signBy } from '../delivery.ts'
import { applyEdit, editBy, pick } from '../edits.ts'
import { formAround, formOf } from '../form.ts'
import { type Branch, copyOf, slotsOf, textOf } from '../tree.ts'
import type { Random } from './Random.ts'

/** A body to start from. */
export interface Parent {
  readonly bytes: Uint8Array
  /** The tree of the body; absent if it is not the JSON of an object. */
  readonly tree?: Branch
}

/** One or more, each further one half as probable. */
const several = (random: Random, most: number): number => {
  let count = 1
  while (count < most && random(2) === 0) count += 1
  return count
}

/** Puts a part of another body into this one, in place of a part or beside it. */
const graft = (root: Branch, other: Branch, random: Random): void => {
  const from = slotsOf(other)
  const to = slotsOf(root)
  if (from.length === 0 || to.length === 0) return
  const source = pick(from, random(from.length))
  const target = pick(to, random(to.length))
  const part = source.branch.parts[source.index]
  const old = target.branch.parts[target.index]
  if (part === undefined || old === undefined) return
  const value = copyOf(part.value)
  if (random(2) === 0) target.branch.parts[target.index] = { name: old.name, value }
  else target.branch.parts.splice(target.index, 0, { name: part.name, value })
}

const edited = (tree: Branch, other: Parent, random: Random): Branch => {
  const root = copyOf(tree) as Branch
  for (let count = several(random, 8); count > 0; count -= 1) {
    if (other.tree !== undefined && random(6) === 0) graft(root, other.tree, random)
    else applyEdit(root, editBy(random))
  }
  const how = random(10)
  // Most bodies stay signed: what is refused for its signature is not decoded.
  if (how === 0) signBy(random, root)
  else if (how < 7) sign(root, 'good', random(3))
  return root
}

const FORM_NAMES = ['data', 'source', 'body', 'payload', '']

const asForm = (text: string, random: Random): string => {
  if (random(4) === 0) return formAround(pick(FORM_NAMES, random(FORM_NAMES.length)), text)
  // Edits can make a number that is none, such as 01.
  const body = parseJson(text)
  return isJsonObject(body) ? formOf(body) : text
}

/** The beginning of one body and the end of another. */
const crossed = (a: Uint8Array, b: Uint8Array, random: Random): Uint8Array =>
  Buffer.concat([a.subarray(0, random(a.length + 1)), b.subarray(random(b.length + 1))])

const damaged = (bytes: Uint8Array, other: Parent, random: Random): Uint8Array => {
  if (random(8) === 0) return crossed(bytes, other.bytes, random)
  let result = bytes
  for (let count = several(random, 4); count > 0; count -= 1) result = damageBy(random, result)
  return result
}

/** Makes a body out of `parent`, sometimes with a part of `other`. */
export const mutant = (parent: Parent, other: Parent, random: Random): Uint8Array => {
  if (parent.tree === undefined) return damaged(parent.bytes, other, random)
  const text = textOf(edited(parent.tree, other, random))
  const how = random(40)
  if (how < 2) return Buffer.from(asForm(text, random))
  return how < 5 ? damaged(Buffer.from(text), other, random) : Buffer.from(text)
}
