import { describe, expect, test } from '@jest/globals'

import { hasIdentity } from '../../src/store/identity.ts'
import { type BodyKind, buildBody } from '../../src/testing/buildBody.ts'
import type { Json, JsonObject } from '../../src/wire/json.ts'

const cases: ReadonlyArray<
  readonly [BodyKind, Readonly<Record<string, Json | undefined>>, boolean]
> = [
  ['StreamBegin', {}, true],
  ['StreamBegin', { sequence: undefined }, true],
  ['StreamBegin', { event_time: undefined }, true],
  ['StreamBegin', { sequence: undefined, event_time: undefined }, false],
  ['StreamBegin', { sequence: 'null', event_time: 0 }, false],
  ['StreamBegin', { sequence: '0', event_time: 'soon' }, false],
  ['StreamEnd', {}, true],
  ['RecordFile', {}, true],
  ['RecordFile', { file_id: '', end_time: undefined }, false],
  ['Snapshot', {}, true],
  ['Snapshot', { pic_full_url: undefined }, true],
  ['Snapshot', { pic_full_url: undefined, create_time: undefined }, false],
  ['RecordStatus', { seq: 0, event_time: undefined }, false],
  ['ImageAudit', { screenshotTime: 1763532000 }, true],
  // The time of sending is set anew by each retry.
  ['ImageAudit', { screenshotTime: undefined, sendTime: 1763532000 }, false],
  ['TaskStart', { event_time: undefined, msg: '{"task_start_time":0}' }, false],
  ['TaskStart', { event_time: undefined, msg: '{"task_start_time":1763780404000}' }, true],
  ['TaskExit', { event_time: 1763780404 }, true],
  ['TaskExit', { event_time: undefined, msg: '{"task_exit_time":0}' }, false],
  ['VodSourceFileFinish', { event_time: undefined }, false],
  ['TaskAlarm', { event_time: undefined }, false],
  ['ResetTaskConfig', { event_time: undefined }, false],
  ['AudioAudit', { data: {} }, false],
  ['LiveSubtitles', { data: {} }, false],
  ['SmartErase', { data: {} }, false],
  ['SmartHighlight', { items: [] }, false],
  ['StreamLiveBegin', {}, false],
  ['StreamLiveEnd', {}, false],
  ['Unknown', {}, false],
  ['Unknown', { event_time: 1763780404 }, false],
]

describe('hasIdentity', () => {
  test.each(cases)('of %s with %j is %p', (kind, overrides, expected) => {
    expect(hasIdentity(buildBody(kind, overrides))).toBe(expected)
  })

  test('takes a BigInt other than 0 for an identity, as parsers give large ids', () => {
    const body = { event_type: 1, stream_id: 'room-1' }
    expect(hasIdentity({ ...body, sequence: 6674468118806626493n } as unknown as JsonObject)).toBe(
      true,
    )
    expect(hasIdentity({ ...body, sequence: 0n } as unknown as JsonObject)).toBe(false)
  })

  test('is false for a body that is no event', () => {
    expect([{}, { event_type: null }, { event_type: -1, event_time: 1 }].map(hasIdentity)).toEqual([
      false,
      false,
      false,
    ])
  })

  test('is true for an event that cannot be decoded, but has the fields that identify it', () => {
    const body = {
      event_type: 200,
      app: 'a',
      appname: 'live',
      stream_id: 'room-1',
      pic_url: '/a.jpg',
    }
    const whole = { ...body, pic_full_url: 'https://example.com/a.jpg', create_time: 1763532000 }
    expect(hasIdentity(whole)).toBe(true)
    expect(hasIdentity({ ...whole, create_time: {} })).toBe(false)
  })
})
