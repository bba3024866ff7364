// The work that no library can avoid: parse the body and the JSON texts inside it, compute the
// digest, and compare it in constant time.
import crypto from 'node:crypto'

import { key } from './bodies.mjs'

/** The fields that are JSON in a string, for each kind of body. */
const nested = {
  push: [],
  record: ['callback_ext'],
  audit: [],
  relay: ['msg', 'source_urls'],
  mix: ['callback_ext', 'msg', 'source_urls', 'record_detail'],
}

const parseOrKeep = (text) => {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** Makes a function that parses a body of that kind and the JSON texts inside it. */
export const parserOf = (kind) => {
  const names = nested[kind]
  return (text) => {
    const body = JSON.parse(text)
    for (const name of names) {
      const value = body[name]
      if (typeof value === 'string') body[name] = parseOrKeep(value)
    }
    return body
  }
}

const md5 =
  typeof crypto.hash === 'function'
    ? (text) => crypto.hash('md5', text)
    : (text) => crypto.createHash('md5').update(text).digest('hex')

const expected = Buffer.alloc(32)
const received = Buffer.alloc(32)

/** Makes a function that parses a body of that kind, and throws if its signature is wrong. */
export const floorOf = (kind) => {
  const parse = parserOf(kind)
  return (text) => {
    const body = parse(text)
    expected.latin1Write(md5(`${key}${body.t}`), 0, 32)
    received.latin1Write(body.sign, 0, 32)
    if (!crypto.timingSafeEqual(expected, received)) throw new Error('A signature does not match.')
    return body
  }
}
