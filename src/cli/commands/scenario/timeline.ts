/** Times and ids in the callbacks of a scenario. */

export interface Timeline {
  /** Seconds since 1970. */
  readonly seconds: (atSeconds: number) => number
  /** Milliseconds since 1970. */
  readonly ms: (atSeconds: number) => number
  /** An id of nineteen digits, different for each number and for each start of the scenario. */
  readonly id: (n: number) => string
  /** The path of a screenshot, which contains its date and time in China. */
  readonly picture: (stream: string, atSeconds: number) => string
}

const CHINA_MS = 8 * 3_600_000

export const timelineFrom = (start: Date): Timeline => {
  const ms = (atSeconds: number): number => start.getTime() + atSeconds * 1000
  return {
    ms,
    seconds: (atSeconds) => Math.floor(ms(atSeconds) / 1000),
    id: (n) => String(BigInt(start.getTime()) * 1_000_000n + BigInt(n)),
    picture: (stream, atSeconds) => {
      const there = new Date(ms(atSeconds) + CHINA_MS).toISOString()
      const time = there.slice(11, 19).replaceAll(':', '-')
      return `/${there.slice(0, 10)}/${encodeURIComponent(stream)}-screenshot-${time}-1280x720.jpg`
    },
  }
}
