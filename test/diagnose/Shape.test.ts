import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { printable } from '../../src/diagnose/printable.ts'
import { type Shape, shapeOf } from '../../src/diagnose/Shape.ts'

const shapes: ReadonlyArray<readonly [value: unknown, shape: Shape]> = [
  [undefined, { kind: 'missing' }],
  [null, { kind: 'null' }],
  [false, { kind: 'boolean' }],
  [-3.5, { kind: 'number', like: '-9.9' }],
  [1e21, { kind: 'number', like: '9e+99' }],
  ['', { kind: 'text', like: '' }],
  ['E12', { kind: 'text', like: 'A99' }],
  ['34-a\n', { kind: 'text', like: '99-a?' }],
  ['茶 Ünit', { kind: 'text', like: 'a Aaaa' }],
  ['x'.repeat(30), { kind: 'text', like: `${'a'.repeat(24)}…` }],
  [[1, 2], { kind: 'list', size: 2 }],
  [{ a: 1 }, { kind: 'object', size: 1 }],
]

describe('shapeOf', () => {
  test.each(shapes)('has the kind and form of %j', (value, shape) => {
    expect(shapeOf(value)).toEqual(shape)
  })

  test('is the same for every secret of one form', () => {
    const secrets = fc.stringMatching(/^[0-9a-f]{32}$/)
    fc.assert(
      fc.property(secrets, (secret) => {
        const shape = shapeOf(secret)
        expect(shape).toEqual(shapeOf(secret.replace(/[a-f]/g, 'a').replace(/[0-9]/g, '0')))
        expect(JSON.stringify(shape)).toMatch(/"[a9]{24}…"/)
      }),
    )
  })

  test('is on one line, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { like } = shapeOf(text) as { like: string }
        expect(printable(like)).toBe(like)
        expect(like.length).toBeLessThanOrEqual(25)
      }),
    )
  })
})
