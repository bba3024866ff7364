import { describe, expect, test } from '@jest/globals'

import { callbackRecordsIn } from '../../src/diagnose/callbackRecords.ts'

const record = {
  EventTime: '2025-10-09 16:54:21',
  EventType: 0,
  Request: '{"event_type":0}',
  ResultCode: 1,
  StreamId: 'room-1',
}
const recorded = { body: record.Request, at: new Date('2025-10-09T08:54:21Z') }

describe('callbackRecordsIn', () => {
  test('finds one record, a list of them, and those of a response', () => {
    expect(callbackRecordsIn(record)).toEqual({ form: 'Record', records: [recorded] })
    expect(callbackRecordsIn([record, 1, record])).toEqual({
      form: 'List',
      records: [recorded, recorded],
    })
    const response = { DataInfoList: [record], TotalNum: 1, RequestId: 'x' }
    for (const answer of [response, { Response: response }]) {
      expect(callbackRecordsIn(answer)).toEqual({ form: 'Response', records: [recorded] })
    }
    expect(callbackRecordsIn({ DataInfoList: [] })).toEqual({ form: 'Response', records: [] })
  })

  test.each([undefined, null, 'x', {}, [], [{}], [{ event_type: 0 }], { Response: {} }])(
    'finds none in %j',
    (json) => {
      expect(callbackRecordsIn(json)).toBeUndefined()
    },
  )

  const times: ReadonlyArray<readonly [what: string, times: object, at: string | undefined]> = [
    ['in Beijing', { EventTime: '2025-10-09 16:54:21' }, '2025-10-09T08:54:21.000Z'],
    ['in UTC', { EventTime: '2025-10-09T08:54:21Z' }, '2025-10-09T08:54:21.000Z'],
    ['with an offset', { EventTime: '2025-10-09T16:54:21+08:00' }, '2025-10-09T08:54:21.000Z'],
    [
      'of the answer',
      { EventTime: '2025-10-09T08:54:21Z', ResponseTime: '2025-10-09T08:55:00Z' },
      '2025-10-09T08:55:00.000Z',
    ],
    ['that is no time', { EventTime: '' }, undefined],
    ['that is a number', { EventTime: 5 }, undefined],
  ]
  test.each(times)('reads a time %s', (_what, given, at) => {
    const found = callbackRecordsIn({ ...record, ...given })
    expect(found?.records[0]?.at?.toISOString()).toBe(at)
  })
})
