/** Why there was no answer from the endpoint that `listen` forwards to: a code and its facts, no text. */
import type { Coded } from '../diagnose/Coded.ts'

export type ForwardError =
  | Coded<'AnswerTooLarge', { readonly limitBytes: number }>
  /** The command ended before the endpoint answered. */
  | Coded<'Interrupted'>
  | Coded<'NoAnswer', { readonly seconds: number }>
  /** The cause is a code of the system, such as ECONNREFUSED. */
  | Coded<'Unreachable', { readonly cause: string }>
