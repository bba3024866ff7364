import { describe, expect, test } from '@jest/globals'

import {
  Relay,
  RelayResetTaskConfig,
  RelayTaskAlarm,
  RelayTaskExit,
  RelayTaskStart,
  RelayUnknown,
  RelayVodSourceFileFinish,
  RelayVodSourceFileStart,
} from '../../src/event/Relay.ts'
import type { JsonObject } from '../../src/wire/json.ts'
import { decoded, failuresOf, fixture, leftOut } from '../decode.ts'

const relay = (name: string, overrides: Readonly<Record<string, unknown>> = {}): JsonObject =>
  fixture(`Relay/${name}`, overrides)

const task = {
  event_type: 314,
  appid: 1250004217,
  task_id: '31905577',
  stream_id: 'harbour',
  to_url:
    'rtmp://push.example.com/live/harbour?txSecret=5cc829dd45869ee48285e4902be7c532&txTime=69221640',
  source_urls: ['http://vod.example.com/films/harbour/playlist.m3u8'],
  interface: 'general_callback',
  product_name: 'pullpush',
}

const file = {
  url: 'http://vod.example.com/films/harbour/playlist.m3u8',
  index: 0,
  duration: 5412,
}

const callbackUrl = 'https://hooks.example.com/live/relay?task=31905577'

describe('RelayTaskStart', () => {
  test('reads milliseconds in msg, and a list in source_urls', () => {
    expect(decoded(RelayTaskStart, relay('TaskStart'))).toStrictEqual({
      ...task,
      callback_event: 'TaskStart',
      msg: { task_start_time: new Date('2025-11-22T03:00:04.217Z') },
    })
  })

  test('reads appId as appid, and event_time in digits', () => {
    expect(decoded(RelayTaskStart, relay('TaskStart-2024'))).toStrictEqual({
      ...task,
      callback_event: 'TaskStart',
      event_time: new Date('2025-11-23T03:00:04Z'),
      msg: { task_start_time: new Date('2025-11-23T03:00:04.217Z') },
    })
  })

  test('keeps a truncated msg as text', () => {
    const { msg } = decoded(RelayTaskStart, relay('broken-msg'))
    expect(msg).toBe('{"task_start_time":17637804')
  })

  test('reads source_urls in each of its forms', () => {
    const sourceUrls = (value: unknown) =>
      decoded(RelayTaskStart, relay('TaskStart', { source_urls: value })).source_urls
    expect(sourceUrls('["a","b"]')).toStrictEqual(['a', 'b'])
    expect(sourceUrls('[\\"a\\"]\n')).toStrictEqual(['a'])
    expect(sourceUrls('"[\\"a\\"]"')).toStrictEqual(['a'])
    expect(sourceUrls(['a'])).toStrictEqual(['a'])
    expect(sourceUrls('[]')).toStrictEqual([])
    expect(sourceUrls('["a"')).toBe('["a"')
    expect(sourceUrls('')).toBeUndefined()
    expect(sourceUrls(null)).toBeUndefined()
  })

  test('writes msg and source_urls as text', () => {
    const event = decoded(RelayTaskStart, relay('TaskStart'))
    expect(RelayTaskStart.encode(event)).toMatchObject({
      msg: '{"task_start_time":1763780404217}',
      source_urls: '["http://vod.example.com/films/harbour/playlist.m3u8"]',
    })
  })
})

describe('RelayVodSourceFileStart', () => {
  test('reads the file in msg', () => {
    expect(decoded(RelayVodSourceFileStart, relay('VodSourceFileStart'))).toStrictEqual({
      ...task,
      callback_event: 'VodSourceFileStart',
      callback_url: callbackUrl,
      msg: file,
    })
  })
})

describe('RelayVodSourceFileFinish', () => {
  test('reads the file in msg', () => {
    expect(decoded(RelayVodSourceFileFinish, relay('VodSourceFileFinish'))).toStrictEqual({
      ...task,
      callback_event: 'VodSourceFileFinish',
      callback_url: callbackUrl,
      msg: file,
    })
  })
})

