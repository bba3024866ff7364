/** Durations as people say them. */

const units = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const

/** `2 hours`, in the largest unit of which there are two, so that little is rounded away. */
export const inWords = (seconds: number): string => {
  const length = Math.abs(seconds)
  const [unit, size] = units.find(([, each]) => length >= 2 * each) ?? ['second', 1]
  const count = Math.round(length / size)
  return `${String(count)} ${unit}${count === 1 ? '' : 's'}`
}
