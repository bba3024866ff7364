/** How many, as an option says it. */
import { InvalidArgumentError } from '@commander-js/extra-typings'

/** What comes of each post is kept to the end: of more, memory would not hold it. */
const MOST = 1_000_000

export const parseCount = (text: string): number => {
  const count = Number(text)
  if (/^[0-9]+$/.test(text) && count > 0 && count <= MOST) return count
  throw new InvalidArgumentError(`It must be a whole number from 1 to ${MOST}.`)
}
