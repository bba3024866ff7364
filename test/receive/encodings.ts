/** The ways in which a body reaches a log, a page or a parser. */
import { parse as parseFlat } from 'node:querystring'

import fc from 'fast-check'
import qs from 'qs'

import { fixtures } from '../../src/testing/fixtures.ts'
import type { JsonObject } from '../../src/wire/json.ts'

const jsonOf = (body: unknown): string => JSON.stringify(body)

const textOf = (value: unknown): string => (typeof value === 'string' ? value : jsonOf(value))

const formOf = (body: JsonObject): string =>
  Object.entries(body)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(textOf(value))}`)
    .join('&')

/** A percent-encoded text as PHP and Java write it. */
const withPlus = (text: string): string => encodeURIComponent(text).replaceAll('%20', '+')

const BOUNDARY = '----boundary'

const multipartOf = (body: JsonObject): string =>
  Object.entries(body)
    .map(
      ([name, value]) =>
        `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${textOf(value)}\r\n`,
    )
    .join('')
    .concat(`--${BOUNDARY}--\r\n`)

const base64Of = (text: string): string => Buffer.from(text).toString('base64')

type Encode<A> = (body: JsonObject) => A

/** Texts that carry a body. */
export const textEncodings: Readonly<Record<string, Encode<string>>> = {
  JSON: jsonOf,
  'pretty JSON': (body) => JSON.stringify(body, null, 2),
  'JSON with a byte order mark': (body) => `\ufeff${jsonOf(body)}`,
  'JSON that was cut off': (body) => jsonOf(body).slice(0, -1),
  'JSON in a JSON string': (body) => jsonOf(jsonOf(body)),
  'JSON in JSON in JSON': (body) => jsonOf({ log: jsonOf({ body: jsonOf(body) }) }),
  'JSON in JSON that was cut off': (body) => jsonOf({ log: jsonOf(body) }).slice(0, -4),
  'a list of bodies': (body) => jsonOf([body, body]),
  'a line of a log': (body) =>
    `2026-01-02T03:04:05Z "POST /live?token=" 200 body=${jsonOf(body)} 5ms`,
  'a field of CSV': (body) => `1,"${jsonOf(body).replaceAll('"', '""')}",200`,
  'an object as PHP prints it': (body) =>
    Object.entries(body)
      .map(([name, value]) => `[${name}] => ${textOf(value)}`)
      .join('\n'),
  'a form': formOf,
  'a form with plus signs': (body) => `data=${withPlus(jsonOf(body))}`,
  'JSON in a field of a form': (body) => `id=1&data=${encodeURIComponent(jsonOf(body))}`,
  'a form in a field of a form': (body) => `data=${encodeURIComponent(formOf(body))}`,
  'a form in JSON': (body) => jsonOf({ body: formOf(body) }),
  'percent-encoded twice': (body) => encodeURIComponent(encodeURIComponent(jsonOf(body))),
  'in HTML': (body) =>
    `<pre>${jsonOf(body).replaceAll('&', '&amp;').replaceAll('"', '&quot;')}</pre>`,
  'a multipart body': multipartOf,
  base64: (body) => base64Of(jsonOf(body)),
  'an event of a gateway': (body) =>
    jsonOf({ body: base64Of(jsonOf(body)), isBase64Encoded: true }),
  'UTF-16 that was read as UTF-8': (body) => Buffer.from(jsonOf(body), 'utf16le').toString(),
}

/** Values that carry a body: a text, bytes, or an object. */
export const encodings: Readonly<Record<string, Encode<unknown>>> = {
  ...textEncodings,
  'an object': (body) => body,
  'an object in a list': (body) => [1, [body]],
  bytes: (body) => new TextEncoder().encode(jsonOf(body)),
  'a Buffer of a form': (body) => Buffer.from(formOf(body)),
  'a form that was parsed': (body) => parseFlat(formOf(body)),
  'JSON that querystring has split': (body) => parseFlat(jsonOf(body)),
  'JSON that qs has split': (body) => qs.parse(jsonOf(body), { depth: 32 }),
}

/** The name of a secret of a user. */
export const OWN_NAME = 'publishkey'

export interface Secrets {
  readonly sign: string
  readonly txSecret: string
  /** The value of `OWN_NAME`. */
  readonly own: string
}

const hex = fc.string({
  unit: fc.constantFrom(...Array.from('0123456789abcdef')),
  minLength: 32,
  maxLength: 32,
})

/** Base64 with all of its signs. */
const base64 = fc
  .string({ unit: fc.constantFrom(...Array.from('ABCxyz0189+/')), minLength: 8, maxLength: 20 })
  .map((text) => `k${text}==`)

export const secrets: fc.Arbitrary<Secrets> = fc.record({ sign: hex, txSecret: hex, own: base64 })

/** Puts secrets into a body, in each place where a body can have them. */
export const withSecrets = (body: JsonObject, { sign, txSecret, own }: Secrets): JsonObject => {
  const query = `txSecret=${txSecret}&txTime=6914E740&${OWN_NAME}=${own}&room=7`
  const encoded = `room=7&${OWN_NAME}=${encodeURIComponent(own)}&txSecret=${txSecret}`
  return {
    ...body,
    stream_param: query,
    to_url: `rtmp://push.example.com/live/room-1?${encoded}`,
    source_urls: JSON.stringify([`https://vod.example.com/a.mp4?t=1&sign=${sign}`]),
    video_url: `https://cos.example.com/a.mp4?q-sign-time=1;2&q-signature=${txSecret}`,
    callback_ext: JSON.stringify({ back: encodeURIComponent(query) }),
    more: { [OWN_NAME]: own, list: [{ sign }] },
    sign,
  }
}

export const body: fc.Arbitrary<JsonObject> = fc
  .constantFrom(...fixtures)
  .map((fixture) => fixture.body)

const escapedIn = (text: string): string => JSON.stringify(text).slice(1, -1)

/** The ways in which a secret is still one. */
const writings: ReadonlyArray<(secret: string) => string> = [
  (secret) => secret,
  encodeURIComponent,
  (secret) => encodeURIComponent(encodeURIComponent(secret)),
  (secret) => secret.replaceAll('+', ' '),
  escapedIn,
  (secret) => escapedIn(escapedIn(secret)),
]

/** The texts that are base64 in a text. */
const decodedBase64 = (text: string): ReadonlyArray<string> =>
  [...text.matchAll(/[A-Za-z0-9+/]{40,}={0,2}/g)].map(([found]) =>
    Buffer.from(found, 'base64').toString(),
  )

/** The secrets that can be found in what is shown, plain or encoded. */
export const foundIn = (
  shown: unknown,
  { sign, txSecret, own }: Secrets,
): ReadonlyArray<string> => {
  const text = (
    shown instanceof Uint8Array
      ? new TextDecoder().decode(shown)
      : typeof shown === 'string'
        ? shown
        : JSON.stringify(shown)
  ).replaceAll('\0', '')
  const texts = [text, ...decodedBase64(text)]
  return [sign, txSecret, own].filter((secret) =>
    writings.some((write) => texts.some((one) => one.includes(write(secret)))),
  )
}
