import { describe, expect, test } from '@jest/globals'

import { fieldRows, referenceFor } from '../../../src/inspector/page/fieldRows.ts'
import { reference } from '../../../src/inspector/reference.ts'
import { buildBody } from '../../../src/testing/buildBody.ts'
import { fixtures } from '../../../src/testing/fixtures.ts'
import type { Json } from '../../../src/wire/json.ts'
import { entryOf, entryOfText } from './entryOf.ts'

const rowsOf = (...given: Parameters<typeof entryOf>) => {
  const { diagnosis } = entryOf(...given)
  return fieldRows(diagnosis, referenceFor(reference, diagnosis))
}

const valueAt = (path: string, ...given: Parameters<typeof entryOf>) =>
  rowsOf(...given).rows.find((row) => row.path === path)?.value

describe('referenceFor', () => {
  test.each(fixtures.filter(({ name }) => !name.startsWith('Unknown/')))(
    'finds what there is to say of $name',
    ({ body }) => {
      const { diagnosis } = entryOf(body)
      const about = referenceFor(reference, diagnosis)
      expect(about?.name).toBe(diagnosis.name)
      expect(about?.fields.length).toBeGreaterThan(2)
    },
  )

  test('is undefined for an unknown event, and for a body that is no event', () => {
    expect(referenceFor(reference, entryOfText('{').diagnosis)).toBeUndefined()
    expect(referenceFor(reference, entryOf(buildBody('Unknown')).diagnosis)).toBeUndefined()
  })

  test('distinguishes relay events', () => {
    const of = (callback_event: string) =>
      referenceFor(reference, entryOf({ event_type: 314, callback_event }).diagnosis)
    expect(of('TaskExit')?.callback_event).toBe('TaskExit')
    expect(of('SomethingNew')?.callback_event).toBe('unknown')
  })
})

describe('fieldRows', () => {
  test('has a row for each value, with its meaning', () => {
    const { rows, isCapped } = rowsOf(buildBody('PushException'))
    const time = rows.find(({ path }) => path === 'abnormal_event[1].detail[0].occur_time')
    expect(time?.value).toEqual({ text: '2025-11-12T08:20:03.627Z' })
    expect(time?.field?.type).toBe('Date')
    expect(rows.find(({ path }) => path === 'abnormal_event')?.value).toEqual({ count: 3 })
    expect(isCapped).toBe(false)
  })

  test('has a reference for each known field of the fixtures', () => {
    for (const { name, body } of fixtures) {
      if (name.startsWith('Unknown/')) continue
      const silent = rowsOf(body).rows.filter(
        ({ path, field, isUnknown }) => /^[^.[]+$/.test(path) && !field && !isUnknown,
      )
      expect({ name, silent }).toEqual({ name, silent: [] })
    }
  })

  test('marks unknown fields, and the values in them', () => {
    const { rows } = rowsOf(buildBody('StreamBegin', { brand_new: { a: [{ b: 1 }] } }))
    expect(rows.filter(({ isUnknown }) => isUnknown).map(({ path }) => path)).toEqual([
      'brand_new',
      'brand_new.a[0].b',
    ])
  })

  test('has the findings of a field in its row', () => {
    const { rows } = rowsOf(buildBody('StreamBegin', { brand_new: 1 }))
    expect(rows.find(({ path }) => path === 'brand_new')?.findings).toEqual([
      { code: 'UnknownField', path: 'brand_new' },
    ])
  })

  test.each<[string, Json, unknown]>([
    ['text as it is', 'a "b"', { text: 'a "b"' }],
    ['a number', 12, { text: '12' }],
    ['null', null, { text: 'null' }],
    ['a list of scalars', [1, 'a'], { text: '[1,"a"]' }],
    ['an empty object', {}, { text: '{}' }],
  ])('shows %s', (_what, value, shown) => {
    expect(valueAt('brand_new', buildBody('StreamBegin', { brand_new: value }))).toEqual(shown)
  })

  test('stops at the limit of rows, and reports it', () => {
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, n) => [`field_${n}`, n]))
    const { rows, isCapped } = rowsOf(buildBody('StreamBegin', many))
    expect(rows.length).toBe(300)
    expect(isCapped).toBe(true)
  })

  test('stops at the limit of depth, and reports it', () => {
    const deep = JSON.parse(`${'{"a":'.repeat(50)}1${'}'.repeat(50)}`) as Json
    const { rows, isCapped } = rowsOf(buildBody('StreamBegin', { deep }))
    expect(rows.find(({ path }) => path.startsWith('deep.a'))?.value).toEqual({ count: 1 })
    expect(isCapped).toBe(true)
  })
})
