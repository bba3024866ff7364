import { readdirSync, readFileSync } from 'node:fs'

import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import ts from 'typescript'

import {
  allRelayNames,
  type EventName,
  EventType,
  isKnown,
  nameOf,
} from '../../src/event/EventType.ts'
import { LiveEvent } from '../../src/event/LiveEvent.ts'
import { match, matchRelay } from '../../src/event/match.ts'
import { Relay } from '../../src/event/Relay.ts'
import { RELAY } from '../../src/receive/text/texts.ts'
import { fixtures } from '../../src/testing/fixtures.ts'
import { liveEvent } from '../arbitrary/LiveEvent.ts'
import { decoded, fixture } from '../decode.ts'

const names = Object.keys(EventType) as ReadonlyArray<EventName>

type Cases = Parameters<typeof match<string>>[0]
type RelayCases = Parameters<typeof matchRelay<string>>[0]

/** A case for each name, which returns the name and the value of `field` in the body. */
const casesOf = (all: ReadonlyArray<string>, field: string): object => {
  const caseOf =
    (name: string, key: string) => (event: Readonly<Partial<Record<string, unknown>>>) =>
      `${name} ${String(event[key])}`
  const cases = Object.fromEntries(all.map((name) => [name, caseOf(name, field)]))
  return { ...cases, Unknown: caseOf('Unknown', `received_${field}`) }
}

const nameAndNumber = match(casesOf(names, 'event_type') as Cases)

const nameAndCallbackEvent = matchRelay(casesOf(allRelayNames, 'callback_event') as RelayCases)

/** The event numbers in the code of a file of `src`, without comments and texts. */
const eventNumbersIn = (file: string): ReadonlyArray<number> => {
  const numbers: ReadonlySet<number> = new Set(Object.values(EventType))
  const isOfEvent = (node: ts.Node): boolean => /event_?type/i.test(node.getText())

  // Numbers up to 200 can be a status or a size. `src` has no other numbers above 200 that are event
  // numbers.
  const standsForEvent = (node: ts.Node, number: number): boolean => {
    const { parent } = node
    if (number > 200) return true
    if (ts.isLiteralTypeNode(parent)) return standsForEvent(parent, number)
    if (ts.isBinaryExpression(parent)) return isOfEvent(parent.left) || isOfEvent(parent.right)
    if (ts.isCaseClause(parent)) return isOfEvent(parent.parent.parent.expression)
    if (ts.isCallExpression(parent)) return standsForEvent(parent, number)
    return (
      (ts.isPropertySignature(parent) || ts.isPropertyAssignment(parent)) && isOfEvent(parent.name)
    )
  }

  const found: Array<number> = []
  const visit = (node: ts.Node): void => {
    if (ts.isNumericLiteral(node)) {
      const number = Number(node.text)
      if (numbers.has(number) && standsForEvent(node, number)) found.push(number)
    }
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true))
  return [...new Set(found)]
}

describe('EventType', () => {
  // Excluded are the hostile bodies, which imitate an attacker, and the one number in the texts of
  // refusals, which are bundled without codecs.
  test('has each event number in one hand-written file of src only', () => {
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter(
        (file) =>
          /\.tsx?$/.test(file) &&
          !/\.generated\.|^testing\/hostile\/|^receive\/text\/texts/.test(file),
      )
      .map((file) => `src/${file}`)
    const places = files.flatMap((file) =>
      eventNumbersIn(file).map((number): readonly [number, string] => [number, file]),
    )
    expect(RELAY).toBe(EventType.Relay)
    const filesOf = (number: number) =>
      places.filter(([other]) => other === number).map(([, file]) => file)
    expect(names.map((name) => [name, filesOf(EventType[name])])).toEqual(
      names.map((name) => [name, [expect.stringMatching(/^src\/event\/[A-Z]\w+\.ts$/)]]),
    )
  })
})

describe('nameOf', () => {
  test.each(fixtures.map(({ name, body }) => [name, body] as const))('names %s', (name, body) => {
    expect(nameOf(decoded(LiveEvent, body))).toBe(name.split('/')[0])
  })

  test('names every event', () => {
    fc.assert(
      fc.property(liveEvent, (event) => {
        const name = nameOf(event)
        expect(name === 'Unknown' ? 'unknown' : EventType[name]).toBe(event.event_type)
      }),
    )
  })
})

describe('isKnown', () => {
  test('returns true for all events except unknown ones', () => {
    fc.assert(
      fc.property(liveEvent, (event) => {
        expect(isKnown(event)).toBe(event.event_type !== 'unknown')
      }),
    )
    expect(isKnown(decoded(LiveEvent, fixture('Relay/unknown')))).toBe(true)
    expect(isKnown(decoded(LiveEvent, fixture('Unknown/328')))).toBe(false)
  })
})

describe('match', () => {
  test.each(names)('passes %s to the case of its name', (name) => {
    const body = {
      ...fixture('Relay/TaskStart'),
      ...fixture('ImageAudit/v1'),
      file_id: '1',
      pic_url: 'a',
      record_event: 'a',
      stream_id: 'a',
      channel_id: 'b',
    }
    const event = decoded(LiveEvent, { ...body, event_type: EventType[name] })
    expect(nameAndNumber(event)).toBe(`${name} ${EventType[name]}`)
  })

  test('passes an unknown event to Unknown', () => {
    expect(nameAndNumber(decoded(LiveEvent, fixture('Unknown/328')))).toBe('Unknown 328')
    expect(nameAndNumber(decoded(LiveEvent, fixture('Unknown/9999')))).toBe('Unknown 9999')
  })

  test('calls one case', () => {
    fc.assert(
      fc.property(liveEvent, (event) => {
        expect(nameAndNumber(event).split(' ')[0]).toBe(nameOf(event))
      }),
    )
  })
})

describe('matchRelay', () => {
  test.each(allRelayNames)('passes %s to the case of its name', (name) => {
    const event = decoded(Relay, { event_type: 314, callback_event: name })
    expect(nameAndCallbackEvent(event)).toBe(`${name} ${name}`)
  })

  test.each(['SourceSwitched', 'unknown', 'Unknown', 'constructor', '__proto__', 'toString', ''])(
    'passes "%s" to Unknown',
    (name) => {
      const event = decoded(Relay, { event_type: 314, callback_event: name })
      expect(nameAndCallbackEvent(event)).toBe(`Unknown ${name}`)
    },
  )
})

describe('UnknownEvent', () => {
  test('has the received number, and keeps the fields', () => {
    expect(decoded(LiveEvent, fixture('Unknown/9999'))).toStrictEqual({
      event_type: 'unknown',
      received_event_type: 9999,
      appid: 1250004217,
      event_time: 1763798460,
      flags: [true, null, 'x'],
      nested: { deep: { deeper: [1.5, -3] } },
      stream_id: 'room-42',
      text: '新的事件',
    })
  })

  test('encodes to the received number', () => {
    const body = LiveEvent.encode(decoded(LiveEvent, fixture('Unknown/328')))
    expect(body).toStrictEqual(fixture('Unknown/328', { t: undefined, sign: undefined }))
  })
})
