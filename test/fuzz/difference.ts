/** Comparison of values that can be nested deeper than the stack allows. */

/** Visits every value inside a value, objects included. */
export const visit = (value: unknown, see: (value: unknown, key: string) => void): void => {
  const pending: Array<[value: unknown, key: string]> = [[value, '']]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [part, name] = next
    see(part, name)
    if (typeof part !== 'object' || part === null) continue
    for (const key of Object.keys(part)) {
      pending.push([(part as Readonly<Record<string, unknown>>)[key], key])
    }
  }
}

/** Treats -0 and 0 as the same, since `JSON.stringify` writes -0 as 0. */
const isSameLeaf = (a: unknown, b: unknown): boolean =>
  a instanceof Date && b instanceof Date ? a.getTime() === b.getTime() : a === b

const isBranch = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !(value instanceof Date)

/**
 * The path of the first difference of two values: in a value, a field name, the number of fields or
 * a prototype.
 */
export const differenceOf = (left: unknown, right: unknown): string | undefined => {
  const pending: Array<[a: unknown, b: unknown, path: string]> = [[left, right, '$']]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [a, b, path] = next
    if (!isBranch(a) || !isBranch(b)) {
      if (!isSameLeaf(a, b)) return path
      continue
    }
    if (a === b) continue
    const keys = Object.keys(a)
    if (keys.length !== Object.keys(b).length) return path
    if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return `${path} (prototype)`
    for (const key of keys) {
      if (!Object.hasOwn(b, key)) return `${path}.${key}`
      pending.push([
        (a as Readonly<Record<string, unknown>>)[key],
        (b as Readonly<Record<string, unknown>>)[key],
        path.length > 200 ? path : `${path}.${key}`,
      ])
    }
  }
  return undefined
}
