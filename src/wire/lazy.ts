/**
 * Returns a function that makes its value at the first call, and returns the same value from then
 * on.
 */
export const lazy = <A extends object>(make: () => A): (() => A) => {
  let value: A | undefined
  return () => (value ??= make())
}
