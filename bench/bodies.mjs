// The bodies that are measured: fixtures, as text, each with other values and signed anew.
import { buildBody, fixtures, signBody } from '../dist/testing.mjs'
import { shuffled } from './rounds.mjs'

export const key = 'bench-callback-key'

/** Bodies of one kind that are alike only in shape; enough of them that no text is seen too often. */
const VARIETY = 64

/** Distinct `t`: more than any memory of digests that a library would keep. */
const DISTINCT_T = 8192

const bodyOf = (name) => fixtures.find((fixture) => fixture.name === name).body

const twice = (list) => [...list, ...list]

// 3 KB, as an audit of a busy picture is.
const audit = () => {
  const body = bodyOf('ImageAudit/right-spelling')
  return {
    ...body,
    labelResults: twice(body.labelResults),
    objectResults: twice(body.objectResults),
    ocrResults: twice(body.ocrResults),
    libResults: twice(body.libResults),
  }
}

/** How often each kind comes: what every stream does weighs more than what few customers switch on. */
const weights = { 0: 6, 1: 6, 100: 4, 200: 8, 314: 3, 315: 3, 317: 4, 321: 2, 332: 4 }

// In random order, so that any stretch of them is like the whole.
const mix = () =>
  shuffled(
    [...new Set(fixtures.map(({ event_type }) => event_type))].flatMap((eventType) => {
      const ofKind = fixtures.filter(({ event_type }) => event_type === eventType)
      const copies = 16 * (weights[eventType] ?? 1)
      return Array.from({ length: copies }, (_, index) => ofKind[index % ofKind.length].body)
    }),
  )

const templates = {
  push: () => [buildBody('StreamEnd')],
  record: () => [buildBody('RecordFile')],
  audit: () => [audit()],
  relay: () => [buildBody('TaskStart')],
  mix,
  // The outermost kinds of LiveEvent, and one that it does not know.
  first: () => [buildBody('StreamEnd')],
  last: () => [buildBody('SmartHighlight')],
  unknown: () => [buildBody('Unknown')],
  // With no results yet: below 1 KB.
  small: () => [buildBody('ImageAudit', { labelResults: [], objectResults: [] })],
}

export const kinds = ['push', 'record', 'audit', 'relay']

// What tells events apart, and what is the same for one customer.
const kept = new Set(['event_type', 'appid'])

const anyDigit = () => String(Math.floor(Math.random() * 10))

/** The digits of every number and text replaced by others, except the first: it stays as long. */
const vary = (value, name) => {
  if (typeof value === 'string') return value.replace(/(?<=[0-9])[0-9]/g, anyDigit)
  if (typeof value === 'number' && value >= 1000 && Number.isSafeInteger(value) && !kept.has(name))
    return Number(vary(String(value)))
  if (Array.isArray(value)) return value.map((item) => vary(item, name))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, vary(part, key)]))
}

/** Objects of one kind, yet to be signed. */
export const variants = (kind, count = VARIETY) => {
  const bodies = templates[kind]()
  return Array.from({ length: Math.max(count, bodies.length) }, (_, index) =>
    vary(bodies[index % bodies.length], ''),
  )
}

const now = () => Math.floor(Date.now() / 1000)

/** Accepts every `t` of these bodies. */
export const receiverOptions = { keys: key, maxAheadSeconds: 4 * DISTINCT_T }

/** Texts of the bodies, no two with the same `t`. Relay bodies too are signed: all pay for the digest. */
export const freshTexts = (bodies, count = DISTINCT_T) => {
  const first = now() + 600
  return Array.from({ length: count }, (_, index) =>
    JSON.stringify(signBody(bodies[index % bodies.length], { key, t: first + index })),
  )
}

/** Texts of the bodies, all with the same `t`: a busy second. */
export const busyTexts = (bodies) => {
  const t = now() + 600
  return bodies.map((body) => JSON.stringify(signBody(body, { key, t })))
}

/** Bodies of one kind as `JSON.parse` makes them, `t` and `sign` included. */
export const signedObjects = (kind, bodies = variants(kind)) =>
  busyTexts(bodies).map((text) => JSON.parse(text))
