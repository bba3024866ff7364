/** An entry without secrets, except for its text, which is there to be copied. */
import { shown } from '../diagnose/shown.ts'
import { redact } from '../receive/redact.ts'
import type { Entry } from './Entry.ts'

export const shownEntry = (entry: Entry): Entry => ({
  ...entry,
  path: redact(entry.path),
  diagnosis: shown(entry.diagnosis),
})
