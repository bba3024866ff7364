/** How a command ends: scripts go by it. */

export const exit = {
  /** What was asked for was done, or holds. */
  ok: 0,
  /** It was not, or does not. */
  failed: 1,
  /** The command cannot be understood, or what it was given cannot be used. */
  usage: 2,
} as const

export type Exit = (typeof exit)[keyof typeof exit]

/** What a command was given cannot be used. The message says what to do. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
