// The load, in a process of its own: connections that each post the next body once they have the
// answer to the last. Plain sockets, since the client of node:http takes more time than a server
// does, and would be what is measured.
import { once } from 'node:events'
import { connect } from 'node:net'
import { createHistogram } from 'node:perf_hooks'

import { answer, settings } from './child.mjs'
import { bodyOf } from './events.mjs'
import { createSerials } from './serials.mjs'

const { port, connections: count } = settings()

const LONGEST_ANSWER_MS = 10_000
const ONE_DUPLICATE_IN = 20
/** How far back a duplicate may be: less than the store remembers, more than is under way. */
const RECENT = 500

/** None while the answer is not whole. */
const statusOf = (text) => {
  const end = text.indexOf('\r\n\r\n')
  if (end === -1) return undefined
  const length = Number(/\r\ncontent-length: *([0-9]+)/i.exec(text)?.[1])
  // An answer without a length is none of these servers'.
  if (Number.isNaN(length)) throw new Error(`an answer without content-length: ${text}`)
  return text.length < end + 4 + length ? undefined : Number(text.slice(9, 12))
}

const openConnection = async () => {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true }).setEncoding('latin1')
  await once(socket, 'connect')
  let settle = () => undefined
  let text = ''
  socket.on('data', (chunk) => {
    text += chunk
    const status = statusOf(text)
    if (status === undefined) return
    text = ''
    settle(status)
  })
  // A close follows, and counts.
  socket.on('error', () => undefined)
  socket.on('close', () => settle(undefined))
  socket.setTimeout(LONGEST_ANSWER_MS, () => socket.destroy())
  return {
    /** The status, or none where there was no answer. */
    post: (body) =>
      new Promise((resolve) => {
        settle = resolve
        if (socket.destroyed) return resolve(undefined)
        const length = Buffer.byteLength(body)
        socket.write(
          'POST / HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n' +
            `content-length: ${length}\r\n\r\n${body}`,
        )
      }),
  }
}

const histogram = createHistogram()
const accepted = createSerials()
const statuses = {}
let issued = 0
let requests = 0
let duplicates = 0
let unanswered = 0
let elapsedMs = 0

const nextSerial = () => {
  requests += 1
  if (requests % ONE_DUPLICATE_IN > 0 || issued < RECENT) return issued++
  duplicates += 1
  return issued - 1 - Math.floor(Math.random() * RECENT)
}

const connections = await Promise.all(Array.from({ length: count }, openConnection))

const drive = async (index, until) => {
  while (performance.now() < until) {
    const serial = nextSerial()
    const body = bodyOf(serial)
    const start = performance.now()
    const status = await connections[index].post(body)
    if (status === undefined) {
      unanswered += 1
      connections[index] = await openConnection()
      continue
    }
    histogram.record(Math.max(1, Math.round((performance.now() - start) * 1000)))
    statuses[status] = (statuses[status] ?? 0) + 1
    if (status === 200) accepted.add(serial)
  }
}

answer({
  /** Posts for so long, waits for the last answers, and tells of all that was until now. */
  round: async (ms) => {
    const start = performance.now()
    await Promise.all(connections.map((_, index) => drive(index, start + ms)))
    elapsedMs += performance.now() - start
    const { user, system } = process.cpuUsage()
    return {
      requests,
      duplicates,
      statuses,
      unanswered,
      accepted: accepted.size(),
      elapsedMs,
      cpuMicros: user + system,
      p50: histogram.percentile(50) / 1000,
      p99: histogram.percentile(99) / 1000,
      max: histogram.max / 1000,
    }
  },
})
