/** Reading a request and writing a reply, for all adapters whose host runs on `node:http`. */
import * as E from 'fp-ts/lib/Either.js'

import type { Reply } from '../handle/reply.ts'
import type { Refusal } from '../receive/error.ts'
import {
  gatherChunks,
  LONGEST_DROP_MS,
  LONGEST_READ_MS,
  MOST_DROPPED_BYTES,
  refuseEncoding,
  refuseUnread,
} from './limits.ts'

type StreamEvent = 'close' | 'data' | 'end' | 'error'

/** The part of a stream that the adapters use. Every `Readable` of `node:stream` has it. */
export interface NodeStream {
  readonly destroyed?: boolean
  readonly readableDidRead?: boolean
  readonly readableEnded?: boolean
  on(event: StreamEvent, listener: (chunk: Uint8Array | string) => void): unknown
  off(event: StreamEvent, listener: (chunk: Uint8Array | string) => void): unknown
  resume(): unknown
}

/**
 * The part of a request that the adapters use. `IncomingMessage` and the requests of Connect and
 * Express have it.
 */
export interface NodeRequest extends NodeStream {
  readonly method?: string | undefined
  readonly headers: {
    readonly 'content-encoding'?: string | undefined
    readonly 'content-length'?: string | undefined
  }
  /** Whether the whole request has arrived. */
  readonly complete?: boolean
  readonly httpVersionMajor?: number
}

/**
 * The part of a response that the adapters use. `ServerResponse` and the responses of Connect and
 * Express have it.
 */
export interface NodeResponse {
  readonly destroyed: boolean
  readonly headersSent: boolean
  /** The stream of a response over HTTP/2. */
  readonly stream?: { close(code: number): unknown }
  writeHead(status: number, headers: Record<string, string>): unknown
  write(text: string): unknown
  end(text: string): unknown
  destroy(): unknown
}

/**
 * Returns a property that a body parser may have set. Some hosts parse the body in a getter; if it
 * throws, the result is `undefined`.
 */
export const propertyOf = (owner: object, name: 'body' | 'rawBody'): unknown => {
  try {
    return (owner as { readonly [name]?: unknown })[name]
  } catch {
    return undefined
  }
}

/** Whether this is a raw body that has content: parsers keep it as text or as bytes. */
const isRaw = (value: unknown): boolean =>
  typeof value === 'string' ? value !== '' : ArrayBuffer.isView(value) && value.byteLength > 0

const isAbsent = (value: unknown): value is null | undefined =>
  value === undefined || value === null

/**
 * Whether there is no parsed body. Body parsers set `{}` for a content type that they do not parse.
 */
const isAbsentOrEmpty = (body: unknown): boolean =>
  isAbsent(body) ||
  (typeof body === 'object' && !ArrayBuffer.isView(body) && Object.keys(body).length === 0)

// A parser may have kept the bytes as they came, and decompressed only what it has parsed.
const isCompressed = ({ headers }: NodeRequest): boolean =>
  E.isLeft(refuseEncoding(headers['content-encoding']))

// Not with `for await`: leaving that loop early destroys the stream, and with it the socket.
const readStream = (
  stream: NodeStream,
  { maxBytes, onRead }: Pick<TakeOptions, 'maxBytes' | 'onRead'>,
): Promise<E.Either<Refusal, Uint8Array>> =>
  new Promise((resolve) => {
    const chunks = gatherChunks(maxBytes)
    const settle = (result: E.Either<Refusal, Uint8Array>): void => {
      clearTimeout(timer)
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
      const bytes = chunks.join()
      onRead?.(bytes)
      settle(E.right(bytes))
    }
    const onBroken = (): void => {
      settle(E.left({ _tag: 'BodyUnreadable' }))
    }
    const timer = setTimeout(() => {
      settle(E.left({ _tag: 'BodyTimeout' }))
    }, LONGEST_READ_MS)
    stream.on('data', onData)
    stream.on('end', onEnd)
    stream.on('error', onBroken)
    stream.on('close', onBroken)
    stream.resume()
  })

export interface TakeOptions {
  /** The maximum size of a body that is read from the stream. */
  readonly maxBytes: number
  /** The body that a parser has left, if one ran before. */
  readonly body: unknown
  /** The raw body, if a parser has kept it. */
  readonly rawBody: unknown
  /** The stream of the body. Default: the request itself. */
  readonly stream?: NodeStream
  /** Called with a body that was read from the stream. */
  readonly onRead?: ((bytes: Uint8Array) => void) | undefined
}