describe('RelayTaskExit', () => {
  test('reads a numeric code, and a body without a task', () => {
    expect(decoded(RelayTaskExit, relay('TaskExit'))).toStrictEqual({
      event_type: 314,
      callback_event: 'TaskExit',
      appid: 1250004217,
      interface: 'general_callback',
      product_name: 'pullpush',
      source_urls: task.source_urls,
      msg: {
        message: 'broken pipe while writing',
        code: -32,
        task_exit_time: new Date('2025-11-22T04:30:19.821Z'),
      },
    })
  })

  test('reads a code that is text, and keeps an unknown index', () => {
    expect(decoded(RelayTaskExit, relay('TaskExit-text-code')).msg).toStrictEqual({
      message: 'output went away',
      code: 'EPIPE',
      index: '2',
      task_exit_time: new Date('2025-11-22T04:00:04.217Z'),
    })
  })
})

describe('RelayResetTaskConfig', () => {
  test('reads any object in msg', () => {
    const msg = (value: unknown) =>
      decoded(RelayResetTaskConfig, relay('ResetTaskConfig', { msg: value })).msg
    expect(decoded(RelayResetTaskConfig, relay('ResetTaskConfig')).msg).toStrictEqual({})
    expect(msg('{"a":[1,null]}')).toStrictEqual({ a: [1, null] })
    expect(msg('{"a":')).toBe('{"a":')
    expect(msg('[1]')).toBe('[1]')
  })
})

describe('RelayTaskAlarm', () => {
  test('reads the alarm in msg', () => {
    expect(decoded(RelayTaskAlarm, relay('TaskAlarm'))).toStrictEqual({
      ...task,
      callback_event: 'TaskAlarm',
      msg: { type: 'PullFileUnstable' },
    })
  })

  test('reads AlarmType as type', () => {
    const event = decoded(RelayTaskAlarm, relay('TaskAlarm-AlarmType'))
    expect(event.msg).toStrictEqual({ type: 'PushStreamFailed' })
    expect(RelayTaskAlarm.encode(event)['msg']).toBe('{"type":"PushStreamFailed"}')
  })
})

describe('RelayUnknown', () => {
  test('has the received callback_event, and keeps the fields', () => {
    expect(decoded(RelayUnknown, relay('unknown'))).toStrictEqual({
      ...task,
      callback_event: 'unknown',
      received_callback_event: 'SourceSwitched',
      insert_context: 'trailer-before-film',
      msg: {
        url: 'http://vod.example.com/films/harbour/playlist.m3u8',
        index: 1,
        InsertContext: 'trailer-before-film',
      },
    })
  })

  test('writes callback_event as it was received', () => {
    const body = RelayUnknown.encode(decoded(RelayUnknown, relay('unknown')))
    expect(body['callback_event']).toBe('SourceSwitched')
    expect(body).not.toHaveProperty('received_callback_event')
  })
})

describe('Relay', () => {
  test.each([
    'FileEndEarly',
    'PullFileFailed',
    'PullFileUnstable',
    'PushStreamFailed',
    'PushStreamUnstable',
  ])('reads %s as an event of its own', (name) => {
    expect(decoded(Relay, relay(name))).toStrictEqual({
      ...task,
      callback_event: name,
      msg: { type: name },
    })
  })

  test.each(['constructor', '__proto__', 'toString', 'unknown', 'taskstart', ''])(
    'reads the callback_event "%s" as unknown',
    (name) => {
      expect(decoded(Relay, relay('TaskStart', { callback_event: name }))).toMatchObject({
        callback_event: 'unknown',
        received_callback_event: name,
      })
    },
  )

  test('leaves an invalid field out, and names it', () => {
    for (const name of ['TaskStart', 'unknown']) {
      const body = relay(name, { appid: 'mine' })
      expect(decoded(Relay, body)).toStrictEqual(decoded(Relay, relay(name, { appid: undefined })))
      expect(leftOut(Relay, body)).toEqual(['appid: an integer'])
    }
  })

  test('leaves out of msg only what is invalid', () => {
    const msg = { task_start_time: 'now', more: 1 }
    expect(decoded(Relay, relay('TaskStart', { msg })).msg).toStrictEqual({ more: 1 })
    expect(leftOut(Relay, relay('TaskStart', { msg: JSON.stringify(msg) }))).toEqual([
      'msg.task_start_time: milliseconds since 1970',
    ])
  })

  test('keeps a msg that is no object as text', () => {
    expect(decoded(Relay, relay('TaskStart', { msg: 5 })).msg).toBe('5')
  })

  test('refuses a body without callback_event', () => {
    const body = relay('TaskStart', { callback_event: undefined })
    expect(failuresOf(Relay.decode(body))).toEqual(['callback_event: text'])
  })
})
