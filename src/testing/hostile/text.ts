/** Bodies as text and as bytes: not JSON, no object, not UTF-8. */
import { gzipSync } from 'node:zlib'

import { bytesOf, type Forge, type Rows } from './forge.ts'

const BYTE_ORDER_MARK = '\uFEFF'

/** Returns a signed body with these bytes inside one of its strings. */
const withBytes = ({ signed }: Forge, ...bytes: ReadonlyArray<number>): Uint8Array => {
  const text = signed({ errmsg: 'here' })
  const at = text.indexOf('here')
  return Uint8Array.from([...bytesOf(text.slice(0, at)), ...bytes, ...bytesOf(text.slice(at))])
}

/** Encodes text in units of two or four bytes (UTF-16, UTF-32). */
const inUnits = (text: string, size: 2 | 4, order: 'big' | 'little'): Uint8Array => {
  const units = Array.from(text, (unit) => unit.charCodeAt(0))
  const view = new DataView(new ArrayBuffer(units.length * size))
  units.forEach((unit, index) => {
    if (size === 2) view.setUint16(index * 2, unit, order === 'little')
    else view.setUint32(index * 4, unit, order === 'little')
  })
  return new Uint8Array(view.buffer)
}

const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth)

export const texts = (forge: Forge): Rows => {
  const { signed, ledBy, followedBy } = forge
  const valid = signed()
  const inside = valid.slice(1)
  return {
    BodyMissing: {
      'an empty text': '',
      'a byte order mark and nothing else': BYTE_ORDER_MARK,
      'the bytes of a byte order mark and nothing else': bytesOf(BYTE_ORDER_MARK),
    },
    BodyNotJson: {
      'blanks and nothing else': ' \t\r\n ',
      'a bracket that was never opened': '} no',
      'plain words': 'ok',
      base64: btoa(valid),
      YAML: 'event_type: 1\nstream_id: hostile-stream\n',
      XML: '<xml><event_type>1</event_type></xml>',
      'XML with an external entity (XXE)':
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>',
      'an HTML page': '<!doctype html><title>502 Bad Gateway</title>',
      'a list of settings': 'event_type = 1\nstream_id = hostile-stream\n',
      'a call of a function (JSONP)': `callback(${valid})`,
      'a prefix against JSON hijacking before the object': `)]}',\n${valid}`,
      'half a body': valid.slice(0, valid.length / 2),
      'a body without its last bracket': valid.slice(0, -1),
      'a body with a bracket too many': `${valid}}`,
      'plain text after the object': `${valid} ok`,
      'a second object after the first': valid + valid,
      'a second object on a line of its own': `${valid}\n${valid}`,
      'a semicolon after the object': `${valid};`,
      'a NUL after the object': `${valid}\0`,
      'a NUL before the object': `\0${valid}`,
      'a trailing comma': followedBy(''),
      'a comma before the first field': ledBy(''),
      'two commas in a row': ledBy('"a":1,'),
      'a colon too many': ledBy('"a"::1'),
      'a field without a value': ledBy('"a":'),
      'a value without a name': ledBy(':1'),
      'a name without quotes': ledBy('a:1'),
      'a number for a name': ledBy('1:1'),
      'single quotes': ledBy("'a':1"),
      'back quotes': ledBy('"a":`b`'),
      'curly quotes': ledBy('“a”:1'),
      'a comment at the end of a line': ledBy('"a":1 // no\n'),
      'a comment in the middle': ledBy('/* no */"a":1'),
      NaN: ledBy('"a":NaN'),
      Infinity: ledBy('"a":Infinity'),
      undefined: ledBy('"a":undefined'),
      'True, as Python writes it': ledBy('"a":True'),
      'a bigint': ledBy('"a":1n'),
      'a number with a plus sign': ledBy('"a":+1'),
      'a number with a leading zero': ledBy('"a":01'),
      'a number that begins with a point': ledBy('"a":.5'),
      'a number that ends with a point': ledBy('"a":1.'),
      'a number without its exponent': ledBy('"a":1e'),
      'a hexadecimal number': ledBy('"a":0x1'),
      'a number with underscores': ledBy('"a":1_000'),
      'two minus signs': ledBy('"a":--1'),
      'a line break in a string': ledBy('"a":"b\nc"'),
      'a tab in a string': ledBy('"a":"b\tc"'),
      'a NUL in a string': ledBy('"a":"b\0c"'),
      'an escape of another language': ledBy('"a":"\\x41"'),
      'an escaped single quote': ledBy('"a":"\\\'"'),
      'half an escape': ledBy('"a":"\\u12"'),
      'an escape with a sign': ledBy('"a":"\\u+123"'),
      'an escape in braces': ledBy('"a":"\\u{41}"'),
      'a string without its end': ledBy('"a":"'),
      'white space that JSON does not allow': `\u00A0${valid}`,
      'a line separator before the object': `\u2028${valid}`,
      'a byte order mark twice': BYTE_ORDER_MARK.repeat(2) + valid,
      'the bytes of a byte order mark twice': bytesOf(BYTE_ORDER_MARK.repeat(2) + valid),
      'a byte order mark after the object': valid + BYTE_ORDER_MARK,
      'a byte order mark inside the object': `{${BYTE_ORDER_MARK}${inside}`,
      'bytes that are all zero': new Uint8Array(64),
      'UTF-7': `+AHs-${inside}`,
      'UTF-16, little end first': inUnits(valid, 2, 'little'),
      'UTF-16, big end first': inUnits(valid, 2, 'big'),
      'UTF-32, little end first': inUnits(valid, 4, 'little'),
      'UTF-32, big end first': inUnits(valid, 4, 'big'),
      'a body that ends within a character': Uint8Array.from([...bytesOf(valid), 0xe7]),
      'gzip without a content-encoding': gzipSync(valid),
      'UTF-16 with its byte order mark': inUnits(BYTE_ORDER_MARK + valid, 2, 'little'),
      'UTF-16 with its byte order mark, big end first': inUnits(BYTE_ORDER_MARK + valid, 2, 'big'),
      'UTF-32 with its byte order mark': inUnits(BYTE_ORDER_MARK + valid, 4, 'little'),
      '200,000 brackets that are never closed': '['.repeat(200_000),
      '150,000 nested objects that are never closed': '{"a":'.repeat(150_000),
    },
    BodyNotObject: {
      null: 'null',
      true: 'true',
      false: 'false',
      'a number': '1',
      'a negative zero': '-0',
      'a number that is too large (1e400)': '1e400',
      'a number of 100,000 digits': '1'.repeat(100_000),
      'a string': '"event_type"',
      'an empty string, in quotes': '""',
      'a whole body in a string': JSON.stringify(valid),
      'an empty array': '[]',
      'a whole body in an array': `[${valid}]`,
      'the names and values of a body in an array': JSON.stringify(
        Object.entries(JSON.parse(valid) as object),
      ),
      '200,000 nested arrays': nested(200_000),
      'an array of 100,000 empty objects': `[${Array.from({ length: 100_000 }, () => '{}').join()}]`,
    },
    SignatureMissing: {
      'an empty object': '{}',
      'an object whose fields are all null': '{"event_type":null,"t":null}',
    },
    accepted: {
      'a byte order mark before the object': BYTE_ORDER_MARK + signed(),
      'the bytes of a byte order mark before the object': bytesOf(BYTE_ORDER_MARK + signed()),
      'a byte of 0xFF in a string': withBytes(forge, 0xff),
      'a byte of 0xFE in a string': withBytes(forge, 0xfe),
      'a letter in Latin-1': withBytes(forge, 0xe9),
      'letters in GBK': withBytes(forge, 0xd6, 0xb1, 0xb2, 0xa5),
      'a continuation byte alone': withBytes(forge, 0x80),
      'a character without its last byte': withBytes(forge, 0xe7, 0x9b),
      'a NUL in two bytes': withBytes(forge, 0xc0, 0x80),
      'a slash in two bytes': withBytes(forge, 0xc0, 0xaf),
      'a slash in three bytes': withBytes(forge, 0xe0, 0x80, 0xaf),
      'a slash in four bytes': withBytes(forge, 0xf0, 0x80, 0x80, 0xaf),
      'a quote in two bytes': withBytes(forge, 0xc0, 0xa2),
      'half a surrogate pair in bytes': withBytes(forge, 0xed, 0xa0, 0x80),
      'a surrogate pair in six bytes (CESU-8)': withBytes(
        forge,
        0xed,
        0xa0,
        0xbd,
        0xed,
        0xb8,
        0x80,
      ),
      'a character above U+10FFFF': withBytes(forge, 0xf4, 0x90, 0x80, 0x80),
      'a character in five bytes': withBytes(forge, 0xf8, 0x88, 0x80, 0x80, 0x80),
      'bytes rather than text': bytesOf(signed({ errmsg: '直播 🎥' })),
      'blanks around the object': ` \t\r\n${signed()}\n\n`,
      'a line for each field': JSON.stringify(JSON.parse(signed()), null, 2),
      'names with escapes in them': signed()
        .replace('"sign"', String.raw`"s\u0069gn"`)
        .replace('"t"', String.raw`"\u0074"`),
    },
  }
}
