/** The kinds of events in a timeline. Each kind has its own shape. */
import type { Diagnosis } from '../../diagnose/Diagnosis.ts'

export const kinds = ['begin', 'end', 'recording', 'screenshot', 'other'] as const

export type Kind = (typeof kinds)[number]

const known: Readonly<Partial<Record<NonNullable<Diagnosis['name']>, Kind>>> = {
  StreamBegin: 'begin',
  StreamLiveBegin: 'begin',
  StreamEnd: 'end',
  StreamLiveEnd: 'end',
  RecordFile: 'recording',
  RecordStatus: 'recording',
  RecordException: 'recording',
  Snapshot: 'screenshot',
}

export const kindOf = ({ name }: Diagnosis): Kind =>
  (name === undefined ? undefined : known[name]) ?? 'other'