/**
 * A body, or why it is refused. It is a promise only if the body must still be read; that never
 * rejects.
 */
export type Taken = E.Either<Refusal, unknown> | Promise<E.Either<Refusal, unknown>>

/**
 * Returns the body of a request: the raw one that a parser has kept, the parsed one, or that of the
 * stream. The raw body comes first, because a form parser breaks JSON that has the content type of
 * a form.
 */
export const takeBody = (
  request: NodeRequest,
  { maxBytes, body, rawBody, stream = request, onRead }: TakeOptions,
): Taken => {
  if (request.method !== 'POST') return E.left({ _tag: 'MethodNotAllowed' })
  const isParsed = !isAbsentOrEmpty(body)
  if (isRaw(rawBody) && !(isParsed && isCompressed(request))) return E.right(rawBody)
  if (isParsed) return E.right(body)
  // A stream that was read, has ended or is destroyed emits nothing more: waiting would never end.
  if (stream.readableDidRead === true) {
    return isAbsent(body) ? E.left({ _tag: 'BodyConsumed' }) : E.right(body)
  }
  if (stream.readableEnded === true) return E.right(undefined)
  if (stream.destroyed === true) return E.left({ _tag: 'BodyUnreadable' })
  if (stream === request) {
    const { 'content-encoding': encoding, 'content-length': length } = request.headers
    const refused = refuseUnread(encoding, length, maxBytes)
    if (E.isLeft(refused)) return refused
  }
  return readStream(stream, { maxBytes, onRead })
}

/**
 * Returns the body of a request whose parsers set `request.body`, as those of Connect and Express
 * do.
 */
export const takeBodyOf = (
  request: NodeRequest,
  maxBytes: number,
  onRead?: TakeOptions['onRead'],
): Taken =>
  takeBody(request, {
    maxBytes,
    body: propertyOf(request, 'body'),
    rawBody: propertyOf(request, 'rawBody'),
    onRead,
  })

/**
 * Keeps a body that a middleware has read from the stream, for the handlers that follow: they find
 * it where body parsers put it. Does nothing if the host does not let the properties be set.
 */
export const keepBody = (owner: object, properties: Readonly<Record<string, unknown>>): void => {
  for (const [name, value] of Object.entries(properties)) {
    Reflect.defineProperty(owner, name, {
      value,
      configurable: true,
      enumerable: true,
      writable: true,
    })
  }
}

/** The code of HTTP/2 for a stream that is closed without a fault. */
const NO_ERROR = 0

/**
 * Reads the rest of a refused body and keeps nothing of it. `onDropped` is called at the end of the
 * stream, or after `MOST_DROPPED_BYTES` or `LONGEST_DROP_MS`.
 */
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

/**
 * Whether the sender is still sending, because its body was refused before it was read to the end.
 */
export const isSending = ({ complete, destroyed }: NodeRequest): boolean =>
  complete === false && destroyed !== true

/**
 * Writes the reply, unless the request was answered already or the connection is closed. Never
 * throws.
 */
export const writeReply = (
  request: NodeRequest,
  response: NodeResponse,
  { status, headers, body }: Reply,
): void => {
  // Other code has answered, such as a timeout, or the sender has closed the connection.
  if (response.headersSent || response.destroyed) return
  // The body of a reply is ASCII, so its length is its number of bytes.
  const withLength = { ...headers, 'content-length': String(body.length) }
  try {
    if (!isSending(request)) {
      response.writeHead(status, withLength)
      response.end(body)
      return
    }
    // HTTP/2 has no `connection` header: only the stream of this request is closed.
    const isHttp2 = request.httpVersionMajor === 2
    response.writeHead(status, { ...withLength, ...(!isHttp2 && { connection: 'close' }) })
    // With its body the reply is complete. `end` must wait for the rest of the request: Node closes
    // the connection then, and the sender could lose the part of the reply that it has not read.
    response.write(body)
    dropRest(request, () => {
      response.end('')
      // Over HTTP/2 the end of the reply does not stop the sender. This closes the stream once the
      // reply is sent, and says that it is complete.
      if (isHttp2) response.stream?.close(NO_ERROR)
    })
  } catch {
    // An incomplete reply does not count as 200: Tencent sends the callback again.
    response.destroy()
  }
}
