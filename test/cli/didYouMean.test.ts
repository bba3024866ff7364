import { describe, expect, test } from '@jest/globals'

import { nearest } from '../../src/cli/didYouMean.ts'
import { kinds } from '../../src/cli/kinds.ts'

describe('nearest', () => {
  test.each([
    ['streambegn', 'StreamBegin'],
    ['begin', 'StreamBegin'],
    ['StreamStop', 'StreamEnd'],
    ['TaksExit', 'TaskExit'],
    ['record', 'RecordFile'],
    ['screenshot', 'Snapshot'],
    ['ImagAudit', 'ImageAudit'],
  ])('finds what %s may mean', (word, name) => {
    expect(nearest(word, kinds)).toBe(name)
  })

  test.each(['', 'Foo', 'x', 'Relay2Go', 'StrXyzAbcdefghijk'])('finds nothing for %j', (word) => {
    expect(
      nearest(
        word,
        kinds.filter((kind) => kind !== 'Relay'),
      ),
    ).toBeUndefined()
  })

  test.each(['listen', 'send', 'sign', 'key', 'json', 'unset'])(
    'finds %s with two letters swapped',
    (name) => {
      const names = ['listen', 'send', 'sign', 'key', 'json', 'unset', 'set', 'help']
      for (let at = 0; at < name.length - 1; at += 1) {
        const swapped = `${name.slice(0, at)}${name.charAt(at + 1)}${name.charAt(at)}${name.slice(at + 2)}`
        expect(nearest(swapped, names)).toBe(name)
      }
    },
  )

  test.each(kinds)('finds %s itself', (name) => {
    expect(nearest(name.toUpperCase(), kinds)).toBe(name)
  })
})
