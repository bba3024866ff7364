// The complete flow on your computer: starts a server with a callback key, signs every fixture as
// Tencent does, posts it over HTTP, and prints the received event. Exits with 0 if every answer is
// as expected.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

import { createReceiver, nameOf, type Received, type ReceiveError } from 'tencent-live-callbacks'
import { buildBody, fixtures, signBody } from 'tencent-live-callbacks/testing'

import { describeReceived, describeRefused } from './describe.ts'

const key = 'example-callback-key'
const receiver = createReceiver({ keys: key, acceptUnsigned: [314] })

/** The result of the last request. */
let last: { received?: Received; refused?: ReceiveError } = {}

const server = createServer((request, response) => {
  void text(request).then((body) => {
    const result = receiver.receive(body)
    last = result._tag === 'Right' ? { received: result.right } : { refused: result.left }
    response.writeHead(result._tag === 'Right' ? 200 : 401, { 'content-type': 'application/json' })
    response.end('{"code":0}')
  })
})

const secondsFromNow = (seconds: number): number => Math.floor(Date.now() / 1000) + seconds

const begin = buildBody('StreamBegin')
const deliveries = [
  ...fixtures.map(({ name, event_type, body }) => ({
    name,
    // Tencent does not sign relay callbacks.
    body: event_type === 314 ? body : signBody(body, { key }),
    expected: name.startsWith('Unknown/') ? 'Unknown' : name.slice(0, name.indexOf('/')),
  })),
  { name: 'forged', body: signBody(begin, { key: 'another-key' }), expected: 'SignatureMismatch' },
  {
    name: 'expired',
    body: signBody(begin, { key, t: secondsFromNow(-3600) }),
    expected: 'SignatureExpired',
  },
  { name: 'unknown', body: signBody({ event_type: 4711 }, { key }), expected: 'Unknown' },
]

server.listen(0, '127.0.0.1')
await new Promise((resolve) => server.once('listening', resolve))
const { port } = server.address() as AddressInfo
const url = `http://127.0.0.1:${port}/callbacks`
console.log(`Posting ${deliveries.length} callbacks to ${url}\n`)

let surprises = 0
for (const { name, body, expected } of deliveries) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const { received, refused } = last
  const outcome = received ? nameOf(received.event) : refused?._tag
  const asExpected = outcome === expected && response.status === (received ? 200 : 401)
  if (!asExpected) surprises += 1
  const line = received ? describeReceived(received) : describeRefused(refused)
  console.log(`${asExpected ? ' ' : '!'} ${response.status}  ${name.padEnd(31)} ${line}`)
}

server.close()
console.log(
  surprises === 0
    ? `\nAll ${deliveries.length} callbacks were answered as expected.`
    : `\n${surprises} of ${deliveries.length} callbacks were not answered as expected (marked with !).`,
)
process.exitCode = surprises === 0 ? 0 : 1
