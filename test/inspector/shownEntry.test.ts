import { describe, expect, test } from '@jest/globals'

import { shownEntry } from '../../src/inspector/shownEntry.ts'
import { buildBody } from '../../src/testing/buildBody.ts'
import { entryOf } from './page/entryOf.ts'

describe('shownEntry', () => {
  test('masks secrets everywhere but in the text, which is there to be copied', () => {
    const secret = '0123456789abcdef'
    const body = buildBody('StreamBegin', { stream_param: `txSecret=${secret}`, token: secret })
    const entry = entryOf(body, { path: `/callbacks?token=${secret}&a=1` })
    const { text, ...rest } = shownEntry(entry)
    expect(text).toBe(entry.text)
    expect(JSON.stringify(rest)).not.toContain(secret)
    expect(rest).toMatchObject({ id: 1, path: '/callbacks?token=…&a=1', answer: entry.answer })
    expect(rest.diagnosis.event).toMatchObject({ stream_param: 'txSecret=…', token: '…' })
  })
})
