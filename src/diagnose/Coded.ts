/**
 * A finding, reason or error as data: a stable `code` and its facts. `diagnose/text` has the
 * sentences.
 */
export type Coded<C extends string, Facts = unknown> = C extends unknown
  ? { readonly code: C } & Facts
  : never
