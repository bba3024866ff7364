/** An HTTP client for requests of every kind, over real sockets. */
import { once } from 'node:events'
import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'

export interface Shape {
  readonly method?: string
  readonly headers?: OutgoingHttpHeaders
  /** Chunks are sent one by one, without a Content-Length. */
  readonly body?: Buffer | ReadonlyArray<Buffer> | string
}

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

const chunksOf = (body: Shape['body']): ReadonlyArray<Buffer | string> | undefined =>
  Array.isArray(body) ? (body as ReadonlyArray<Buffer>) : undefined

/** Sends a request on a new connection. */
export const send = (url: URL, { method = 'POST', headers = {}, body }: Shape): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const outgoing = request(url, { method, headers, agent: false })
    let answered = false
    outgoing.on('response', (incoming) => {
      answered = true
      text(incoming).then((read) => {
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: read })
      }, reject)
    })
    outgoing.on('error', (error) => {
      // The rest of the request need not be sent after the answer has arrived.
      if (!answered) reject(error)
    })
    const chunks = chunksOf(body)
    if (chunks === undefined) {
      outgoing.end(body)
      return
    }
    // One by one, so that they arrive as separate chunks.
    const write = (index: number): void => {
      const chunk = chunks[index]
      if (chunk === undefined) outgoing.end()
      else
        outgoing.write(chunk, () => {
          setImmediate(write, index + 1)
        })
    }
    write(0)
  })

/** Sends text unchanged, and returns the whole answer. */
export const sendRaw = async (url: URL, sent: string): Promise<string> => {
  const socket = connect(Number(url.port), url.hostname)
  const closed = once(socket, 'close')
  socket.write(sent)
  const received = await text(socket)
  await closed
  return received
}

/** Sends the head of a request and half of its body, and closes the connection. */
export const breakOff = (url: URL): Promise<void> =>
  new Promise((resolve) => {
    const outgoing = request(url, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', 'content-length': 1000 },
      agent: false,
    })
    outgoing.on('error', () => undefined)
    outgoing.on('close', resolve)
    outgoing.write('{"half":', () => outgoing.destroy())
  })

export interface Stalled {
  /** Everything that the server has sent so far. */
  readonly received: () => string
  readonly isClosed: () => boolean
  readonly close: () => void
}

/** Sends a request whose body stalls after its beginning, in chunks or with a Content-Length. */
export const stall = (url: URL, length: 'chunked' | number): Stalled => {
  const socket = connect(Number(url.port), url.hostname)
  let received = ''
  let isClosed = false
  socket.on('data', (bytes) => {
    received += bytes.toString()
  })
  socket.on('error', () => undefined)
  socket.on('close', () => {
    isClosed = true
  })
  const head = `POST ${url.pathname} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n`
  socket.write(
    length === 'chunked'
      ? `${head}Transfer-Encoding: chunked\r\n\r\n8\r\n{"half":\r\n`
      : `${head}Content-Length: ${length}\r\n\r\n{"half":`,
  )
  return {
    received: () => received,
    isClosed: () => isClosed,
    close: () => {
      socket.destroy()
    },
  }
}

/** Sends a body without an end until the connection is closed. */
export const sendForEver = (
  url: URL,
): Promise<{ readonly answer: Partial<Answer>; readonly sentBytes: number }> =>
  new Promise((resolve) => {
    const chunk = Buffer.alloc(64 * 1024, ' ')
    const socket = connect(Number(url.port), url.hostname)
    let received = ''
    const pump = (): void => {
      while (socket.writable && socket.write(`10000\r\n${chunk.toString()}\r\n`));
    }
    socket.on('data', (bytes) => {
      received += bytes.toString()
    })
    socket.on('drain', pump)
    // The server closes the connection, which is the expected end.
    socket.on('error', () => undefined)
    socket.on('close', () => {
      const [head = '', body = ''] = received.split('\r\n\r\n')
      const answer = { status: Number(head.split(' ')[1]), body }
      resolve({ answer, sentBytes: socket.bytesWritten })
    })
    socket.write(
      `POST ${url.pathname} HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n`,
    )
    pump()
  })
