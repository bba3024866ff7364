/** Finds the secrets in text of any kind: queries, forms, lines of logs, broken JSON. */
import { endOfBrackets, endOfString } from './endOf.ts'
import type { SecretNames } from './secretNames.ts'
import type { Span } from './Span.ts'

/** Between a name and its value: places of a list, quotes and brackets, `=`, `:` or `=>`. */
const SEPARATOR =
  /(?:\[[^\]\s]{0,40}\])*(["'`\])]*)\s*(?:=>\s*|(=|>)[ \t]*|:\s*(?=["'`[{])|:[ \t]*)(?:string\(\d+\)\s*|[bu](?=["']))?/y

/** Between the name of a part of a multipart body and its value. */
const END_OF_HEADERS = /"(?:;[^\r\n]{0,200})?(?:\r?\n[^\r\n]{1,200}){0,4}\r?\n\r?\n/y

/** Ends a value that is not in quotes. A backslash ends it only if it begins an escape. */
const END_OF_VALUE = /[\s"'`<>&]|\\["'`nrtbfux/\\]/g

/** Ends a value that is not in quotes, but whose name is, as in JSON. */
const END_OF_SCALAR = /[\s"'`<>&,}\]]|\\["'`nrtbfux/\\]/g

/** The password of a URL. */
const PASSWORD = /(?<=:\/\/[^\s/?#@:"'`\\<>]{0,200}:)[^\s/?#@"'`\\<>]{1,500}(?=@)/g

/** Whether a quote after `=` closes the string around, such as that of `"txSecret="`. */
const CLOSES = /^[\s,}\]);:&]?$/

const isQuote = (character: string): boolean => /^["'`]$/.test(character)

const matchAt = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at
  return pattern.exec(text)
}

const endBy = (pattern: RegExp, text: string, from: number): number =>
  matchAt(pattern, text, from)?.index ?? text.length

/** The value in quotes that begins at `from`. Quotes are doubled in a field of CSV. */
const quotedValue = (text: string, from: number): Span => {
  const quote = text.charAt(from)
  const isDoubled = text.charAt(from + 1) === quote && !CLOSES.test(text.charAt(from + 2))
  const start = from + (isDoubled ? 2 : 1)
  return { start, end: endOfString(text, start, quote.charCodeAt(0)) }
}

interface Separator {
  readonly end: number
  readonly isEqualsSign: boolean
  /** The place of the quote that closes the name; `undefined` if the name is not in quotes. */
  readonly quote: number | undefined
}

const separatorAt = (text: string, at: number): Separator | undefined => {
  const match = matchAt(SEPARATOR, text, at)
  if (match === null) return undefined
  const [whole, , equals] = match
  const closers = String(match[1])
  const quote = text.indexOf(closers, at)
  return {
    end: at + whole.length,
    isEqualsSign: equals !== undefined,
    quote: isQuote(closers.charAt(0)) ? quote : undefined,
  }
}

const valueAt = (text: string, { end: from, isEqualsSign, quote }: Separator): Span => {
  const first = text.charAt(from)
  if (isQuote(first)) {
    const isClosing = isEqualsSign && CLOSES.test(text.charAt(from + 1))
    return isClosing ? { start: from, end: from } : quotedValue(text, from)
  }
  const wrap = quote === undefined ? {} : { quote }
  if (/^[[{]$/.test(first) && !isEqualsSign) {
    return { start: from, end: endOfBrackets(text, from), ...wrap }
  }
  const end = endBy(quote === undefined ? END_OF_VALUE : END_OF_SCALAR, text, from)
  const isAbsent = /^(?:null|undefined)$/.test(text.slice(from, Math.min(end, from + 10)))
  return { start: from, end: isAbsent ? from : end, ...wrap }
}

/** The value of a part of a multipart body. */
const partAt = (text: string, name: number, at: number): Span | undefined => {
  if (text.slice(name - 6, name) !== 'name="') return undefined
  const headers = matchAt(END_OF_HEADERS, text, at)
  if (headers === null) return undefined
  const start = at + headers[0].length
  return { start, end: endBy(/\r?\n--/g, text, start) }
}

/** Returns the places of the secrets in a text, in their order. */
export const plainSecrets = (text: string, { find }: SecretNames): ReadonlyArray<Span> => {
  const spans: Array<Span> = []
  for (let match = matchAt(find, text, 0); match !== null; match = find.exec(text)) {
    const at = find.lastIndex
    const separator = separatorAt(text, at)
    const span = separator === undefined ? partAt(text, match.index, at) : valueAt(text, separator)
    if (span === undefined || span.start === span.end) continue
    spans.push(span)
    find.lastIndex = span.end
  }
  for (const { 0: password, index } of text.matchAll(PASSWORD)) {
    spans.push({ start: index, end: index + password.length })
  }
  return spans
}
