/**
 * The adapter for hosts with the standard `Request` and `Response`: Hono, Next.js, Bun, Deno,
 * Workers.
 */
import * as E from 'fp-ts/lib/Either.js'

import { createHostHandler } from '../handle/handler.ts'
import type { AnyHandlerOptions, InboxOptions, StoreOptions } from '../handle/options.ts'
import type { Refusal } from '../receive/error.ts'
import type { Receiver } from '../receive/receiver.ts'
import {
  Chunks,
  LONGEST_DROP_MS,
  LONGEST_READ_MS,
  MOST_DROPPED_BYTES,
  refuseUnread,
} from './limits.ts'

/**
 * Returns a reader of bytes. A request body always has bytes, but the types of Node do not say so.
 */
const byteReaderOf = (
  stream: NonNullable<Request['body']>,
): ReadableStreamDefaultReader<Uint8Array> =>
  stream.getReader() as ReadableStreamDefaultReader<Uint8Array>

/**
 * Returns the result of reading a body, or refuses the body if it has not arrived in time. `stop` is
 * called then.
 */
const inTime = <A>(
  reading: Promise<E.Either<Refusal, A>>,
  stop: () => void = () => undefined,
): Promise<E.Either<Refusal, A>> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => {
      stop()
      resolve(E.left({ _tag: 'BodyTimeout' }))
    }, LONGEST_READ_MS)
    void reading.then((result) => {
      clearTimeout(timer)
      resolve(result)
    })
  })

const readStream = (
  stream: NonNullable<Request['body']>,
  maxBytes: number,
): Promise<E.Either<Refusal, Uint8Array>> => {
  const reader = byteReaderOf(stream)
  const chunks = new Chunks(maxBytes)
  const read = async (): Promise<E.Either<Refusal, Uint8Array>> => {
    try {
      for (;;) {
        const { done, value } = await reader.read()
        if (done) return E.right(chunks.join())
        if (!chunks.add(value)) return E.left({ _tag: 'BodyTooLarge', limitBytes: maxBytes })
      }
    } catch {
      return E.left({ _tag: 'BodyUnreadable' })
    } finally {
      reader.releaseLock()
    }
  }
  return inTime(read(), () => {
    try {
      // The pending read is rejected, so that the rest of the body can be dropped.
      reader.releaseLock()
    } catch {
      // Hosts of an older standard keep the reader until its read has ended.
    }
  })
}

/**
 * Whether a request reads its body from `node:http`, by a `text` that overrides that of `Request`.
 * Those of @hono/node-server do: it is several times faster than their stream.
 */
const readsFromNode = (request: Request): boolean => {
  const prototype = Object.getPrototypeOf(request) as object
  return Object.hasOwn(prototype, 'text') && 'text' in (Object.getPrototypeOf(prototype) as object)
}

/**
 * Whether the host itself bounds the body by `content-length`, as Node's parser does. Any other
 * `Request` may have been made by code, from the headers of one request and the body of another, and
 * nothing shows which: its `content-length` is not believed.
 */
const isBounded = (request: Request): boolean =>
  readsFromNode(request) &&
  /^[1-9][0-9]*$/.test(request.headers.get('content-length') ?? '') &&
  // With both headers, as a lenient parser lets them in, the length is not that of the body.
  !request.headers.has('transfer-encoding')

const BYTE_ORDER_MARK = '\ufeff'

/** Reads a body with one call, which cannot be stopped: its length must be bounded. */
const readWhole = (request: Request): Promise<E.Either<Refusal, string>> => {
  const read = async (): Promise<E.Either<Refusal, string>> => {
    try {
      const text = await request.text()
      // `text` has removed a byte order mark: with a second one, the body is no JSON.
      return E.right(text.startsWith(BYTE_ORDER_MARK) ? `${BYTE_ORDER_MARK}${text}` : text)
    } catch {
      // If other code holds a reader of the stream, `text` rejects without reading anything.
      return E.left({ _tag: request.bodyUsed ? 'BodyUnreadable' : 'BodyConsumed' })
    }
  }
  return inTime(read())
}

