// What holds where node:crypto has no MD5. Nothing can be signed there, so this pair of t and sign
// is the documented one of the key `test`.
/* global Request */
import crypto from 'node:crypto'

import { expect, test } from '@jest/globals'
import { md5 } from '@noble/hashes/legacy.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { createHandler, createReceiver, sign } from 'tencent-live-callbacks'
import { webHandler } from 'tencent-live-callbacks/web'

const t = 1545030873
const body = { event_type: 1, stream_id: 'room-1', t, sign: 'ca3e25e5dc17a6f9909a9ae7281e300d' }
const forged = { ...body, sign: body.sign.replace('c', 'd') }
const options = { keys: 'test', now: () => new Date((t - 600) * 1000) }
const receiver = () =>
  createReceiver({ ...options, md5: (text) => bytesToHex(md5(utf8ToBytes(text))) })
const byOption = expect.objectContaining({
  name: 'TypeError',
  message: expect.stringMatching(/\bmd5\b/),
})

test('node:crypto has no MD5', () => {
  expect(() => crypto.createHash('md5')).toThrow()
  expect(() => crypto.hash('md5', '')).toThrow()
  expect(() => sign('test', t)).toThrow()
})

test('createReceiver without the option md5 throws a TypeError that names it', () => {
  expect(() => createReceiver(options)).toThrow(byOption)
  expect(() => createReceiver({ ...options, md5: () => '' })).toThrow(byOption)
})

test('createReceiver with the option md5 accepts what is signed, and nothing else', () => {
  expect(receiver().receiveOrThrow(body).event).toMatchObject({ stream_id: 'room-1' })
  expect(receiver().receive(forged)).toEqual({ _tag: 'Left', left: { _tag: 'SignatureMismatch' } })
})

test('createHandler hands the event over', async () => {
  const streams = []
  const on = { StreamBegin: ({ stream_id }) => streams.push(stream_id) }
  const handle = createHandler(receiver(), { on })
  expect((await handle(JSON.stringify(body))).status).toBe(200)
  expect((await handle(JSON.stringify(forged))).status).toBe(401)
  expect(streams).toEqual(['room-1'])
})

test('webHandler answers', async () => {
  const handle = webHandler(receiver(), { on: {} })
  const post = async (value) => {
    const request = { method: 'POST', body: JSON.stringify(value) }
    return (await handle(new Request('https://example.com', request))).status
  }
  expect([await post(body), await post(forged)]).toEqual([200, 401])
})
