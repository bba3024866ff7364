/** Reading a request and writing a reply, for all adapters whose host runs on `node:http`. */
import * as E from 'fp-ts/lib/Either.js'

import type { Reply } from '../handle/reply.ts'
import type { Refusal } from '../receive/error.ts'
import {
  Chunks,
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
  writeHead(status: number, headers: Readonly<Record<string, string>>): unknown
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

/** What is done with a body, or with the reason why it is refused. */
type OnTaken = (taken: E.Either<Refusal, unknown>) => void

// Not with `for await`: leaving that loop early destroys the stream, and with it the socket.
const readStream = (
  stream: NodeStream,
  { maxBytes, onRead }: Pick<TakeOptions, 'maxBytes' | 'onRead'>,
  onTaken: OnTaken,
): void => {
  const chunks = new Chunks(maxBytes)
  let isOver = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const settle = (result: E.Either<Refusal, Uint8Array>): void => {
    isOver = true
    clearTimeout(timer)
    stream.off('data', onData)
    stream.off('end', onEnd)
    stream.off('error', onBroken)
    stream.off('close', onBroken)
    onTaken(result)
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
  stream.on('data', onData)
  stream.on('end', onEnd)
  stream.on('error', onBroken)
  stream.on('close', onBroken)
  stream.resume()
  // A body that came together with its headers is read by then, and needs no timer.
  void Promise.resolve().then(() => {
    if (isOver) return
    timer = setTimeout(() => {
      settle(E.left({ _tag: 'BodyTimeout' }))
    }, LONGEST_READ_MS)
  })
}

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

/** Returns the body of a request that need not be read, or why it is refused; else `undefined`. */
const bodyAtHand = (
  request: NodeRequest,
  { maxBytes, body, rawBody, stream = request }: TakeOptions,
): E.Either<Refusal, unknown> | undefined => {
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
  if (stream !== request) return undefined
  const { 'content-encoding': encoding, 'content-length': length } = request.headers
  const refused = refuseUnread(encoding, length, maxBytes)
  return E.isLeft(refused) ? refused : undefined
}

/**
 * Calls `onTaken` with the body of a request: the raw one that a parser has kept, the parsed one, or
 * that of the stream. The raw body comes first, because a form parser breaks JSON that has the
 * content type of a form. A callback, because a promise for each request would take longer.
 */
export const withBody = (request: NodeRequest, options: TakeOptions, onTaken: OnTaken): void => {
  const taken = bodyAtHand(request, options)
  if (taken === undefined) readStream(options.stream ?? request, options, onTaken)
  else onTaken(taken)
}

/** Resolves to the body of a request, or to why it is refused. Never rejects. */
export const takeBody = (
  request: NodeRequest,
  options: TakeOptions,
): Promise<E.Either<Refusal, unknown>> =>
  new Promise((resolve) => {
    withBody(request, options, resolve)
  })

/** For a request whose parsers set `request.body`, as those of Connect and Express do. */
export const takeOptionsOf = (
  request: NodeRequest,
  maxBytes: number,
  onRead?: TakeOptions['onRead'],
): TakeOptions => ({
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

const heads = new WeakMap<Reply, Readonly<Record<string, string>>>()

/** The headers of a reply, and its length. Made once for each reply, since there are few. */
const headOf = (reply: Reply): Readonly<Record<string, string>> => {
  const known = heads.get(reply)
  if (known !== undefined) return known
  // The body of a reply is ASCII, so its length is its number of bytes.
  const head = { ...reply.headers, 'content-length': String(reply.body.length) }
  heads.set(reply, head)
  return head
}

/**
 * Writes the reply, unless the request was answered already or the connection is closed. Never
 * throws.
 */
export const writeReply = (request: NodeRequest, response: NodeResponse, reply: Reply): void => {
  // Other code has answered, such as a timeout, or the sender has closed the connection.
  if (response.headersSent || response.destroyed) return
  const { status, body } = reply
  const head = headOf(reply)
  try {
    if (!isSending(request)) {
      response.writeHead(status, head)
      response.end(body)
      return
    }
    // HTTP/2 has no `connection` header: only the stream of this request is closed.
    const isHttp2 = request.httpVersionMajor === 2
    response.writeHead(status, { ...head, ...(!isHttp2 && { connection: 'close' }) })
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
