/** The violation of an invariant by a body. */
import type { Invariant, Sample } from './invariants.ts'

export class Violation extends Error {
  readonly invariant: string

  constructor(invariant: string, cause: unknown) {
    super(cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause), { cause })
    this.invariant = invariant
  }

  get id(): string {
    return `${this.invariant}: ${this.message}`
  }
}

/** Runs a function. What it throws is a violation of the invariant with this name. */
export const violatedBy = <A>(name: string, run: () => A): A => {
  try {
    return run()
  } catch (error) {
    throw new Violation(name, error)
  }
}

/** Checks an invariant, and returns whether it applies to the sample. */
export const check = async (
  { name, check: holds }: Invariant,
  sample: Sample,
): Promise<boolean> => {
  const applies = violatedBy(name, () => holds(sample))
  try {
    return typeof applies === 'object' ? await applies : applies
  } catch (error) {
    throw new Violation(name, error)
  }
}

/** A body as a JavaScript literal. */
export const literalOf = (bytes: Uint8Array): string => {
  const text = Buffer.from(bytes).toString('utf8')
  return Buffer.from(text).equals(bytes)
    ? JSON.stringify(text)
    : `Buffer.from('${Buffer.from(bytes).toString('base64')}', 'base64')`
}
