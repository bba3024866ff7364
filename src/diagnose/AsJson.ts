/** A value as it is once it was JSON: instants are text. */
export type AsJson<A> = A extends boolean | number | string | null | undefined
  ? A
  : A extends Date
    ? string
    : { readonly [K in keyof A]: AsJson<A[K]> }
