/** The third argument of a handler. */
import type { HandlerContext } from './options.ts'

/** What the context of one delivery is made of, and how its signal is aborted. */
export interface DeliveryContext<Request> {
  /** Makes the context, with the transaction of the inbox if there is one. */
  readonly contextOf: (tx: unknown) => HandlerContext<Request, never>
  /** Aborts the `signal` of the context. */
  readonly abort: (reason: Error) => void
}

/** The `signal` is made when a handler asks for it, as few do. */
export const deliveryContext = <Request>(request: Request): DeliveryContext<Request> => {
  let controller: AbortController | undefined
  let reason: Error | undefined
  return {
    contextOf: (tx) => ({
      request,
      // Of the type that the inbox has, as the options say.
      tx: tx as never,
      get signal(): AbortSignal {
        controller ??= new AbortController()
        if (reason !== undefined) controller.abort(reason)
        return controller.signal
      },
    }),
    abort: (given) => {
      reason ??= given
      controller?.abort(reason)
    },
  }
}
