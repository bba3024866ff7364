/** A refusal as an error that is thrown. */
import { describeError } from './describeError.ts'
import type { ReceiveError } from './error.ts'

const BRAND = Symbol.for('tencent-live-callbacks/CallbackError')

/** What `receiveOrThrow` throws: a `ReceiveError` with its sentence as message. */
export class CallbackError extends Error {
  readonly error: ReceiveError

  constructor(error: ReceiveError) {
    super(describeError(error))
    this.name = 'CallbackError'
    this.error = error
    Object.defineProperty(this, BRAND, { value: true })
  }

  // The ESM and the CommonJS build may both be loaded; an error of either is one.
  static override [Symbol.hasInstance](value: unknown): boolean {
    if (this !== CallbackError) return Function.prototype[Symbol.hasInstance].call(this, value)
    return typeof value === 'object' && value !== null && BRAND in value
  }
}
