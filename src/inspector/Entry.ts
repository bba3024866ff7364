/** One delivery to `listen`: what the inspector shows, and `--record` writes. */
import type { Diagnosis } from '../diagnose/Diagnosis.ts'
import type { ForwardError } from './ForwardError.ts'

export interface Entry {
  /** Counts from 1. */
  readonly id: number
  /** ISO 8601. */
  readonly arrivedAt: string
  /** Path and query that it was posted to. */
  readonly path: string
  /** Of the sender. */
  readonly remoteAddress: string
  /** The body as text, as it came; bytes that are not UTF-8 are replaced. */
  readonly text: string
  readonly bytes: number
  readonly diagnosis: Diagnosis
  readonly answer: {
    readonly status: number
    /** Who gave it: `listen` itself, or the endpoint that it forwards to. */
    readonly by: 'endpoint' | 'listen'
    readonly durationMs: number
    /** Why there was no answer from the endpoint. */
    readonly error?: ForwardError
  }
  /** The entry that was sent again, if this is one. */
  readonly resentFrom?: number
}
