/** The type of a value after `JSON.parse(JSON.stringify(value))`: a Date becomes a string. */
export type AsJson<A> = A extends boolean | number | string | null | undefined
  ? A
  : A extends Date
    ? string
    : { readonly [K in keyof A]: AsJson<A[K]> }
