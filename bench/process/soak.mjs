// Receives a mix of different events, and writes how much memory they still use afterwards.
import { createReceiver, sign } from '../../dist/index.mjs'
import { key, variants } from '../bodies.mjs'
import { heldBytes } from './held-bytes.mjs'

const events = Number(process.argv[2])

const WARM_UP = 50_000
const BATCH = 1000
/**
 * Few events per second need many digests, so that a cache that never forgets them is visible in
 * the heap.
 */
const EVENTS_PER_SECOND = 5
/** One of 100 events is forged, since a refusal must not leave any memory either. */
const FORGED = 100

let clock = Math.floor(Date.now() / 1000)
const receiver = createReceiver({ keys: key, now: () => new Date(clock * 1000) })

/** The texts of the mix without the last bracket, so that fields can be added. */
const openTexts = variants('mix').map((body) => JSON.stringify(body).slice(0, -1))

let made = 0
const nextText = () => {
  made += 1
  if (made % EVENTS_PER_SECOND === 0) clock += 1
  const t = clock + 600 - (made % 7)
  const signature = sign(made % FORGED === 0 ? 'another-key' : key, t)
  const text = openTexts[made % openTexts.length]
  return `${text},"serial":"${made}","t":${t},"sign":"${signature}"}`
}

/**
 * Returns the milliseconds spent in `receive` alone: each batch of bodies is made before the clock
 * starts.
 */
const receiveAll = (count) => {
  let ms = 0
  let received = 0
  for (let batch = 0; batch < count / BATCH; batch += 1) {
    const texts = Array.from({ length: BATCH }, nextText)
    const started = performance.now()
    for (const text of texts) if (receiver.receive(text)._tag === 'Right') received += 1
    ms += performance.now() - started
  }
  const expected = count - count / FORGED
  if (received !== expected) throw new Error(`${received} of ${expected} events were received.`)
  return ms
}

receiveAll(WARM_UP)
const before = await heldBytes()
const ms = receiveAll(events)
const grown = (await heldBytes()) - before
console.log(JSON.stringify({ before, grown, perSecond: (events / ms) * 1000 }))
