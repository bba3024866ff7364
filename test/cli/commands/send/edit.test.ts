import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { setAt, unsetAt } from '../../../../src/cli/commands/send/bodyPath.ts'
import { parseEdits } from '../../../../src/cli/commands/send/edit.ts'
import { UsageError } from '../../../../src/cli/exit.ts'
import { buildBody } from '../../../../src/testing/buildBody.ts'
import type { Json, JsonObject } from '../../../../src/wire/json.ts'

const set = (body: JsonObject, ...assignments: ReadonlyArray<string>) =>
  parseEdits(assignments, [])(body, 7)
const unset = (body: JsonObject, ...fields: ReadonlyArray<string>) =>
  parseEdits([], fields)(body, 7)

describe('parseEdits', () => {
  test.each<[string, Json]>([
    ['a=1', 1],
    ['a=true', true],
    ['a=null', null],
    ['a={"b":[1]}', { b: [1] }],
    ['a="1"', '1'],
    ['a=', ''],
    ['a=b=c', 'b=c'],
    ['a=line\nline', 'line\nline'],
    ['a=room-{n}, {n}', 'room-7, 7'],
    ['a=9007199254740991', 9007199254740991],
    ['a=7318850264913377621', '7318850264913377621'],
    ['a=1e999', '1e999'],
    ['a=-0.5', -0.5],
  ])('reads the value of %s', (assignment, a) => {
    expect(set({}, assignment)).toEqual({ a })
  })

  test('edits inside objects, arrays, and JSON in text', () => {
    const body = { list: [{ a: 1 }, { a: 2 }], data: { x: 1 }, msg: '{"code":-32,"at":[1]}' }
    expect(
      set(
        body,
        'list[1].a=3',
        'list[2]=new',
        'data.y.z=2',
        'data.q[0]=1',
        'msg.code=0',
        'msg.at[0]=2',
      ),
    ).toEqual({
      list: [{ a: 1 }, { a: 3 }, 'new'],
      data: { x: 1, y: { z: 2 }, q: [1] },
      msg: '{"code":0,"at":[2]}',
    })
    expect(unset(body, 'list[0]', 'data.x', 'msg.code')).toEqual({
      list: [{ a: 2 }],
      data: {},
      msg: '{"at":[1]}',
    })
    expect(body).toEqual({
      list: [{ a: 1 }, { a: 2 }],
      data: { x: 1 },
      msg: '{"code":-32,"at":[1]}',
    })
  })

  test('edits inside JSON that was escaped twice', () => {
    const { msg } = set({ msg: '"{\\"code\\":1}"' }, 'msg.code=2')
    expect(msg).toBe('{"code":2}')
  })

  test('replaces null by an object', () => {
    expect(set({ a: null }, 'a.b=1')).toEqual({ a: { b: 1 } })
  })

  test('treats __proto__ like any other name', () => {
    const body = set({}, '__proto__.polluted=true')
    expect(Object.keys(body)).toEqual(['__proto__'])
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
    expect(Object.getPrototypeOf(body)).toBe(Object.prototype)
  })

  test.each([
    ['=1', 'field=value'],
    ['a', 'field=value'],
    ['.a=1', 'The field is invalid'],
    ['a..b=1', 'The field is invalid'],
    ['a[x]=1', 'The field is invalid'],
    ['a[0=1', 'The field is invalid'],
    ['[0]=1', 'The field is invalid'],
  ])('refuses %s', (assignment, complaint) => {
    expect(() => parseEdits([assignment], [])).toThrow(complaint)
    expect(() => parseEdits([assignment], [])).toThrow(UsageError)
  })

  test.each([['a.b=1'], ['a[0]=1'], ['list[3]=1'], ['list.a=1'], ['data[0]=1'], ['text.a=1']])(
    'refuses %s where that does not fit',
    (assignment) => {
      const body = { a: 1, list: [1, 2], data: {}, text: '"no object"' }
      expect(() => set(body, assignment)).toThrow(UsageError)
    },
  )

  test('refuses to remove a missing field', () => {
    expect(() => unset({ a: 1 }, 'b')).toThrow(UsageError)
    expect(() => unset(buildBody('PushException'), 'abnormal_event[9]')).toThrow(UsageError)
  })
})

const name = fc.string({ minLength: 1, maxLength: 5 })
const place = fc.array(name, { minLength: 1, maxLength: 4 })
const object = fc.dictionary(
  name,
  fc.jsonValue({ maxDepth: 0 }).filter((value) => value !== null),
)

describe('setAt', () => {
  test('is undone by unsetAt for a new field, and overwrites an earlier value', () => {
    fc.assert(
      fc.property(object, place, fc.integer(), fc.integer(), (given, [first, ...rest], a, b) => {
        const body = given as JsonObject
        fc.pre(first !== undefined && !Object.hasOwn(body, first))
        const path = [first, ...rest]
        const changed = setAt(body, path, a)
        expect(setAt(setAt(body, path, b), path, a)).toEqual(changed)
        expect(unsetAt(changed, [first])).toEqual({ ...body })
        expect(unsetAt(setAt(body, [first], a), [first])).toEqual({ ...body })
      }),
    )
  })
})
