/** Makes the jest test that "copy as test" copies: it delivers a callback again. */
import * as E from 'fp-ts/lib/Either.js'

import { readBody } from '../../receive/body.ts'
import { redactBy } from '../../receive/redact.ts'
import type { JsonObject } from '../../wire/json.ts'
import type { Entry } from '../Entry.ts'

/**
 * The invisible characters, and those that change the direction of text. They are escaped, so that
 * an editor shows them. The escapes are valid in JSON and in TypeScript.
 */
const HIDDEN = /[\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g

const visible = (text: string): string =>
  text.replace(HIDDEN, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** A text as a TypeScript string literal. */
const quoted = (text: string): string => {
  const inner = visible(JSON.stringify(text).slice(1, -1))
  return `'${inner.replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
}

/** The maximum length of a body that is written as an object literal. */
const LONGEST = 20_000

/** The maximum depth of an object literal. The compiler fails on deeper ones. */
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

/**
 * Whether a body can be written as an object literal, in which `__proto__` would set the prototype.
 */
const isPlain = (text: string): boolean =>
  text.length <= LONGEST && depthOf(text) <= DEEPEST && !text.includes('__proto__')

const bareOf = ({ t: _t, sign: _sign, ...body }: JsonObject): JsonObject => body

const IMPORT_TEST = `import { expect, test } from '@jest/globals'`

/** Puts an invalid signature in place of each secret. */
const withoutSecrets = redactBy('0'.repeat(32))

/** The test of a body that is no event. It must be refused with any signature. */
const refusing = ({ text, arrivedAt }: Entry): string =>
  `${IMPORT_TEST}
import { createHandler, createUnverifiedReceiver } from 'tencent-live-callbacks'

/** As received at ${arrivedAt}, except for its signature and secrets. */
const body = ${quoted(withoutSecrets(text))}

test('refuses a body that is no callback', async () => {
  const handle = createHandler(createUnverifiedReceiver(), {
    on: {},
    otherwise: () => undefined,
    observe: () => undefined,
  })

  const { status } = await handle(body)

  expect(status).not.toBe(200)
})
`

const taking = ({ arrivedAt, diagnosis }: Entry, body: JsonObject): string => {
  const { name = 'Unknown' } = diagnosis
  const { stream_id } = withoutSecrets(diagnosis.stream)
  const isRelay = name === 'Relay'
  // A relay event is not signed, as `deliver` does by default, unless the received one was signed.
  const isUnsigned = isRelay && body['sign'] === undefined
  const receiver = isUnsigned ? '{ keys: key, acceptUnsigned: [EventType.Relay] }' : '{ keys: key }'
  const options = `{ key, ${isRelay && !isUnsigned ? 'signed: true, ' : ''}maxRetries: 0 }`
  const values = ['createHandler', 'createReceiver', ...(isUnsigned ? ['EventType'] : [])]
  const bare = withoutSecrets(bareOf(body))
  const text = JSON.stringify(bare)
  const literal = isPlain(text)
    ? visible(JSON.stringify(bare, null, 2))
    : `JSON.parse(\n  ${quoted(text)},\n) as JsonObject`
  const about = stream_id === undefined ? '' : ` of ${stream_id.slice(0, 80)}`
  return `${IMPORT_TEST}
import { ${values.join(', ')}, type JsonObject, type LiveEvent } from 'tencent-live-callbacks'
import { deliver } from 'tencent-live-callbacks/testing'

const key = 'example-callback-key'

/** As received at ${arrivedAt}, except for t, sign and secrets: \`deliver\` signs it again. */
const body: JsonObject = ${literal}

test(${quoted(`handles ${name}${about}`)}, async () => {
  const handled: Array<LiveEvent> = []
  const handle = createHandler(createReceiver(${receiver}), {
    // Your own handler goes here.
    on: { ${name}: (event) => handled.push(event) },
  })

  const [attempt] = await deliver(handle, body, ${options})

  expect(attempt?.status).toBe(200)
  expect(handled).toHaveLength(1)
})
`
}

/**
 * Whether the body is an event, also if its signature is refused. A diagnosis has neither `event`
 * nor `body` if they are nested too deep to show.
 */
const isEvent = ({ accepted, event, name, body }: Entry['diagnosis']): boolean =>
  accepted || event !== undefined || (name !== undefined && body === undefined)

/**
 * Makes a jest test that delivers a callback again. The test contains the body without `t`, `sign`
 * and other secrets, because tests are committed. No text of the body can become code.
 */
export const testOf = (entry: Entry): string => {
  const body = readBody(Infinity)(entry.text)
  return E.isRight(body) && isEvent(entry.diagnosis) ? taking(entry, body.right) : refusing(entry)
}
