import { describe, expect, test } from '@jest/globals'

import { describeErrcode } from '../../src/event/describeErrcode.ts'

const client = 'the pushing client ended the stream'
const internal = 'internal error of the live service'
const network = 'network problem on the way from the pushing client'
const noData = 'no data came for a long time, so the system cut the push'
const content = 'abnormal RTMP content'

describe('describeErrcode', () => {
  test.each([
    [1, client],
    [2, client],
    [3, client],
    [4, client],
    [5, internal],
    [6, content],
    [7, 'an RTMP frame larger than the configured maximum'],
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
    [18, 'the push was refused: domain, AppName, stream name, authentication, quota or account'],
    [19, 'third-party authentication failed'],
    [20, noData],
    [21, 'the stream was dropped, banned or replaced by a newer push'],
    [23, content],
    [24, internal],
    [33, 'abnormal RTMP AMF data'],
    [35, client],
    [37, 'nobody played the stream, so the system cut the push'],
    [38, internal],
    [39, 'a frame larger than the allowed maximum'],
  ])('says why for %d', (errcode, reason) => {
    expect(describeErrcode(errcode)).toBe(reason)
  })

  test.each([0, 22, 34, 36, 40, 987, -1, 1.5, NaN])('knows no reason for %d', (errcode) => {
    expect(describeErrcode(errcode)).toBe('unknown reason')
  })
})
