/** Base64 decoding that works with and without `Buffer`. */

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

const valueOf: ReadonlyMap<string, number> = new Map(
  Array.from(DIGITS, (digit, value) => [digit, value]),
)

/** Decodes a base64 text. Characters that are not base64 digits are skipped. */
export const fromBase64 = (text: string): Uint8Array => {
  const bytes = new Uint8Array(Math.floor((text.length * 6) / 8))
  let length = 0
  let bits = 0
  let count = 0
  for (const character of text) {
    const value = valueOf.get(character)
    if (value === undefined) continue
    bits = ((bits << 6) | value) & 0xfff
    count += 6
    if (count < 8) continue
    count -= 8
    bytes[length] = bits >> count
    length += 1
  }
  return bytes.subarray(0, length)
}
