// Claims events in a memory store and marks them done until it is more than full, and writes time
// and heap.
import { eventKey, memoryStore } from '../../dist/index.mjs'
import { heldBytes } from './held-bytes.mjs'

const [maxKeys, events, inFlight] = process.argv.slice(2).map(Number)

const OWNER = 'b0f7a3c2-5d7e-4e0e-9a37-0f2a4d1c6e55'
const LEASE_SECONDS = 50
const DAY_SECONDS = 86_400
const BATCH = 1000

const keyOf = (sequence) =>
  eventKey({ event_type: 1, stream_id: 'room-1', sequence: String(sequence) })

const expect = (expected, actual) => {
  if (actual !== expected) throw new Error(`The store returned ${actual} instead of ${expected}.`)
}

/** Claims new events. Each is marked done after `inFlight` more events have been claimed. */
const feed = (store, count) => {
  const total = { claimMs: 0, doneMs: 0, longestMs: 0 }
  const timed = (name, expected, call) => {
    const started = performance.now()
    const actual = call()
    const ms = performance.now() - started
    expect(expected, actual)
    total[name] += ms
    if (ms > total.longestMs) total.longestMs = ms
  }
  const keys = new Array(inFlight + BATCH)
  for (let i = 0; i < inFlight; i += 1) {
    keys[i] = keyOf(i)
    expect('claimed', store.claim(keys[i], OWNER, LEASE_SECONDS))
  }
  for (let next = inFlight; next < inFlight + count; next += 1) {
    // Each batch of keys is made before the clock starts.
    if ((next - inFlight) % BATCH === 0) {
      for (let i = next; i < next + BATCH; i += 1) keys[i % keys.length] = keyOf(i)
    }
    const newest = keys[next % keys.length]
    const oldest = keys[(next - inFlight) % keys.length]
    timed('claimMs', 'claimed', () => store.claim(newest, OWNER, LEASE_SECONDS))
    timed('doneMs', true, () => store.done(oldest, OWNER, DAY_SECONDS))
  }
  return total
}

// A warm-up, so that the code is compiled before the measurement.
for (let times = 0; times < 3; times += 1) feed(memoryStore({ maxKeys: 1000 }), 10_000)

const before = await heldBytes()
const store = memoryStore({ maxKeys })
const { claimMs, doneMs, longestMs } = feed(store, events)
const bytes = (await heldBytes()) - before

// The measured store must remember `maxKeys` events and no more.
const claimAgain = (sequence) => store.claim(keyOf(sequence), 'another', LEASE_SECONDS)
expect('done', claimAgain(events - 1))
expect('done', claimAgain(events - maxKeys))
expect('claimed', claimAgain(0))

console.log(
  JSON.stringify({
    claimUs: (claimMs * 1000) / events,
    pairUs: ((claimMs + doneMs) * 1000) / events,
    bytesPerKey: bytes / maxKeys,
    longestMs,
  }),
)
