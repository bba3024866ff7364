/** Text that is shown up to a limit, so that a large body cannot freeze the page. */
import { printable } from '../../diagnose/printable.ts'

export interface Capped {
  readonly text: string
  /** The number of characters that are not shown. */
  readonly left: number
}

export const capped = (text: string, most: number): Capped => ({
  text: text.slice(0, most),
  left: Math.max(0, text.length - most),
})

/** Escapes text like `printable`, but keeps line breaks. */
export const printableLines = (text: string): string => text.split('\n').map(printable).join('\n')
