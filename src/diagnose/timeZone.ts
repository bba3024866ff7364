/** The offset of a time zone, by which a `t` can be wrong. */

/** The offsets that are no whole hours, in minutes, without their signs; some in summer only. */
const BROKEN_OFFSETS = [150, 210, 270, 330, 345, 390, 525, 570, 630, 765, 825]

const WHOLE_HOURS = Array.from({ length: 14 }, (_, index) => 60 * (index + 1))

/** The difference that may come from the way and from clocks, in seconds. */
const TOLERANCE_SECONDS = 30

/**
 * Returns the offset of a time zone, in seconds and without its sign, if a time is wrong by one;
 * else `undefined`.
 */
export const timeZoneOf = (wrongBySeconds: number): number | undefined => {
  const wrongBy = Math.abs(wrongBySeconds)
  return [...WHOLE_HOURS, ...BROKEN_OFFSETS]
    .map((minutes) => 60 * minutes)
    .find((offset) => Math.abs(wrongBy - offset) <= TOLERANCE_SECONDS)
}
