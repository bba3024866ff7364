import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { EventType } from '../src/event/EventType.ts'
import { createReceiver } from '../src/receive/receiver.ts'
import {
  CallbackRule,
  CallbackTemplate,
  eventsOf,
  generateCallbackKey,
  RelayTaskCallback,
  type TemplateEvent,
  templateFor,
} from '../src/template.ts'
import { signBody } from '../src/testing/signBody.ts'
import * as arbitrary from './arbitrary/values.ts'
import { decoded, failuresOf } from './decode.ts'
import { laws, reads, refuses } from './wire/laws.ts'

/** The events in the order of the URLs of the callback template. */
const names: ReadonlyArray<TemplateEvent> = [
  'StreamBegin',
  'StreamEnd',
  'RecordFile',
  'RecordStatus',
  'Snapshot',
  'ImageAudit',
  'AudioAudit',
  'PushException',
  'RecordException',
]

const LETTERS = Array.from('abcxyzABCXYZ0189')
const url = fc.webUrl({ withQueryParameters: true })
const key = fc
  .string({ unit: fc.constantFrom(...LETTERS, '_', '-'), minLength: 1, maxLength: 32 })
  .filter((text) => !['undefined', 'null', 'NaN'].includes(text))
const name = fc.string({
  unit: fc.constantFrom(...LETTERS, '_', '-', '春', '茶', '𠮷'),
  minLength: 1,
  maxLength: 60,
})
const words = fc.array(fc.oneof(arbitrary.text, fc.constantFrom('error', 'TaskExit')), {
  maxLength: 3,
})

const template = arbitrary.record<CallbackTemplate>({
  required: { TemplateName: name },
  optional: {
    Description: arbitrary.text,
    CallbackKey: key,
    StreamBeginNotifyUrl: url,
    StreamEndNotifyUrl: url,
    RecordNotifyUrl: url,
    RecordStatusNotifyUrl: url,
    SnapshotNotifyUrl: url,
    PornCensorshipNotifyUrl: url,
    AudioAuditNotifyUrl: url,
    PushExceptionNotifyUrl: url,
    RecordExceptionNotifyUrl: url,
    RecordExceptionLevels: words,
    StreamMixNotifyUrl: arbitrary.text,
  },
})

const rule = arbitrary.record<CallbackRule>({
  required: { DomainName: fc.domain(), AppName: arbitrary.text, TemplateId: arbitrary.natural },
  optional: {},
})

const relay = arbitrary.record<RelayTaskCallback>({
  required: { CallbackUrl: url },
  optional: { CallbackEvents: words },
})

const receiverUrl = 'https://example.com/live/9f3c/callbacks?from=tencent'

const withField = (field: keyof CallbackTemplate, values: ReadonlyArray<unknown>) =>
  values.map((value) => ({ TemplateName: 'live', [field]: value }))

const accepts = (field: keyof CallbackTemplate, values: ReadonlyArray<unknown>): void => {
  reads(
    CallbackTemplate,
    withField(field, values).map((input) => [input, input]),
  )
}

const rejects = (field: keyof CallbackTemplate, values: ReadonlyArray<unknown>): void => {
  refuses(CallbackTemplate, withField(field, values))
}

