/** A jest test that delivers a callback again: what "copy as test" copies. */
import { masked } from '../../diagnose/mask.ts'
import { isJsonObject, type JsonObject, parseJson } from '../../wire/json.ts'
import type { Entry } from '../Entry.ts'

/** What an editor does not show, or shows somewhere else, as an escape: JSON and TypeScript read it alike. */
const HIDDEN = /[\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g

const visible = (text: string): string =>
  text.replace(HIDDEN, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** A string in TypeScript. */
const quoted = (text: string): string => {
  const inner = visible(JSON.stringify(text).slice(1, -1))
  return `'${inner.replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
}

/** A line of code is no longer good to read. */
const LONGEST = 20_000

/** Nested deeper, the compiler gives up. */
const DEEPEST = 30

const depthOf = (text: string): number => {
  let depth = 0
  let deepest = 0
  for (const [bracket] of text.replace(/"[^"\\]*(?:\\.[^"\\]*)*"/gs, '').matchAll(/[[{}\]]/g)) {
    depth += bracket === '{' || bracket === '[' ? 1 : -1
    deepest = Math.max(deepest, depth)
  }
  return deepest
}

/** Whether the body can stand in the test as an object. `__proto__` would be another object's fields. */
const isPlain = (text: string): boolean =>
  text.length <= LONGEST && depthOf(text) <= DEEPEST && !text.includes('__proto__')

const bareOf = ({ t: _t, sign: _sign, ...body }: JsonObject): JsonObject => body

/** A body may come wrapped, as in a log of StreamLive. */
const unwrapped = (body: JsonObject): JsonObject => {
  const { event_type, data } = body
  return event_type === undefined && isJsonObject(data) ? data : body
}

const BYTE_ORDER_MARK = /^\ufeff/

const IMPORT_TEST = `import { expect, test } from '@jest/globals'`

/** The same text, with a signature that is worth nothing. */
const withoutSign = (text: string): string =>
  text.replace(/("sign"\s*:\s*")[0-9a-f]{32}"/g, `$1${'0'.repeat(32)}"`)

/** Of what is no event. It must be refused for what it is, whatever its signature. */
const refusing = ({ text, arrivedAt, diagnosis }: Entry): string => {
  // The text has a character in place of what was no text.
  const body =
    diagnosis.refusal?._tag === 'BodyNotUtf8' ? 'Uint8Array.of(0xff)' : quoted(withoutSign(text))
  return `${IMPORT_TEST}
import { createHandler, createUnverifiedReceiver } from 'tencent-live-callbacks'

/** As it came at ${arrivedAt}, but for its signature and secrets. */
const body = ${body}

test('refuses what is no callback', async () => {
  const handle = createHandler(createUnverifiedReceiver(), { on: {} })

  const { status } = await handle(body)

  expect(status).not.toBe(200)
})
`
}

const taking = ({ arrivedAt, diagnosis }: Entry, body: JsonObject): string => {
  const { name = 'Unknown', stream } = diagnosis
  const isRelay = name === 'Relay'
  // As with `deliver`, relay events are not signed, unless this one was.
  const isUnsigned = isRelay && body['sign'] === undefined
  const receiver = isUnsigned ? '{ keys: key, acceptUnsigned: [EventType.Relay] }' : '{ keys: key }'
  const options = `{ key, ${isRelay && !isUnsigned ? 'signed: true, ' : ''}maxRetries: 0 }`
  const values = ['createHandler', 'createReceiver', ...(isUnsigned ? ['EventType'] : [])]
  const bare = bareOf(body)
  const text = JSON.stringify(bare)
  const literal = isPlain(text)
    ? visible(JSON.stringify(bare, null, 2))
    : `JSON.parse(\n  ${quoted(text)},\n) as JsonObject`
  const about = stream.stream_id === undefined ? '' : ` of ${stream.stream_id.slice(0, 80)}`
  return `${IMPORT_TEST}
import { ${values.join(', ')}, type JsonObject, type LiveEvent } from 'tencent-live-callbacks'
import { deliver } from 'tencent-live-callbacks/testing'

const key = 'example-callback-key'

/** As it came at ${arrivedAt}, but for t, sign and secrets: \`deliver\` signs it anew. */
const body: JsonObject = ${literal}

test(${quoted(`takes ${name}${about}`)}, async () => {
  const taken: Array<LiveEvent> = []
  const handle = createHandler(createReceiver(${receiver}), {
    // Your own handler goes here.
    on: { ${name}: (event) => taken.push(event) },
  })

  const [attempt] = await deliver(handle, body, ${options})

  expect(attempt?.status).toBe(200)
  expect(taken).toHaveLength(1)
})
`
}

/** Whatever its signature is. What is nested too deep to be shown has neither `event` nor `body`. */
const isEvent = ({ accepted, event, name, body }: Entry['diagnosis']): boolean =>
  accepted || event !== undefined || (name !== undefined && body === undefined)

/** Where a push URL has its secret. */
const NO_SECRET = '0'.repeat(32)

/**
 * The body goes into the test as it is, but for `t`, `sign` and the secrets of push URLs, since tests
 * are committed. Nothing in it can become code.
 */
export const testOf = (entry: Entry): string => {
  const body = parseJson(entry.text.replace(BYTE_ORDER_MARK, ''))
  const text =
    isJsonObject(body) && isEvent(entry.diagnosis)
      ? taking(entry, unwrapped(body))
      : refusing(entry)
  return masked(text, NO_SECRET)
}