/** Returns the body of a request, or why it is refused. Rejects only if the request itself throws. */
const takeBody = async (
  request: Request,
  maxBytes: number,
): Promise<E.Either<Refusal, unknown>> => {
  if (request.method !== 'POST') return E.left({ _tag: 'MethodNotAllowed' })
  if (request.bodyUsed) return E.left({ _tag: 'BodyConsumed' })
  const length = request.headers.get('content-length')
  const refused = refuseUnread(request.headers.get('content-encoding'), length, maxBytes)
  if (E.isLeft(refused)) return refused
  if (isBounded(request)) return readWhole(request)
  if (request.body === null) return E.right(undefined)
  return request.body.locked ? E.left({ _tag: 'BodyConsumed' }) : readStream(request.body, maxBytes)
}

/** For a request that throws while it is read, as those that make their body on demand can. */
const UNREADABLE: E.Either<Refusal, never> = E.left({ _tag: 'BodyUnreadable' })

/**
 * Returns the stream of a refused body, unless it is being read. @hono/node-server throws at it for
 * methods such as TRACK, which HTTP/2 lets through.
 */
const restOf = (request: Request): Request['body'] => {
  try {
    return request.body?.locked === false ? request.body : null
  } catch {
    return null
  }
}

/**
 * Reads the rest of a refused body and keeps nothing of it, up to `MOST_DROPPED_BYTES` or
 * `LONGEST_DROP_MS`. Never rejects.
 */
const dropRest = async (stream: NonNullable<Request['body']>): Promise<void> => {
  const reader = byteReaderOf(stream)
  const cancel = (): void => {
    reader.cancel().catch(() => undefined)
  }
  const timer = setTimeout(cancel, LONGEST_DROP_MS)
  try {
    let length = 0
    while (length <= MOST_DROPPED_BYTES) {
      const { done, value } = await reader.read()
      if (done) return
      length += value.byteLength
    }
    cancel()
  } catch {
    // The sender has closed the connection, so there is nothing more to read.
  } finally {
    clearTimeout(timer)
  }
}

/**
 * Makes the body of a reply. All of it is sent at once, but it ends only after the rest of the
 * request was read, since the host may close the connection at the end.
 */
const replyAndDrop = (
  reply: string,
  rest: NonNullable<Request['body']>,
): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start: async (controller) => {
      controller.enqueue(new TextEncoder().encode(reply))
      await dropRest(rest)
      controller.close()
    },
  })

/**
 * Makes a function that takes a `Request` and resolves to its `Response`. No other code may have
 * read the body before. Its promise never rejects. Throws a TypeError at once if an option is
 * invalid.
 *
 * @example
 * import { createReceiver } from 'tencent-live-callbacks'
 * import { buildBody, signBody } from 'tencent-live-callbacks/testing'
 * import { webHandler } from 'tencent-live-callbacks/web'
 *
 * const receiver = createReceiver({ keys: 'example-callback-key' })
 * const handle = webHandler(receiver, {
 *   on: { StreamBegin: ({ stream_id }) => console.log(`${stream_id} is live`) },
 * })
 *
 * const body = JSON.stringify(signBody(buildBody('StreamBegin'), { key: 'example-callback-key' }))
 * const response = await handle(new Request('https://example.com/', { method: 'POST', body }))
 * response.status // => 200
 */
export function webHandler<HostRequest extends Request = Request>(
  receiver: Receiver,
  options: StoreOptions<HostRequest>,
): (request: HostRequest) => Promise<Response>
/** Makes the same with an inbox: each handler runs in a transaction, which it gets as `context.tx`. */
export function webHandler<Tx, HostRequest extends Request = Request>(
  receiver: Receiver,
  options: InboxOptions<HostRequest, Tx>,
): (request: HostRequest) => Promise<Response>
export function webHandler<HostRequest extends Request = Request>(
  receiver: Receiver,
  options: AnyHandlerOptions<HostRequest>,
): (request: HostRequest) => Promise<Response> {
  const { maxBytes, handle, refuse } = createHostHandler(receiver, options)
  return async (request) => {
    const taken = await takeBody(request, maxBytes).catch(() => UNREADABLE)
    const { status, headers, body } = E.isLeft(taken)
      ? refuse(taken.left)
      : await handle(taken.right, request)
    // The body of a reply is ASCII, so its length is its number of bytes.
    const init = { status, headers: { ...headers, 'content-length': String(body.length) } }
    if (request.method === 'HEAD') return new Response(null, init)
    // A sender that is still sending a refused body must get its reply too.
    const rest = E.isLeft(taken) ? restOf(request) : null
    return new Response(rest === null ? body : replyAndDrop(body, rest), init)
  }
}
