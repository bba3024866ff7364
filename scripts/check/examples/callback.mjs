// Callbacks for the examples. They are signed without the library, which could make the same mistake
// when it signs and when it verifies.
import { createHash } from 'node:crypto'

export const exampleKey = 'example-callback-key'

/** A StreamBegin of the stream `room-1`, as Tencent posts it. */
export const signedBody = (key, overrides = {}) => {
  const t = Math.floor(Date.now() / 1000) + 600
  return JSON.stringify({
    app: 'push.example.com',
    appid: 1250000000,
    appname: 'live',
    channel_id: 'room-1',
    errcode: 0,
    errmsg: 'ok',
    event_time: t - 600,
    event_type: 1,
    node: '192.0.2.10',
    sequence: '6674468118806626493',
    set_id: 2,
    sign: createHash('md5').update(`${key}${t}`).digest('hex'),
    stream_id: 'room-1',
    stream_param: '',
    t,
    user_ip: '198.51.100.7',
    ...overrides,
  })
}

/** Resolves with the status. */
export const post = async (url, body, contentType = 'application/json') => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': contentType },
    body,
    signal: AbortSignal.timeout(10_000),
  })
  await response.text()
  return response.status
}

export const expectStatus = (what, status, expected) => {
  if (status !== expected) throw new Error(`${what} was answered ${status}, not ${expected}`)
}
