/** The options of a presence, checked, with the times in milliseconds. */
import { requireOptions } from '../store/requireOptions.ts'
import type { PresenceOptions } from './Presence.ts'

export interface Rules {
  readonly backupPushes: boolean
  /** The time after which an open push no longer makes its stream live. */
  readonly staleMs: number
  /** The time after which a push is forgotten. */
  readonly keepMs: number
  readonly leaseMs: number
}

const LEAST_STALE_SECONDS = 60
const MOST_STALE_SECONDS = 31_536_000
const MOST_LEASE_SECONDS = 3600
const MOST_LIMIT = 1000

const isWithin = (value: unknown, least: number, most: number): boolean =>
  typeof value === 'number' && value >= least && value <= most

/** Returns a lease in milliseconds. Throws a TypeError if it is none. */
export const requireLease = (leaseSeconds: unknown): number => {
  if (typeof leaseSeconds === 'number' && leaseSeconds > 0 && leaseSeconds <= MOST_LEASE_SECONDS) {
    return Math.ceil(leaseSeconds * 1000)
  }
  throw new TypeError('leaseSeconds must be a positive number of seconds of at most 3600.')
}

/** Returns a grace in milliseconds. Throws a TypeError if it is none, or longer than a push counts. */
export const requireGrace = (graceSeconds: unknown, { staleMs }: Rules): number => {
  if (isWithin(graceSeconds, 0, staleMs / 1000)) return Math.ceil(Number(graceSeconds) * 1000)
  throw new TypeError('graceSeconds must be a number of seconds from 0 to staleAfterSeconds.')
}

/** Throws a TypeError if the length of a page is none. */
export const requireLimit = (limit: number): number => {
  if (Number.isInteger(limit) && isWithin(limit, 1, MOST_LIMIT)) return limit
  throw new TypeError('limit must be an integer from 1 to 1000.')
}

/** Returns the rules of a presence. Throws a TypeError if an option is invalid. */
export const rulesOf = (options: PresenceOptions): Rules => {
  const {
    backupPushes = true,
    staleAfterSeconds = 86_400,
    leaseSeconds = 30,
    now,
  } = requireOptions(options)
  if (typeof backupPushes !== 'boolean') throw new TypeError('backupPushes must be a boolean.')
  if (!isWithin(staleAfterSeconds, LEAST_STALE_SECONDS, MOST_STALE_SECONDS)) {
    throw new TypeError('staleAfterSeconds must be a number of seconds from 60 to 31,536,000.')
  }
  if (now !== undefined && typeof now !== 'function') {
    throw new TypeError('now must be a function that returns a Date.')
  }
  const staleMs = Math.ceil(staleAfterSeconds * 1000)
  return { backupPushes, staleMs, keepMs: 2 * staleMs, leaseMs: requireLease(leaseSeconds) }
}
