// Requests to an HTTP server of this process, over a stream in memory. There is no kernel and no
// load generator, so that candidates can take turns, and a difference of 0.3 us is seen.
import { Duplex } from 'node:stream'
import { setImmediate as nextTurn } from 'node:timers/promises'

import { inTurn } from './rounds.mjs'
import { handledCount } from './servers.mjs'

/** After so many requests the event loop turns once, as it does between those of a socket. */
const REQUESTS_PER_TURN = 64

/** A request runs more code than a call of `receive`, so that it needs a longer warm-up. */
export const paceOf = (quick) => ({ warmUpMs: quick ? 100 : 300 })

const SUCCESS = '{"code":0}'

/** The server's end of a connection. A reply that is not 200 rejects the request. */
class MemorySocket extends Duplex {
  #pending

  _read() {}

  _write(chunk, _encoding, done) {
    if (chunk.includes(SUCCESS)) this.#pending.resolve(true)
    else if (/^HTTP\/1\.1 (?!200)/.test(chunk.toString('latin1', 0, 12)))
      this.#pending.reject(new Error(chunk.toString()))
    done()
  }

  setTimeout() {
    return this
  }

  setNoDelay() {
    return this
  }

  setKeepAlive() {
    return this
  }

  exchange(request) {
    return new Promise((resolve, reject) => {
      this.#pending = { resolve, reject }
      // Ticks come before promises, as they do in a read from a real socket.
      process.nextTick(() => this.push(request))
    })
  }
}

const requestOf = (body) =>
  Buffer.from(
    [
      'POST / HTTP/1.1',
      'host: example.com',
      'content-type: application/json',
      `content-length: ${Buffer.byteLength(body)}`,
      'connection: keep-alive',
      '',
      body,
    ].join('\r\n'),
  )

/**
 * Makes a function that posts the next of the bodies and returns a promise of the reply. Throws if
 * the server does not handle every body.
 */
export const clientOf = async (server, bodies) => {
  // A connection in memory is never idle in the sense of these.
  Object.assign(server, { keepAliveTimeout: 0, requestTimeout: 0, headersTimeout: 0 })
  const socket = new MemorySocket()
  server.emit('connection', socket)
  const post = inTurn(bodies.map(requestOf), (request) => socket.exchange(request))
  const before = handledCount()
  for (let i = 0; i < bodies.length; i += 1) await post()
  if (handledCount() - before !== bodies.length) throw new Error('Not every body is handled.')
  let posted = 0
  return () => {
    posted += 1
    return posted % REQUESTS_PER_TURN === 0 ? post().then(() => nextTurn(true)) : post()
  }
}
