/** Entries for the tests of the page. */
import { diagnose } from '../../../src/diagnose/diagnose.ts'
import type { Entry } from '../../../src/inspector/Entry.ts'
import { signBody } from '../../../src/testing/signBody.ts'
import type { JsonObject } from '../../../src/wire/json.ts'

export const key = 'examplecallbackkey'

export const ARRIVAL = new Date('2026-01-02T03:04:05Z')

export interface EntryOptions extends Partial<Entry> {
  /** The time of arrival. */
  readonly at?: Date
}

/** The entry of a body given as text. */
export const entryOfText = (text: string, { at = ARRIVAL, ...given }: EntryOptions = {}): Entry => {
  const diagnosis = diagnose(text, { keys: [key], now: () => at })
  return {
    id: 1,
    arrivedAt: at.toISOString(),
    path: '/callbacks',
    remoteAddress: '127.0.0.1',
    text,
    bytes: Buffer.byteLength(text),
    diagnosis,
    answer: { status: diagnosis.accepted ? 200 : 401, by: 'listen', durationMs: 1 },
    ...given,
  }
}

/** The entry of a body that is signed at the time of arrival. */
export const entryOf = (body: JsonObject, options: EntryOptions = {}): Entry =>
  entryOfText(JSON.stringify(signBody(body, { key, now: () => options.at ?? ARRIVAL })), options)
