/** Makes a value when it is first asked for, and gives the same from then on. */
export const lazy = <A extends object>(make: () => A): (() => A) => {
  let value: A | undefined
  return () => (value ??= make())
}
