import { describe, expect, test } from '@jest/globals'

import { formAround, formOf } from './form.ts'

describe('formOf', () => {
  test('has brackets for what is inside a field', () => {
    const form = formOf({ a: 1, b: [{ c: 'x y' }, true], d: null, e: '', 'f&': '=' })
    expect(form).toBe('a=1&b[0][c]=x%20y&b[1]=true&e=&f%26=%3D')
  })

  test('has U+FFFD for half of a surrogate pair', () => {
    expect(formOf({ a: '\uD800' })).toBe('a=%EF%BF%BD')
  })

  test('leaves out what is too deep', () => {
    const deep = JSON.parse(`{"a":1,"b":${'['.repeat(9000)}${']'.repeat(9000)}}`) as { a: number }
    expect(formOf(deep)).toBe('a=1')
  })
})

describe('formAround', () => {
  test('has the body as one field', () => {
    expect(formAround('data', '{"a":1}')).toBe('data=%7B%22a%22%3A1%7D')
  })
})
