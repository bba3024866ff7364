/** The third argument of a handler. */
import type { HandlerContext } from './options.ts'

/** The context of one delivery, and how its signal is aborted. */
export interface DeliveryContext<Request> {
  readonly context: HandlerContext<Request>
  /** Aborts `context.signal`. */
  readonly abort: (reason: Error) => void
}

/** Makes the context of a delivery. Its signal is made when a handler asks for it, as few do. */
export const deliveryContext = <Request>(request: Request): DeliveryContext<Request> => {
  let controller: AbortController | undefined
  let reason: Error | undefined
  return {
    context: {
      request,
      get signal(): AbortSignal {
        controller ??= new AbortController()
        if (reason !== undefined) controller.abort(reason)
        return controller.signal
      },
    },
    abort: (given) => {
      reason ??= given
      controller?.abort(reason)
    },
  }
}
