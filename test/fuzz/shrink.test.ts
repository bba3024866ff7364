import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import type { JsonObject } from '../../src/wire/json.ts'
import { shrinkBytes, shrinkList, shrinkTree } from './shrink.ts'
import { type Branch, textOf, treeOf } from './tree.ts'

const shrunk = (body: JsonObject, holds: (text: string) => boolean, tries = 1000): string =>
  textOf(shrinkTree(treeOf(body) as Branch, (tree) => holds(textOf(tree)), tries))

const body: JsonObject = {
  event_type: 332,
  list: [{ a: 1 }, { b: 'bad' }, { c: [1, 2, 3] }],
  detail: '{"x":{"y":"bad"},"z":12345}',
  text: 'a long text in which there is bad in the middle',
}

describe('shrinkList', () => {
  test('leaves the items that are needed, and no other', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(), { maxLength: 100 }), fc.nat(100), (list, n) => {
        const needed = list.filter((_, index) => index % 7 === n % 7)
        const rest = shrinkList(list, (fewer) => needed.every((item) => fewer.includes(item)))
        expect(rest).toEqual(needed)
      }),
    )
  })
})

describe('shrinkTree', () => {
  test('drops every field and item that is not needed', () => {
    expect(shrunk(body, (text) => text.includes('"b":'))).toBe('{"list":[{"b":""}]}')
  })

  test('shortens a text, also inside JSON text', () => {
    const inText = shrunk(body, (text) => /"text":"[^"]*bad/.test(text))
    expect(inText).toBe('{"text":"bad"}')
    const inside = shrunk(body, (text) => text.includes('\\"y\\":\\"bad'))
    expect(inside).toBe(`{"detail":"{\\"x\\":{\\"y\\":\\"bad\\"}}"}`)
  })

  test('makes a number plain', () => {
    expect(shrunk({ a: 12_345 }, (text) => /"a":\d/.test(text))).toBe('{"a":0}')
  })

  test('holds at the end, tries no more often than asked, and does not change its argument', () => {
    let tried = 0
    const before = JSON.stringify(treeOf(body))
    const root = treeOf(body) as Branch
    const smaller = shrinkTree(
      root,
      (tree) => {
        tried += 1
        return textOf(tree).includes('bad')
      },
      9,
    )
    expect(tried).toBe(9)
    expect(textOf(smaller)).toContain('bad')
    expect(JSON.stringify(root)).toBe(before)
  })
})

describe('shrinkBytes', () => {
  test('leaves the bytes that are needed', () => {
    const bytes = Buffer.from('a form of some length x=1 and more')
    const smaller = shrinkBytes(bytes, (some) => Buffer.from(some).includes('x=1'), 1000)
    expect(Buffer.from(smaller).toString()).toBe('x=1')
  })
})
