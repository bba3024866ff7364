/** Masks the secrets in a text, and leaves every other character as it is. */
import { parseJson } from '../../wire/json.ts'
import { fromBase64, toBase64 } from './base64.ts'
import { endOfBrackets, endOfScalar, endOfString } from './endOf.ts'
import { isCutName } from './isCutName.ts'
import { type Layer, outermost, sliceOf, unescapeAny, unescapeJson } from './Layer.ts'
import { plainSecrets } from './plainSecrets.ts'
import type { SecretNames } from './secretNames.ts'
import type { Span } from './Span.ts'

export interface Masking {
  readonly names: SecretNames
  /** The text in place of a secret. */
  readonly mask: string
}

/** The maximum number of encodings around a secret. More of them would not be linear. */
const MOST_LAYERS = 8

/** The maximum number of times that a broken text is masked. */
const MOST_TIMES = 8

const QUOTE = 0x22

/** Between a name and its value in JSON. */
const COLON = /\s*:\s*/y

/** Without one of these, a text has neither a name with a value, nor another text in it. */
const CARRIES = /[=:>%\\&\n\0]|^\s*[A-Za-z0-9+/_-]{20}/

const isJson = (text: string): boolean =>
  /^\s*["[{]/.test(text) && parseJson(text.replace(/^\ufeff/, '')) !== undefined

/** A text, and each text that decoding makes of it. */
const layersOf = (layer: Layer): ReadonlyArray<Layer> => {
  const layers = [layer]
  for (let last = layer; layers.length < MOST_LAYERS;) {
    const next = unescapeAny(last)
    if (next === last) break
    layers.push(next)
    last = next
  }
  return layers
}

/** Whether a name is that of a secret, also if the name is percent-encoded or escaped. */
export const isSecretName = ({ isSecret }: SecretNames, name: string): boolean =>
  layersOf(outermost(name)).some(({ text }) => isSecret(text))

/** The value in valid JSON that begins at `from`, where `quote` is the place of a quote. */
const jsonValue = (text: string, from: number, quote: number): Span => {
  const first = text.charAt(from)
  if (first === '"') return { start: from + 1, end: endOfString(text, from + 1, QUOTE) }
  if (first === '{' || first === '[') return { start: from, end: endOfBrackets(text, from), quote }
  return { start: from, end: first === 'n' ? from : endOfScalar(text, from), quote }
}

interface Replacement extends Span {
  readonly by: string
}

interface Replaced {
  readonly text: string
  /** Whether a secret has taken the end of another with it, as it can in broken text. */
  readonly isTorn: boolean
}

const replaceAll = (text: string, replacements: ReadonlyArray<Replacement>): Replaced => {
  const pieces: Array<string> = []
  let isTorn = false
  let last = 0
  const inOrder = [...replacements].sort((a, b) => a.start - b.start || b.end - a.end)
  for (const { start, end, by } of inOrder) {
    // Several layers can find the same secret.
    if (start >= last) pieces.push(text.slice(last, start), by)
    else isTorn ||= end > last
    last = Math.max(last, end)
  }
  return { text: pieces.join('') + text.slice(last), isTorn }
}

/** Finds the secrets in a text, and in the texts that it carries. */
class Search {
  readonly found: Array<Replacement> = []
  readonly #masking: Masking
  readonly #text: string

  constructor(masking: Masking, text: string) {
    this.#masking = masking
    this.#text = text
  }

  search(layer: Layer, depth: number): void {
    if (!CARRIES.test(layer.text)) return
    if (depth >= MOST_LAYERS) this.#searchPlain(layer)
    else if (isJson(layer.text)) this.#searchJson(layer, depth)
    else if (!this.#searchBase64(layer, depth)) this.#searchPlain(layer)
  }

  /** Only the strings of valid JSON are searched, each by itself, so that nothing else is lost. */
  #searchJson(layer: Layer, depth: number): void {
    const { text } = layer
    // Up to here, the name of a value can be that of a secret.
    let endOfCut = 0
    for (let open = text.indexOf('"'); open !== -1;) {
      const close = endOfString(text, open + 1, QUOTE)
      const content = unescapeJson(sliceOf(layer, open + 1, close))
      COLON.lastIndex = close + 1
      const isName = COLON.test(text)
      const from = COLON.lastIndex
      let next = close
      if (!isName && open < endOfCut) this.#add(layer, { start: open + 1, end: close })
      else this.search(content, depth + 1)
      if (isName && isSecretName(this.#masking.names, content.text)) {
        const value = jsonValue(text, from, open)
        this.#add(layer, value)
        next = value.end
      } else if (isName && from > endOfCut && isCutName(content.text)) {
        endOfCut = jsonValue(text, from, open).end
      }
      open = text.indexOf('"', next + 1)
    }
  }

  #searchBase64({ text, placeOf }: Layer, depth: number): boolean {
    const inner = fromBase64(text)
    if (inner === undefined) return false
    const redacted = redactOnce(this.#masking, inner, depth + 1).text
    if (redacted === inner) return false
    this.found.push({
      start: placeOf(0),
      end: placeOf(text.length),
      by: toBase64(redacted, text),
    })
    return true
  }

  #searchPlain(layer: Layer): void {
    for (const decoded of layersOf(layer)) {
      for (const span of plainSecrets(decoded.text, this.#masking.names)) this.#add(decoded, span)
    }
  }

  #add({ placeOf }: Layer, { start, end, quote }: Span): void {
    if (start === end) return
    const mark = quote === undefined ? '' : this.#text.slice(placeOf(quote), placeOf(quote + 1))
    const by = `${mark}${this.#masking.mask}${mark}`
    this.found.push({ start: placeOf(start), end: placeOf(end), by })
  }
}

const redactOnce = (masking: Masking, text: string, depth: number): Replaced => {
  const search = new Search(masking, text)
  search.search(outermost(text), depth)
  return replaceAll(text, search.found)
}

/** Returns a text in which the secrets are masked; the same text if it has none. */
export const redactText = (masking: Masking, text: string): string => {
  let redacted = redactOnce(masking, text, 0)
  // Without the end of a secret, more of the text is its value than before.
  for (let times = 1; redacted.isTorn && times < MOST_TIMES; times += 1) {
    redacted = redactOnce(masking, redacted.text, 0)
  }
  return redacted.text
}