describe('CallbackTemplate', () => {
  laws(CallbackTemplate, template)

  test('accepts a name of 255 bytes, and no longer one', () => {
    accepts('TemplateName', ['a', 'live_2-春茶', 'a'.repeat(255), '茶'.repeat(85)])
    rejects('TemplateName', ['', 'a'.repeat(256), `a${'茶'.repeat(85)}`, '𠮷'.repeat(64)])
  })

  test('refuses other characters in a name', () => {
    rejects('TemplateName', ['a b', 'a.b', 'é', 'か', 'a\n', ' ', 7, null, undefined])
  })

  test('accepts a description of 1024 bytes, and no longer one', () => {
    accepts('Description', ['', 'this is a demo', 'a'.repeat(1024), `a${'茶'.repeat(341)}`])
    rejects('Description', ['a'.repeat(1025), `aa${'茶'.repeat(341)}`, 7])
  })

  test('accepts a key of 32 characters, also with _ and -, and no longer one', () => {
    accepts('CallbackKey', ['k', 'aA0_-', 'k'.repeat(32), 'undefined1', 'NaN_'])
    rejects('CallbackKey', ['k'.repeat(33), 'a b', 'a.b', 'ключ', 'k\n', 7])
  })

  test('refuses a key that is the text of a missing value', () => {
    rejects('CallbackKey', ['undefined', 'NaN'])
  })

  test('accepts http and https URLs, with a port and a query', () => {
    accepts('StreamBeginNotifyUrl', [
      'http://example.com',
      'https://example.com:8443/api/notify?action=streamBegin',
      'HTTPS://192.0.2.1/',
      'https://[2001:db8::1]/',
      'https://例子.example/回调',
    ])
  })

  test('refuses other URLs', () => {
    rejects('StreamBeginNotifyUrl', [
      'example.com/callbacks',
      '/callbacks',
      'ftp://example.com/',
      'http:example.com',
      'https://',
      'https:///callbacks',
      'https://?query',
      'https://exa mple.com/',
      'https://example.com/a b',
      ' https://example.com/',
      'https://example.com/\n',
      'https://example.com/\u0000',
      'https://example.com:99999/',
      7,
    ])
  })

  test('reports the field that is invalid', () => {
    const result = CallbackTemplate.decode({ SnapshotNotifyUrl: '/callbacks' })
    expect(failuresOf(result)).toEqual([
      'TemplateName: Chinese or English letters, digits, _ and -, at most 255 bytes',
      'SnapshotNotifyUrl: an http or https URL',
    ])
  })

  test('reads a template of DescribeLiveCallbackTemplate, and keeps its id', () => {
    const info = {
      TemplateId: 1000,
      TemplateName: 'live',
      Description: '',
      StreamBeginNotifyUrl: receiverUrl,
      StreamEndNotifyUrl: '',
      CallbackKey: '',
      PushExceptionNotifyUrl: null,
      RecordExceptionLevels: ['error', 'alarm'],
    }
    expect(decoded(CallbackTemplate, info)).toStrictEqual({
      TemplateId: 1000,
      TemplateName: 'live',
      Description: '',
      StreamBeginNotifyUrl: receiverUrl,
      RecordExceptionLevels: ['error', 'alarm'],
    })
  })
})

describe('CallbackRule', () => {
  laws(CallbackRule, rule)

  const least = { DomainName: 'push.example.com', AppName: 'live', TemplateId: 1000 }

  test('reads an id in digits', () => {
    reads(CallbackRule, [[{ ...least, TemplateId: '1000' }, least]])
  })

  test('accepts only a domain', () => {
    const notDomains = ['', 'https://push.example.com', 'push.example.com/live', 'a b', 'a:1', 7]
    refuses(
      CallbackRule,
      notDomains.map((DomainName) => ({ ...least, DomainName })),
    )
  })

  test('refuses a rule with a missing field', () => {
    refuses(
      CallbackRule,
      Object.keys(least).map((field) => ({ ...least, [field]: undefined })),
    )
    refuses(CallbackRule, [{ ...least, TemplateId: -1 }])
  })
})

describe('RelayTaskCallback', () => {
  laws(RelayTaskCallback, relay)

  test('keeps the rest of the task', () => {
    const task = { SourceType: 'PullVodPushLive', CallbackUrl: receiverUrl, CallbackEvents: ['x'] }
    reads(RelayTaskCallback, [[task, task]])
  })

  test('refuses a task without a URL', () => {
    refuses(RelayTaskCallback, [{}, { CallbackUrl: '' }, { CallbackUrl: 'example.com' }])
  })
})

