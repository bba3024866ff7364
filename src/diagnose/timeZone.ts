/** The offset of a time zone, by which a `t` can be wrong. */

/** The offsets that are no whole hours, in hours, without their signs; some in summer only. */
const BROKEN_OFFSETS = [2.5, 3.5, 4.5, 5.5, 5.75, 6.5, 8.75, 9.5, 10.5, 12.75, 13.75]

const WHOLE_OFFSETS = Array.from({ length: 14 }, (_, index) => index + 1)

/** The difference that may come from the way and from clocks, in seconds. */
const TOLERANCE_SECONDS = 30

/**
 * Returns the offset of a time zone, in seconds and without its sign, if a time is wrong by one;
 * else `undefined`.
 */
export const timeZoneOf = (wrongBySeconds: number): number | undefined => {
  const wrongBy = Math.abs(wrongBySeconds)
  return [...WHOLE_OFFSETS, ...BROKEN_OFFSETS]
    .map((hours) => 3600 * hours)
    .find((offset) => Math.abs(wrongBy - offset) <= TOLERANCE_SECONDS)
}
