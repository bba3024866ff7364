/** Random numbers that depend on a seed alone, so that a campaign can be run again. */

/** Returns a whole number from 0 up to, but without, `limit`. */
export type Random = (limit: number) => number

/** Makes the generator of a seed: mulberry32, which is fast and has a state of 32 bits. */
export const randomOf = (seed: number): Random => {
  let state = seed | 0
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit
  }
}
