/** The check of the receiver that an adapter, a middleware or `createHandler` is given. */
import type { Receiver } from '../receive/receiver.ts'

const isReceiver = (value: unknown): value is Receiver => {
  if (typeof value !== 'object' || value === null) return false
  const { receive, maxBytes } = value as Partial<Record<keyof Receiver, unknown>>
  return typeof receive === 'function' && typeof maxBytes === 'number' && maxBytes > 0
}

/**
 * Throws a TypeError unless the value is a receiver, so that a call that is missing is found when
 * the process starts: a function has no `maxBytes`, and every body would be refused.
 */
export const requireReceiver = (receiver: unknown): void => {
  if (isReceiver(receiver)) return
  throw new TypeError(
    typeof receiver === 'function'
      ? 'The first argument is a function, and must be a receiver: call it, as in createReceiver({ keys }).'
      : 'The first argument must be a receiver: pass the result of createReceiver({ keys }).',
  )
}
