// The facts about each event: the meaning of its fields from the sources, their types from the
// codecs, their form in the body from the fixtures.
import { EventType } from '../../../src/event/EventType.ts'
import { LiveEvent } from '../../../src/event/LiveEvent.ts'
import { Relay } from '../../../src/event/Relay.ts'
import { fixtures } from '../../../src/testing/fixtures.ts'
import { innerOf } from '../../../src/wire/codec.ts'
import { isJsonObject, parseNestedJson } from '../../../src/wire/json.ts'
import { aboutEvent, declarations, fieldsOf, meaningOf, typeText } from './interfaces.mjs'
import { constantOf, isObject, objectIn, otherNamesOf, wireOf } from './wire.mjs'

/** The meaning of fields that all events have, so that their interfaces need no comment. */
const COMMON = {
  event_type: 'Number of the event.',
  callback_event: 'Name of the relay event.',
}

const LEFT_OUT = {
  t: { wire: 'seconds since 1970', meaning: 'The time at which the signature expires.' },
  sign: {
    wire: 'string',
    meaning: 'The signature: MD5 of the callback key and `t`, as 32 lower-case hex digits.',
  },
}

/** The values of a field in the bodies, under any of its names. */
const valuesAt = (bodies, names) =>
  bodies.flatMap((body) => names.flatMap((name) => (Object.hasOwn(body, name) ? [body[name]] : [])))

const objectsAmong = (value) => {
  if (Array.isArray(value)) return value.flatMap(objectsAmong)
  if (typeof value === 'string') return objectsAmong(parseNestedJson(value))
  return isJsonObject(value) ? [value] : []
}

/** The rows of the fields of an object, each followed by the fields of the objects inside it. */
const fieldRows = (object, declaration, bodies, prefix) => {
  const declared = fieldsOf(declaration)
  return innerOf(object).flatMap(({ name, type, required }) => {
    const path = prefix + name
    if (type === undefined) {
      return [{ path, type: 'left out', required: false, names: [], ...LEFT_OUT[name] }]
    }
    const names = otherNamesOf(object, name)
    const values = valuesAt(bodies, [name, ...names])
    const member = declared.get(name)
    const meaning = meaningOf(member) || COMMON[name]
    if (!meaning) throw new Error(`${declaration}.${name} needs a doc comment.`)
    const row = {
      path,
      type: constantOf(type) ?? typeText(member.type),
      required,
      names,
      wire: wireOf(type, values),
      meaning,
    }
    const inner = objectIn(type, path)
    return inner
      ? [
          row,
          ...fieldRows(inner.type, inner.type.name, values.flatMap(objectsAmong), `${inner.path}.`),
        ]
      : [row]
  })
}

/** The rows of fields that the library adds to the event, so that the codec of the body lacks them. */
const madeRows = (declaration, rows) =>
  [...fieldsOf(declaration).values()]
    .filter(({ name }) => !rows.some(({ path }) => path === name))
    .map((member) => ({
      path: member.name,
      type: typeText(member.type),
      required: true,
      names: [],
      wire: 'not in the body',
      meaning: meaningOf(member),
    }))

const rowsOf = (object, declaration, bodies) => {
  const rows = fieldRows(object, declaration, bodies, '')
  return [...rows, ...madeRows(declaration, rows)]
}

/** Bodies that another server sent on: their forms are not Tencent's. */
const RESENT = /\/(?:all-text|php)$/

const numberOf = (type) => Number(innerOf(type).find(({ name }) => name === 'event_type').type.name)

const bodiesOf = (event_type) =>
  fixtures
    .filter((fixture) => fixture.event_type === event_type && !RESENT.test(fixture.name))
    .map(({ body }) => body)

const eventOf = (type) => ({
  name: type.name,
  event_type: numberOf(type),
  ...aboutEvent(type.name),
  fields: rowsOf(type, type.name, bodiesOf(numberOf(type))),
})

const relayEventOf = (type) => {
  // Each alarm has its own codec, but all alarms share one interface.
  const declaration = declarations.has(type.name) ? type.name : 'RelayAlarm'
  const name = type.name.replace(/^Relay/, '')
  return {
    name: 'Relay',
    event_type: EventType.Relay,
    callback_event: name === 'Unknown' ? 'unknown' : name,
    ...aboutEvent(declaration),
    fields: rowsOf(type, declaration, bodiesOf(EventType.Relay)),
  }
}

const relay = {
  name: 'Relay',
  event_type: EventType.Relay,
  ...aboutEvent('Relay'),
  events: innerOf(Relay).map(({ type }) =>
    relayEventOf(isObject(type) ? type : innerOf(type)[0].type),
  ),
}

const familyOf = (type) => {
  const event = eventOf(type)
  return { ...event, events: [event] }
}

/** The subjects of the pages, by their numbers: an event, or all events of relay tasks. */
export const families = innerOf(LiveEvent)
  .map(({ type }) => type)
  .filter((type) => type.name in EventType)
  .map((type) => (type === Relay ? relay : familyOf(type)))
  .sort((a, b) => a.event_type - b.event_type)

/** Every event, with each relay event as an event of its own. */
export const events = families.flatMap((family) => family.events)
