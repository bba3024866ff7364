/** Parsing of options that are a count. */
import { UsageError } from './exit.ts'

/** The maximum count. The result of each post is kept in memory until the end. */
const MOST = 1_000_000

export const countOf =
  (option: string) =>
  (text: string): number => {
    const count = Number(text)
    if (/^[0-9]+$/.test(text) && count > 0 && count <= MOST) return count
    throw new UsageError(({ send }) => send.countInvalid(option, MOST))
  }
