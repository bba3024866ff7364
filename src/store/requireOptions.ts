/** Options that are not there at all. */

/** Returns the options; throws a TypeError if they are no object, such as `null`. */
export const requireOptions = <A extends object>(options: A): A => {
  if (typeof options === 'object' && (options as A | null) !== null) return options
  throw new TypeError('The options must be an object, or be left out.')
}
