/** How many, as an option says it. */
import { UsageError } from './exit.ts'

/** The result of each post is kept to the end: memory would not hold more. */
const MOST = 1_000_000

export const countOf =
  (option: string) =>
  (text: string): number => {
    const count = Number(text)
    if (/^[0-9]+$/.test(text) && count > 0 && count <= MOST) return count
    throw new UsageError(({ send }) => send.countInvalid(option, MOST))
  }
