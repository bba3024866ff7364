/** Something that is said by a code and its facts. */
export type Coded<C extends string, Facts = unknown> = C extends unknown
  ? { readonly code: C } & Facts
  : never
