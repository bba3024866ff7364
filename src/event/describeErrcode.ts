/**
 * Why a push ended.
 *
 * @see https://www.tencentcloud.com/document/product/267/38081
 * @see https://www.tencentcloud.com/document/product/267/31083
 */
const client = 'the pushing client ended the stream'
const internal = 'internal error of the live service'
const network = 'network problem on the way from the pushing client'
const noData = 'no data came for a long time, so the system cut the push'
const content = 'abnormal RTMP content'
const unknown = 'unknown reason'

const reasons: ReadonlyMap<number, string> = new Map([
  ...[1, 2, 3, 4, 35].map((code) => [code, client] as const),
  ...[5, 9, 10, 11, 24, 38].map((code) => [code, internal] as const),
  ...[12, 13, 14, 15, 16, 17].map((code) => [code, network] as const),
  ...[8, 20].map((code) => [code, noData] as const),
  ...[6, 23].map((code) => [code, content] as const),
  [7, 'an RTMP frame larger than the configured maximum'],
  [18, 'the push was refused: domain, AppName, stream name, authentication, quota or account'],
  [19, 'third-party authentication failed'],
  [21, 'the stream was dropped, banned or replaced by a newer push'],
  [33, 'abnormal RTMP AMF data'],
  [37, 'nobody played the stream, so the system cut the push'],
  [39, 'a frame larger than the allowed maximum'],
])

/**
 * Why a push ended, in words, from the `errcode` of a `StreamEnd`. An open set: a code that is
 * documented as unknown, or not at all, gives `unknown reason`.
 *
 * @example
 * import { describeErrcode } from 'tencent-live-callbacks'
 *
 * describeErrcode(3) // => 'the pushing client ended the stream'
 * describeErrcode(987) // => 'unknown reason'
 */
export const describeErrcode = (errcode: number): string => reasons.get(errcode) ?? unknown
