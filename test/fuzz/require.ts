/** The assertions of the invariants. The messages are made only if one fails. */
import { differenceOf } from './difference.ts'

export const require = (holds: boolean, what: () => string): void => {
  if (!holds) throw new Error(what())
}

export const requireSame = (a: unknown, b: unknown, what: string): void => {
  const difference = differenceOf(a, b)
  require(difference === undefined, () => `${what}: ${String(difference)}`)
}
