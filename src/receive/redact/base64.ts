/** Text in base64, as API gateways pass bodies on. */

// Most texts are told by their beginning.
const BEGINS_WITH_BASE64 = /^\s*[A-Za-z0-9+/_-]{20}/

const BASE64 = /^[A-Za-z0-9+/_-]+={0,2}$/

// Fatal: other bytes than text have no names of secrets.
const utf8 = /* @__PURE__ */ new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Returns the text that base64 carries, of either alphabet; `undefined` if it carries none. */
export const fromBase64 = (text: string): string | undefined => {
  if (!BEGINS_WITH_BASE64.test(text)) return undefined
  const digits = text.replace(/\s/g, '')
  if (!BASE64.test(digits)) return undefined
  try {
    const bytes = atob(digits.replaceAll('-', '+').replaceAll('_', '/'))
    return utf8.decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)))
  } catch {
    return undefined
  }
}

/** Returns a text as base64, in the alphabet of `like`. */
export const toBase64 = (text: string, like: string): string => {
  const bytes = Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte))
  const base64 = btoa(bytes.join(''))
  return /[-_]/.test(like) ? base64.replaceAll('+', '-').replaceAll('/', '_') : base64
}
