/** Form-encoded text (`application/x-www-form-urlencoded`), split into its fields. */

/** The fields of a form, in their order. A name that occurs several times has a list. */
export type Fields = Readonly<Record<string, string | ReadonlyArray<string>>>

/** The maximum number of fields of a form. A longer form is refused, because a part is no event. */
export const MOST_FIELDS = 10_000

// Form encoders write none of these characters into a name: they would be percent-encoded. JSON,
// XML, YAML and log lines have one of them before their first `=`.
const BEGINS_WITH_FIELD = /^&*[^\s\p{Cc}{}"<>:\\=&]+=/u

// The `=` at the end of base64 is padding.
const BASE64 = /^[A-Za-z0-9+/]+={1,2}\s*$/

/** JSON whose every character is percent-encoded is a form of one name without a value. */
const BEGINS_WITH_JSON = /^%7B/i

/** Whether a text is the end of JSON that was cut inside a string, such as `a=b&c=d","e":1}`. */
const isEndOfJson = (text: string): boolean => {
  const beforeBrackets = text.replace(/[[{].*$/s, '')
  return /"\s*[,:]/.test(beforeBrackets) && /[\]}]$/.test(text.trimEnd())
}

/** Whether a text that is not JSON is a form. */
export const isForm = (text: string): boolean =>
  BEGINS_WITH_JSON.test(text) ||
  (BEGINS_WITH_FIELD.test(text) &&
    !text.startsWith('--') &&
    !BASE64.test(text) &&
    !isEndOfJson(text))

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })

const hasStrayPercent = (text: string): boolean => /%(?![0-9a-f]{2})/i.test(text)

/** Decodes percent sequences; those that are not UTF-8 become U+FFFD. */
const decodeBytes = (text: string): string =>
  text.replace(/(?:%[0-9a-f]{2})+/gi, (sequence) =>
    utf8.decode(Uint8Array.from(sequence.slice(1).split('%'), (byte) => Number.parseInt(byte, 16))),
  )

/** Decodes a name or a value. One with a `%` that begins no sequence was not encoded. */
const decode = (encoded: string): string => {
  const text = encoded.replaceAll('+', ' ')
  try {
    return decodeURIComponent(text)
  } catch {
    return hasStrayPercent(text) ? text : decodeBytes(text)
  }
}

/** The place of the `=` after a name. A name in brackets can have a `=` in it. */
const endOfName = (part: string): number => {
  const bracket = part.indexOf(']=')
  return bracket === -1 ? part.indexOf('=') : bracket + 1
}

/** Splits a form into its fields. Returns `undefined` if it has more than `MOST_FIELDS`. */
export const fieldsOf = (text: string): Fields | undefined => {
  // Without a prototype, so that every name is a field.
  const fields = Object.create(null) as Record<string, string | Array<string>>
  const form = text.replace(/%5B/gi, '[').replace(/%5D/gi, ']')
  let count = 0
  for (let begin = 0; begin <= form.length;) {
    const separator = form.indexOf('&', begin)
    const end = separator === -1 ? form.length : separator
    const part = form.slice(begin, end)
    begin = end + 1
    if (part === '') continue
    count += 1
    if (count > MOST_FIELDS) return undefined
    const split = endOfName(part)
    const name = decode(split === -1 ? part : part.slice(0, split))
    const value = split === -1 ? '' : decode(part.slice(split + 1))
    const known = fields[name]
    if (known === undefined) fields[name] = value
    else if (typeof known === 'string') fields[name] = [known, value]
    else known.push(value)
  }
  return fields
}
