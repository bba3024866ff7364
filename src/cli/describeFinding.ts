/** A finding as a line for people. */
import type { Finding } from './Diagnosis.ts'
import { printable } from './printable.ts'

export const describeFinding = ({ path, text }: Finding): string =>
  printable(path === undefined ? text : `${path}: ${text}`)
