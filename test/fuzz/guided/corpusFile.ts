/** The file of kept bodies: one body a line. */

interface Encoded {
  readonly base64: string
}

const lineOf = (bytes: Uint8Array): string => {
  const buffer = Buffer.from(bytes)
  const text = buffer.toString('utf8')
  const encoded: Encoded = { base64: buffer.toString('base64') }
  return JSON.stringify(Buffer.from(text).equals(buffer) ? text : encoded)
}

/** The text of the file. The order does not depend on the campaign, so that a change is small. */
export const corpusText = (bodies: ReadonlyArray<Uint8Array>): string =>
  bodies
    .map(lineOf)
    .sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
    .map((line) => `${line}\n`)
    .join('')

/** The bodies in the text of a file. */
export const corpusOf = (text: string): ReadonlyArray<Uint8Array> =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const body = JSON.parse(line) as Encoded | string
      return typeof body === 'string' ? Buffer.from(body) : Buffer.from(body.base64, 'base64')
    })
