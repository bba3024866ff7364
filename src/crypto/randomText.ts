/** Random text, such as a callback key. */
import { randomBytes } from '#crypto'

/**
 * Returns a random text of `length` letters. The alphabet has at most 256 letters, and each has the
 * same probability: bytes that would make some letters more likely are dropped.
 */
export const randomText = (alphabet: string, length: number, random = randomBytes): string => {
  const fair = 256 - (256 % alphabet.length)
  let text = ''
  while (text.length < length) {
    for (const byte of random(length))
      if (byte < fair) text += alphabet.charAt(byte % alphabet.length)
  }
  return text.slice(0, length)
}
