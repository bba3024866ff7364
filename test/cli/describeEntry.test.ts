import { describe, expect, test } from '@jest/globals'

import { describeEntry } from '../../src/cli/describeEntry.ts'
import { UTC } from '../../src/cli/times.ts'
import { buildBody } from '../../src/testing/buildBody.ts'
import { entryOf } from '../inspector/page/entryOf.ts'
import { fakeTerminal } from './terminal.ts'

describe('describeEntry', () => {
  test('prints no secret of a stream name or of the name of a field', () => {
    const name = 'a?sign=f9fd'
    const entry = entryOf(buildBody('StreamBegin', { stream_id: name, [name]: 1 }))
    const lines = describeEntry(entry, { ...fakeTerminal(), times: UTC })
    expect(lines.join('\n')).not.toContain('f9fd')
    expect(lines[0]).toContain('a?sign=…')
    expect(lines.join('\n')).toContain('a?sign=…: This library does not know this field')
  })
})
