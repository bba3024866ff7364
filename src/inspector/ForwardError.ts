/**
 * The reason why the endpoint of `--forward` gave no answer, as a code and its facts, without text.
 */
import type { Coded } from '../diagnose/Coded.ts'

export type ForwardError =
  | Coded<'AnswerTooLarge', { readonly limitBytes: number }>
  /** The command ended before the endpoint answered. */
  | Coded<'Interrupted'>
  | Coded<'NoAnswer', { readonly seconds: number }>
  /** The cause is an error code of the system, such as ECONNREFUSED. */
  | Coded<'Unreachable', { readonly cause: string }>