describe('templateFor', () => {
  test('makes a template that Tencent accepts, and that eventsOf reads back', () => {
    fc.assert(
      fc.property(fc.subarray([...names], { minLength: 1 }), url, (events, baseUrl) => {
        const made = templateFor(baseUrl, events)
        expect(eventsOf(made)).toEqual(events)
        expect(decoded(CallbackTemplate, made)).toStrictEqual(made)
        expect(templateFor(baseUrl, [...events, ...events].reverse())).toStrictEqual(made)
      }),
    )
  })

  test("sets the URL of each event under Tencent's name of the field", () => {
    expect(templateFor(receiverUrl, names)).toStrictEqual({
      TemplateName: 'live-callbacks',
      StreamBeginNotifyUrl: receiverUrl,
      StreamEndNotifyUrl: receiverUrl,
      RecordNotifyUrl: receiverUrl,
      RecordStatusNotifyUrl: receiverUrl,
      SnapshotNotifyUrl: receiverUrl,
      PornCensorshipNotifyUrl: receiverUrl,
      AudioAuditNotifyUrl: receiverUrl,
      PushExceptionNotifyUrl: receiverUrl,
      RecordExceptionNotifyUrl: receiverUrl,
    })
    for (const event of names) {
      const { TemplateName: _, ...urls } = templateFor(receiverUrl, [event])
      expect(Object.values(urls)).toEqual([receiverUrl])
    }
  })

  test('accepts the other fields of a template', () => {
    const options = {
      TemplateName: '直播',
      Description: 'rooms',
      CallbackKey: 'k',
      RecordExceptionLevels: ['error'],
    }
    expect(templateFor(receiverUrl, ['RecordException'], options)).toStrictEqual({
      ...options,
      RecordExceptionNotifyUrl: receiverUrl,
    })
  })

  test('refuses a URL and options that Tencent would refuse', () => {
    const make = (options: Parameters<typeof templateFor>[2]) => () =>
      templateFor(receiverUrl, names, options)
    expect(() => templateFor('example.com', names)).toThrow(
      new TypeError('baseUrl must be an http or https URL.'),
    )
    expect(make({ TemplateName: 'a b' })).toThrow(/^TemplateName must be Chinese or English/)
    expect(make({ Description: 'a'.repeat(1025) })).toThrow(/^Description must be text of at most/)
    expect(make({ RecordExceptionLevels: undefined as never })).toThrow(
      new TypeError('RecordExceptionLevels must be an array of text.'),
    )
  })

  test('refuses an empty key, without the key in the message', () => {
    for (const CallbackKey of ['', 'null', 'undefined', 'a key', undefined]) {
      const make = () => templateFor(receiverUrl, names, { CallbackKey } as { CallbackKey: string })
      expect(make).toThrow(
        new TypeError(
          'CallbackKey must be 1 to 32 letters, digits, _ and -, and not undefined, null or NaN.',
        ),
      )
    }
  })

  test('refuses events that have no URL, and an empty list', () => {
    const others = Object.keys(EventType).filter((event) => !names.includes(event as TemplateEvent))
    expect(others).toEqual(expect.arrayContaining(['Relay', 'QualityControl']))
    for (const list of [[], ...others.map((event) => ['StreamBegin', event]), ['constructor']]) {
      expect(() => templateFor(receiverUrl, list as ReadonlyArray<TemplateEvent>)).toThrow(
        /^names must be a list of at least one of StreamBegin, .*, RecordException: Relay goes to/,
      )
    }
  })
})

describe('eventsOf', () => {
  test('treats empty text and null as no URL', () => {
    const info = { StreamBeginNotifyUrl: '', StreamEndNotifyUrl: receiverUrl }
    expect(eventsOf({ ...info, PushExceptionNotifyUrl: null })).toEqual(['StreamEnd'])
    expect(eventsOf({})).toEqual([])
  })
})

describe('generateCallbackKey', () => {
  const keys = Array.from({ length: 200 }, generateCallbackKey)

  test('makes 32 letters and digits', () => {
    for (const made of keys) expect(made).toMatch(/^[A-Za-z0-9]{32}$/)
  })

  test('uses every letter and digit, and makes no key twice', () => {
    expect(new Set(keys.join(''))).toHaveProperty('size', 62)
    expect(new Set(keys)).toHaveProperty('size', keys.length)
  })

  test('makes keys that a receiver and a template accept', () => {
    for (const made of keys.slice(0, 20)) {
      const { signature } = createReceiver({ keys: made }).receiveOrThrow(
        signBody({ event_type: 1, stream_id: 'room-1' }, { key: made }),
      )
      expect(signature.status).toBe('signed')
      expect(templateFor(receiverUrl, names, { CallbackKey: made }).CallbackKey).toBe(made)
      accepts('CallbackKey', [made])
    }
  })
})
