/** A text inside a text, such as JSON in a JSON string, whose places in the outer one are known. */
import { decodeSequence, PERCENT_SEQUENCE } from '../../wire/percent.ts'

export interface Layer {
  readonly text: string
  /** Returns the place of a character in the outermost text. */
  readonly placeOf: (index: number) => number
}

export const outermost = (text: string): Layer => ({ text, placeOf: (index) => index })

export const sliceOf = (layer: Layer, from: number, to: number): Layer => ({
  text: layer.text.slice(from, to),
  placeOf: (index) => layer.placeOf(from + index),
})

/** Returns the characters of an escape; the escape itself if it is none. */
type Decode = (escape: string) => string

/** Decodes the escapes of a text. Returns the same layer if there are none. */
const decodeBy =
  (escapes: RegExp, decode: Decode) =>
  (layer: Layer): Layer => {
    const { text } = layer
    if (text.search(escapes) === -1) return layer
    const pieces: Array<string> = []
    const places = new Int32Array(text.length + 1)
    let length = 0
    let copied = 0
    const copyTo = (end: number): void => {
      pieces.push(text.slice(copied, end))
      for (; copied < end; copied += 1, length += 1) places[length] = copied
    }
    for (const { 0: escape, index } of text.matchAll(escapes)) {
      const decoded = decode(escape)
      if (decoded === escape) continue
      copyTo(index)
      pieces.push(decoded)
      places.fill(index, length, length + decoded.length)
      length += decoded.length
      copied = index + escape.length
    }
    if (copied === 0) return layer
    copyTo(text.length)
    places[length] = text.length
    return { text: pieces.join(''), placeOf: (index) => layer.placeOf(Number(places[index])) }
  }

const NAMED: Readonly<Partial<Record<string, string>>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
}

const decodeBackslash: Decode = (escape) =>
  escape.length > 2
    ? String.fromCharCode(Number.parseInt(escape.slice(2), 16))
    : (NAMED[escape.charAt(1)] ?? escape.charAt(1))

/** Decodes the content of a JSON string. */
export const unescapeJson = /* @__PURE__ */ decodeBy(/\\(?:u[0-9a-f]{4}|.)/gis, decodeBackslash)

const decodeEntity: Decode = (entity) => {
  if (/amp/i.test(entity)) return '&'
  return /quot|34/i.test(entity) ? '"' : "'"
}

const decodeAny: Decode = (escape) => {
  if (escape.startsWith('\\')) return decodeBackslash(escape)
  if (escape.startsWith('&')) return decodeEntity(escape)
  return escape === '\0' ? '' : decodeSequence(escape)
}

/**
 * Decodes everything that can be an escape: percent sequences, backslashes and entities of HTML.
 * Removes NUL, which is each second byte of UTF-16.
 */
export const unescapeAny = /* @__PURE__ */ decodeBy(
  new RegExp(
    String.raw`${PERCENT_SEQUENCE}|\\u[0-9a-f]{4}|\\x[0-9a-f]{2}|\\["'\x60nrtbf/\\]|&(?:amp|apos|quot|#39|#34);|\0`,
    'gi',
  ),
  decodeAny,
)
