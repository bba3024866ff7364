import { describe, expect, test } from '@jest/globals'

import { describeErrcode } from '../../src/event/describeErrcode.ts'

const client = 'the pushing client ended the stream'
const internal = 'internal error of the live service'
const network = 'network problem between the pushing client and Tencent Cloud'
const noData = 'Tencent Cloud ended the push because it received no data for a long time'
const content = 'abnormal RTMP content'

describe('describeErrcode', () => {
  test.each([
    [1, client],
    [2, client],
    [3, client],
    [4, client],
    [5, internal],
    [6, content],
    [7, 'an RTMP frame was larger than the configured maximum'],
    [8, noData],
    [9, internal],
    [10, internal],
    [11, internal],
    [12, network],
    [13, network],
    [14, network],
    [15, network],
    [16, network],
    [17, network],
    [
      18,
      'the push was refused: check domain, AppName, stream name, authentication, quota and account',
    ],
    [19, 'third-party authentication failed'],
    [20, noData],
    [21, 'the stream was dropped, banned or replaced by a newer push'],
    [23, content],
    [24, internal],
    [33, 'abnormal RTMP AMF data'],
    [35, client],
    [37, 'Tencent Cloud ended the push because no one played the stream'],
    [38, internal],
    [39, 'a frame was larger than the allowed maximum'],
  ])('describes the reason for %d', (errcode, reason) => {
    expect(describeErrcode(errcode)).toBe(reason)
  })

  test.each([0, 22, 34, 36, 40, 987, -1, 1.5, NaN])('returns unknown reason for %d', (errcode) => {
    expect(describeErrcode(errcode)).toBe('unknown reason')
  })
})
