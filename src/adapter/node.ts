/** The adapter for `node:http`, Connect, and all hosts that use the requests of `node:http`. */
import type { AnyHandlerOptions, InboxOptions, StoreOptions } from '../handle/options.ts'
import type { Receiver } from '../receive/receiver.ts'
import type { NodeRequest } from './nodeHttp.ts'
import { createNodeListener, type NodeListener } from './nodeListener.ts'

export type { NodeRequest, NodeResponse } from './nodeHttp.ts'
export type { NodeListener } from './nodeListener.ts'

/**
 * Makes a request listener that answers callbacks. It works with and without a body parser before
 * it. Its promise resolves once the reply is written, and never rejects. Throws a TypeError at once
 * if an option is invalid.
 */
export function nodeHandler<Request extends NodeRequest = NodeRequest>(
  receiver: Receiver,
  options: StoreOptions<Request>,
): NodeListener<Request>
/** Makes the same with an inbox: each handler runs in a transaction, which it gets as `context.tx`. */
export function nodeHandler<Tx, Request extends NodeRequest = NodeRequest>(
  receiver: Receiver,
  options: InboxOptions<Request, Tx>,
): NodeListener<Request>
export function nodeHandler<Request extends NodeRequest = NodeRequest>(
  receiver: Receiver,
  options: AnyHandlerOptions<Request>,
): NodeListener<Request> {
  return createNodeListener(receiver, options)
}
