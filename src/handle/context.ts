/** The third argument of a handler. */
import type { HandlerContext } from './options.ts'

/** The `signal` of one delivery. It is made when a handler asks for it, as few do. */
export class Abortable {
  #controller: AbortController | undefined
  #reason: Error | undefined

  get signal(): AbortSignal {
    this.#controller ??= new AbortController()
    if (this.#reason !== undefined) this.#controller.abort(this.#reason)
    return this.#controller.signal
  }

  /** Aborts the signal. The first reason counts. */
  abort(reason: Error): void {
    this.#reason ??= reason
    this.#controller?.abort(this.#reason)
  }
}

/** One context for each run of the handler: an inbox can run it in several transactions. */
export class Context<Request> implements HandlerContext<Request, never> {
  // An own property, so that a copy by `{ ...context }` has it. One descriptor for all contexts: a
  // getter for each would take several times as long.
  static readonly #signal: PropertyDescriptor & ThisType<Context<unknown>> = {
    get() {
      return this.#abortable.signal
    },
    configurable: true,
    enumerable: true,
  }

  readonly request: Request
  readonly tx: never
  declare readonly signal: AbortSignal
  readonly #abortable: Abortable

  constructor(request: Request, tx: unknown, abortable: Abortable) {
    this.request = request
    // Of the type that the inbox has, as the options say.
    this.tx = tx as never
    this.#abortable = abortable
    Object.defineProperty(this, 'signal', Context.#signal)
  }
}
