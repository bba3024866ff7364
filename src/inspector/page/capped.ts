/** Text that is shown up to a limit, so that no body can freeze the page. */
import { printable } from '../../diagnose/printable.ts'

export interface Capped {
  readonly text: string
  /** How many characters are not shown. */
  readonly left: number
}

export const capped = (text: string, most: number): Capped => ({
  text: text.slice(0, most),
  left: Math.max(0, text.length - most),
})

/** As `printable`, but lines stay lines. */
export const printableLines = (text: string): string => text.split('\n').map(printable).join('\n')
