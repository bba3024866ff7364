/** What adapters for hosts on `node:http` share: reading a request, and writing the reply. */
import * as E from 'fp-ts/lib/Either.js'

import type { Reply } from '../handle/reply.ts'
import type { Refusal } from '../receive/error.ts'
import { gatherChunks, LONGEST_DROP_MS, MOST_DROPPED_BYTES, refuseUnread } from './limits.ts'

type StreamEvent = 'close' | 'data' | 'end' | 'error'

/** What is asked of a stream; `Readable` of `node:stream` has it. */
export interface NodeStream {
  readonly destroyed?: boolean
  readonly readableDidRead?: boolean
  readonly readableEnded?: boolean
  on(event: StreamEvent, listener: (chunk: Uint8Array | string) => void): unknown
  off(event: StreamEvent, listener: (chunk: Uint8Array | string) => void): unknown
  resume(): unknown
}

/** What is asked of a request; `IncomingMessage` and the requests of Connect and Express have it. */
export interface NodeRequest extends NodeStream {
  readonly method?: string | undefined
  readonly headers: {
    readonly 'content-encoding'?: string | undefined
    readonly 'content-length'?: string | undefined
  }
  /** Whether all of it has arrived. */
  readonly complete?: boolean
  readonly httpVersionMajor?: number
}

/** What is asked of a response; `ServerResponse` and those of Connect and Express have it. */
export interface NodeResponse {
  readonly destroyed: boolean
  readonly headersSent: boolean
  writeHead(status: number, headers: Record<string, string>): unknown
  write(text: string): unknown
  end(text: string): unknown
  destroy(): unknown
}

/** A property, where others may have put something. Some hosts parse in a getter, which throws. */
export const propertyOf = (owner: object, name: 'body' | 'rawBody'): unknown => {
  try {
    return (owner as { readonly [name]?: unknown })[name]
  } catch {
    return undefined
  }
}

const isNothing = (value: unknown): value is null | undefined =>
  value === undefined || value === null

/** `{}` is also what parsers leave for a content type that is not theirs. */
const isNothingOrEmpty = (body: unknown): boolean =>
  isNothing(body) ||
  (typeof body === 'object' && !ArrayBuffer.isView(body) && Object.keys(body).length === 0)

// Not by `for await`, which destroys the stream, and with it the socket, when it is left early.
const readStream = (stream: NodeStream, maxBytes: number): Promise<E.Either<Refusal, Uint8Array>> =>
  new Promise((resolve) => {
    const chunks = gatherChunks(maxBytes)
    const settle = (result: E.Either<Refusal, Uint8Array>): void => {
      stream.off('data', onData)
      stream.off('end', onEnd)
      stream.off('error', onBroken)
      stream.off('close', onBroken)
      resolve(result)
    }
    const onData = (chunk: Uint8Array | string): void => {
      if (!chunks.add(chunk)) settle(E.left({ _tag: 'BodyTooLarge', limitBytes: maxBytes }))
    }
    const onEnd = (): void => {
      settle(E.right(chunks.join()))
    }
    const onBroken = (): void => {
      settle(E.left({ _tag: 'BodyUnreadable' }))
    }
    stream.on('data', onData)
    stream.on('end', onEnd)
    stream.on('error', onBroken)
    stream.on('close', onBroken)
    stream.resume()
  })

export interface TakeOptions {
  readonly maxBytes: number
  /** What others have made of the body before us. */
  readonly body: unknown
  /** The body as it came, if others have kept it. */
  readonly rawBody: unknown
  /** Where the body comes from, if that is not the request itself. */
  readonly stream?: NodeStream
}

/** A body, or why it is refused; a promise of it, which never rejects, while it is arriving. */
export type Taken = E.Either<Refusal, unknown> | Promise<E.Either<Refusal, unknown>>

/** The body of a request, in whatever state it was left. */
export const takeBody = (
  request: NodeRequest,
  { maxBytes, body, rawBody, stream = request }: TakeOptions,
): Taken => {
  if (request.method !== 'POST') return E.left({ _tag: 'MethodNotAllowed' })
  if (!isNothingOrEmpty(body)) return E.right(body)
  if (!isNothing(rawBody)) return E.right(rawBody)
  // Nothing of these emits anything any more: waiting for it would be for ever.
  if (stream.readableDidRead === true) {
    return isNothing(body) ? E.left({ _tag: 'BodyConsumed' }) : E.right(body)
  }
  if (stream.readableEnded === true) return E.right(undefined)
  if (stream.destroyed === true) return E.left({ _tag: 'BodyUnreadable' })
  if (stream === request) {
    const { 'content-encoding': encoding, 'content-length': length } = request.headers
    const refused = refuseUnread(encoding, length, maxBytes)
    if (E.isLeft(refused)) return refused
  }
  return readStream(stream, maxBytes)
}

/** The body of a request on which parsers may have put it, as those of Connect and Express do. */
export const takeBodyOf = (request: NodeRequest, maxBytes: number): Taken =>
  takeBody(request, {
    maxBytes,
    body: propertyOf(request, 'body'),
    rawBody: propertyOf(request, 'rawBody'),
  })

/** Reads on and keeps nothing, until it is all there, or enough. */
const dropRest = (stream: NodeStream, onDropped: () => void): void => {
  let length = 0
  const stop = (): void => {
    clearTimeout(timer)
    stream.off('data', onData)
    stream.off('end', stop)
    stream.off('error', stop)
    stream.off('close', stop)
    onDropped()
  }
  const onData = (chunk: Uint8Array | string): void => {
    length += chunk.length
    if (length > MOST_DROPPED_BYTES) stop()
  }
  const timer = setTimeout(stop, LONGEST_DROP_MS)
  stream.on('data', onData)
  stream.on('end', stop)
  stream.on('error', stop)
  stream.on('close', stop)
  stream.resume()
}

/** Whether the sender is still sending, as when its body was refused before its end. */
export const isSending = ({ complete, destroyed }: NodeRequest): boolean =>
  complete === false && destroyed !== true

/** Writes the reply, if there is still somebody to read it. Never throws. */
export const writeReply = (
  request: NodeRequest,
  response: NodeResponse,
  { status, headers, body }: Reply,
): void => {
  // Something else has answered, such as a timeout, or the sender is gone.
  if (response.headersSent || response.destroyed) return
  // A reply is ASCII.
  const withLength = { ...headers, 'content-length': String(body.length) }
  try {
    if (!isSending(request)) {
      response.writeHead(status, withLength)
      response.end(body)
      return
    }
    // HTTP/2 has no such header: there a stream is all that is closed.
    const closing = request.httpVersionMajor === 2 ? {} : { connection: 'close' }
    response.writeHead(status, { ...withLength, ...closing })
    // The reply is whole with this. Its end waits, since Node then closes the connection, and what
    // the sender has not read by then would be lost to it.
    response.write(body)
    dropRest(request, () => {
      response.end('')
    })
  } catch {
    // Half a reply is none: the sender comes again.
    response.destroy()
  }
}
