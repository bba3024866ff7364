/** A finding as a line for people. */
import type { Finding } from '../diagnose/Diagnosis.ts'
import { printable } from '../diagnose/printable.ts'

export const describeFinding = ({ path, text }: Finding): string =>
  printable(path === undefined ? text : `${path}: ${text}`)
