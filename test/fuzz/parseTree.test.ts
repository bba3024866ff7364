import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { parseTree } from './parseTree.ts'
import { textOf, treeOf } from './tree.ts'

const again = (text: string): string | undefined => {
  const tree = parseTree(text)
  return tree && textOf(tree)
}

describe('parseTree', () => {
  test('gives the same tree as the parsed value', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()), (value) => {
        const body = JSON.parse(JSON.stringify(value)) as Parameters<typeof treeOf>[0]
        for (const space of [undefined, 2]) {
          expect(parseTree(JSON.stringify(body, undefined, space))).toEqual(treeOf(body))
        }
      }),
    )
  })

  test.each([
    '{"a":1,"a":[-0,1e400,1.50],"":{"\\u0061":"\\"\\\\"}}',
    '{"__proto__":{"a":[]},"b":"{\\"c\\":1}"}',
    '{}',
  ])('keeps %s as it is written', (text) => {
    expect(again(text)).toBe(text.replace('\\u0061', 'a'))
  })

  test('keeps what is too deep as one leaf', () => {
    const deep = `{"a":${'['.repeat(20_000)}{"b":"]}"}${']'.repeat(20_000)},"c":2}`
    expect(again(deep)).toBe(deep)
    expect(parseTree(deep)?.parts.map(({ name }) => name)).toEqual(['a', 'c'])
  })

  test.each(['', '[1]', '1', '"a"', 'null', '{"a":1', '{"a":1}}', 'a=1'])(
    'gives nothing for %j',
    (text) => {
      expect(parseTree(text)).toBeUndefined()
    },
  )
})
