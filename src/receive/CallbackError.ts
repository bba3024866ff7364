/** The error class for a refusal, for code that works with `throw`. */
import { describeError } from './describeError.ts'
import type { ReceiveError } from './error.ts'

const BRAND = Symbol.for('tencent-live-callbacks/CallbackError')

/**
 * The error that `receiveOrThrow` throws. `error` is the `ReceiveError`, and `message` describes it
 * as `describeError` does. `instanceof` works across the ESM and the CommonJS build.
 */
export class CallbackError extends Error {
  readonly error: ReceiveError

  constructor(error: ReceiveError) {
    super(describeError(error))
    this.name = 'CallbackError'
    this.error = error
    Object.defineProperty(this, BRAND, { value: true })
  }

  // The ESM and the CommonJS build may both be loaded: an error of one is an instance in the other.
  static override [Symbol.hasInstance](value: unknown): boolean {
    if (this !== CallbackError) return Function.prototype[Symbol.hasInstance].call(this, value)
    return typeof value === 'object' && value !== null && BRAND in value
  }
}
