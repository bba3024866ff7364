/** A number from 1 on, as an option gives it. */
import { InvalidArgumentError } from '@commander-js/extra-typings'

export const parseCount = (text: string): number => {
  const count = Number(text)
  if (/^[0-9]+$/.test(text) && Number.isSafeInteger(count) && count > 0) return count
  throw new InvalidArgumentError('It must be a whole number from 1 on.')
}
