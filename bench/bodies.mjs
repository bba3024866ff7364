// The bodies that are measured: fixtures as text, with random values and a new signature.
import { buildBody, fixtures, signBody } from '../dist/testing.mjs'
import { shuffled } from './rounds.mjs'

export const key = 'bench-callback-key'

/** The number of different bodies of one kind: enough that no text is repeated too often. */
const VARIETY = 64

/** The number of different `t`: more than any cache of digests in a library would hold. */
const DISTINCT_T = 8192

const bodyOf = (name) => fixtures.find((fixture) => fixture.name === name).body

const twice = (list) => [...list, ...list]

// 3 KB, the size of an audit with many results.
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

/**
 * The share of each kind in the mix: events of every stream are more frequent than optional
 * features.
 */
const weights = { 0: 6, 1: 6, 100: 4, 200: 8, 314: 3, 315: 3, 317: 4, 321: 2, 332: 4 }

// In random order, so that each part of the list has the same mix.
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
  // The first and the last kind of LiveEvent, and an unknown one.
  first: () => [buildBody('StreamEnd')],
  last: () => [buildBody('SmartHighlight')],
  unknown: () => [buildBody('Unknown')],
  // Without results: below 1 KB.
  small: () => [buildBody('ImageAudit', { labelResults: [], objectResults: [] })],
}

export const kinds = ['push', 'record', 'audit', 'relay']

// Fields that keep their value: the kind of the event, and the account, which is one for all
// events.
const kept = new Set(['event_type', 'appid'])

const anyDigit = () => String(Math.floor(Math.random() * 10))

/**
 * Replaces the digits of every number and text by random ones, except the first, so that the length
 * stays the same.
 */
const vary = (value, name) => {
  if (typeof value === 'string') return value.replace(/(?<=[0-9])[0-9]/g, anyDigit)
  if (typeof value === 'number' && value >= 1000 && Number.isSafeInteger(value) && !kept.has(name))
    return Number(vary(String(value)))
  if (Array.isArray(value)) return value.map((item) => vary(item, name))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, vary(part, key)]))
}

/** Returns unsigned bodies of one kind, as objects. */
export const variants = (kind, count = VARIETY) => {
  const bodies = templates[kind]()
  return Array.from({ length: Math.max(count, bodies.length) }, (_, index) =>
    vary(bodies[index % bodies.length], ''),
  )
}

/** Signs a body. Its keys are in the order in which Tencent sends them, the alphabetical one. */
const signedText = (body, t) => {
  const signed = signBody(body, { key, t })
  return JSON.stringify(
    Object.fromEntries(
      Object.keys(signed)
        .sort()
        .map((name) => [name, signed[name]]),
    ),
  )
}

const now = () => Math.floor(Date.now() / 1000)

/** The options of a receiver that accepts every `t` of these bodies. */
export const receiverOptions = { keys: key, maxAheadSeconds: 4 * DISTINCT_T }

/**
 * Returns signed texts of the bodies, each with a different `t`. Relay bodies are signed too, so
 * that every body needs a digest.
 */
export const freshTexts = (bodies, count = DISTINCT_T) => {
  const first = now() + 600
  return Array.from({ length: count }, (_, index) =>
    signedText(bodies[index % bodies.length], first + index),
  )
}

/** Returns signed texts of the bodies, all with the same `t`, as in a busy second. */
export const busyTexts = (bodies) => {
  const t = now() + 600
  return bodies.map((body) => signedText(body, t))
}

/** Returns bodies of one kind as `JSON.parse` makes them, with `t` and `sign`. */
export const signedObjects = (kind, bodies = variants(kind)) =>
  busyTexts(bodies).map((text) => JSON.parse(text))
