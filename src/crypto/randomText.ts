/** Random text. */
import { randomBytes } from '#crypto'

/**
 * A random text of so many letters of an alphabet of at most 256, each as likely as any other. Bytes
 * that would make some letters likelier are left out.
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
