import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from '@jest/globals'

import { campaign, violationsOf } from './fuzz/campaign.ts'
import { signedText } from './fuzz/delivery.ts'
import { corpusOf } from './fuzz/guided/corpusFile.ts'
import { invariants, outcomeOf, sampleOf } from './fuzz/invariants.ts'
import { literalOf } from './fuzz/violation.ts'

const RUNS = 2000
const SEED = 20_260_101

const DEEP = `${'['.repeat(12_000)}${']'.repeat(12_000)}`
const MARK = '\uFEFF'

const push = '"event_type":1,"stream_id":"room-1"'
const task = '"event_type":314,"callback_event"'
const status = '"event_type":332,"stream_id":"room-1","record_event":"record_ended"'

/** Shrunk bodies that showed an error of the library, or of the fuzzer itself. */
const examples: ReadonlyArray<readonly [name: string, body: string, outcome: string]> = [
  // The library read the bytes, but not the text.
  ['a byte order mark', MARK + signedText(`{${push}}`), 'accepted'],
  ['a second byte order mark', MARK + MARK + signedText(`{${push}}`), 'BodyNotJson'],
  ['nothing but a byte order mark', MARK, 'BodyMissing'],
  // JSON.stringify writes -0 as 0.
  [
    '-0 in JSON text',
    signedText(`{${status},"record_detail":"{\\"record_bps\\":-0}"}`),
    'accepted',
  ],
  // JSON.stringify writes Infinity as null.
  ['1e400 in JSON text', signedText(`{${task}:"TaskStart","msg":"{\\"a\\":1e400}"}`), 'accepted'],
  [
    '1e400 in an object in place of JSON text',
    signedText(`{${status},"record_detail":{"record_bps":1e400}}`),
    'accepted',
  ],
  // JSON.stringify fails on deep values.
  ['a deep msg', signedText(`{${task}:"TaskStart","msg":{"a":${DEEP}}}`), 'accepted'],
  [
    'a deep record_detail that is invalid',
    signedText(`{${status},"record_detail":{"record_bps":${DEEP}}}`),
    'accepted',
  ],
  ['a deep unknown field', signedText(`{${push},"constructor":${DEEP}}`), 'accepted'],
  ['a deep event_type', signedText(`{"event_type":${DEEP}}`), 'EventTypeInvalid'],
  // Values that cannot be converted to text.
  [
    'a t with toString',
    `{${push},"sign":"${'0'.repeat(32)}","t":{"toString":1}}`,
    'TimestampMalformed',
  ],
  [
    'an errcode with toString, in an unknown event',
    signedText('{"event_type":9999,"errcode":{"toString":1,"valueOf":null}}'),
    'accepted',
  ],
  // The text looks like a leaked value, but is the number of the event.
  [
    'the number of an event, also as text',
    signedText('{"event_type":8640000000001,"a":"8640000000001"}'),
    'accepted',
  ],
  ['a field named toString', signedText(`{${push},"":{"toString":1,"valueOf":null}}`), 'accepted'],
  // The text looks like a leaked value, but is the name of a field of the error.
  [
    'a text that is "error"',
    signedText(`{${status},"event_type":[],"a":"\\"error\\""}`),
    'EventTypeInvalid',
  ],
]

describe('any body', () => {
  test('obeys the invariants: edited, signed and damaged fixtures', async () => {
    const { accepted, bodies, executions, findings } = await campaign({
      seed: SEED,
      goOn: (report) => report.bodies < RUNS,
      batch: RUNS,
    })
    expect(findings).toEqual([])
    expect(Object.keys(executions)).toEqual(invariants.map(({ name }) => name))
    for (const count of Object.values(executions)) expect(count).toBeGreaterThan(RUNS / 10)
    expect(accepted / bodies).toBeGreaterThan(0.5)
    expect(accepted / bodies).toBeLessThan(0.75)
  }, 60_000)

  test('obeys the invariants: the corpus of guided fuzzing', async () => {
    const path = join(import.meta.dirname, 'fuzz/corpus/bodies.jsonl')
    const corpus = corpusOf(readFileSync(path, 'utf8'))
    // Fewer would mean that the file is not the one that a campaign has written.
    expect(corpus.length).toBeGreaterThan(200)
    for (const bytes of corpus) {
      const violations = await violationsOf(bytes)
      if (violations.length > 0) expect([literalOf(bytes), violations]).toEqual([])
    }
  })

  test.each(examples)('obeys the invariants: %s', async (_name, body, outcome) => {
    const bytes = new TextEncoder().encode(body)
    expect(outcomeOf(sampleOf(bytes))).toBe(outcome)
    expect(await violationsOf(bytes)).toEqual([])
  })
})
