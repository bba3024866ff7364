import { describe, expect, test } from '@jest/globals'
import type * as t from 'io-ts'

import { EventType, nameOf } from '../../src/event/EventType.ts'
import { LiveEvent } from '../../src/event/LiveEvent.ts'
import { reference } from '../../src/inspector/reference.ts'
import { fixtures } from '../../src/testing/fixtures.ts'
import { innerOf } from '../../src/wire/codec.ts'
import { isJsonObject } from '../../src/wire/json.ts'
import { decoded } from '../decode.ts'

type Codec = t.Decoder<unknown, unknown>

/** The codecs of whole bodies. */
const bodiesIn = (codec: Codec): ReadonlyArray<Codec> =>
  innerOf(codec).some(({ name }) => name === 'event_type')
    ? [codec]
    : innerOf(codec).flatMap(({ type }) => (type === undefined ? [] : bodiesIn(type)))

const bodies = bodiesIn(LiveEvent).filter(({ name }) => name !== 'UnknownEvent')

/** The name of an event's codec. */
const codecNameOf = (name: string, callbackEvent = ''): string =>
  name + (callbackEvent === 'unknown' ? 'Unknown' : callbackEvent)

const entries = new Map(
  reference.map((entry) => [codecNameOf(entry.name, entry.callback_event), entry]),
)

const listedOf = (codecName: string): ReadonlyArray<string> =>
  (entries.get(codecName)?.fields ?? []).map(({ path }) => path)

const withoutLists = (path: string): string => path.replaceAll('[]', '')

const joined = (object: string, name: string): string =>
  object === '' ? name : `${object}.${name}`

/** The paths of all fields in a codec, without saying which of them are lists. */
const fieldsIn = (codec: Codec, object = ''): ReadonlyArray<string> =>
  innerOf(codec).flatMap(({ name, type }) => {
    const path = name === undefined ? object : joined(object, name)
    const inside = type === undefined ? [] : fieldsIn(type, path)
    return name === undefined ? inside : [path, ...inside]
  })

/** The paths of all fields in a value. */
const pathsIn = (value: unknown, object = ''): ReadonlyArray<string> => {
  if (Array.isArray(value)) return value.flatMap((item) => pathsIn(item, `${object}[]`))
  if (!isJsonObject(value)) return []
  return Object.entries(value).flatMap(([name, part]) => {
    const path = joined(object, name)
    return [path, ...pathsIn(part, path)]
  })
}

const codecNameOfEvent = (event: LiveEvent): string =>
  codecNameOf(
    nameOf(event),
    event.event_type === EventType.Relay ? event.callback_event : undefined,
  )

/** The fields that the library adds to an unknown event. */
const added = 'received_callback_event'

const hanIn = (text: string): boolean => /\p{Script=Han}/u.test(text)

describe('reference', () => {
  test('has every event once', () => {
    expect(entries.size).toBe(reference.length)
    expect([...entries.keys()].sort()).toStrictEqual(bodies.map(({ name }) => name).sort())
  })

  test.each(bodies)('has the fields of $name, and no other', (codec) => {
    const listed = listedOf(codec.name).filter((path) => path !== added)
    expect(listed.map(withoutLists).sort()).toStrictEqual([...fieldsIn(codec)].sort())
  })

  test.each(bodies)('has the paths of $name as in a decoded event', (codec) => {
    const fields = fieldsIn(codec)
    const paths = fixtures
      .map(({ body }) => decoded(LiveEvent, body))
      .filter((event) => codecNameOfEvent(event) === codec.name)
      .flatMap((event) => pathsIn(event))
      .filter((path) => fields.includes(withoutLists(path)))
    expect(paths).not.toHaveLength(0)
    expect(listedOf(codec.name)).toStrictEqual(expect.arrayContaining(paths))
  })

  test.each([...entries])('describes %s in both languages', (_, entry) => {
    expect(entry.page).toMatch(/^https:\/\/www\.tencentcloud\.com\/document\/product\/\d+\/\d+$/)
    const pairs = [
      [entry.summary, entry.summaryZh],
      ...entry.fields.flatMap((field) => [
        [field.wire, field.wireZh],
        [field.meaning, field.meaningZh],
      ]),
    ]
    for (const [english = '', chinese = ''] of pairs) {
      expect(english).not.toBe('')
      expect([english, hanIn(english)]).toStrictEqual([english, false])
      expect([chinese, hanIn(chinese)]).toStrictEqual([chinese, true])
    }
  })
})
