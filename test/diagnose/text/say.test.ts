import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import type { RecordsForm } from '../../../src/diagnose/callbackRecords.ts'
import type { Diagnosis } from '../../../src/diagnose/Diagnosis.ts'
import type { Finding } from '../../../src/diagnose/Finding.ts'
import { printable } from '../../../src/diagnose/printable.ts'
import type { Reason } from '../../../src/diagnose/Reason.ts'
import type { Shape } from '../../../src/diagnose/Shape.ts'
import type { Language } from '../../../src/diagnose/text/Language.ts'
import { sayFinding, sayReason, sayRefusal, saySummary } from '../../../src/diagnose/text/say.ts'
import type { Name } from '../../../src/handle/observation.ts'
import { describeError } from '../../../src/receive/describeError.ts'
import type { SignatureError } from '../../../src/receive/error.ts'
import { buildBody } from '../../../src/testing/buildBody.ts'
import { fixtures } from '../../../src/testing/fixtures.ts'
import { hostileBodies } from '../../../src/testing/hostileBodies.ts'
import { signBody } from '../../../src/testing/signBody.ts'
import { describeError as describeErrorInChinese } from '../../../src/text/zh.ts'
import type { JsonObject } from '../../../src/wire/json.ts'
import { START } from '../../cli/terminal.ts'
import { begin, bodyOfFinding, checkOfReason, key, look, t } from '../examples.ts'

const HAN = /\p{sc=Han}/u

const languages: ReadonlyArray<Language> = ['en', 'zh']

/** Every sentence of a diagnosis except its summary, which contains values of the body. */
const sentencesOf = (
  { findings, signature }: Diagnosis,
  language: Language,
): ReadonlyArray<string> => [
  ...findings.map((finding) => sayFinding(finding, language)),
  ...(signature.status === 'refused'
    ? [
        sayRefusal(signature.refusal, language),
        ...signature.likely.map((reason) => sayReason(reason, language)),
      ]
    : []),
]

const expectSaid = (diagnosis: Diagnosis): void => {
  const english = sentencesOf(diagnosis, 'en')
  const chinese = sentencesOf(diagnosis, 'zh')
  expect(chinese).toHaveLength(english.length)
  for (const sentence of english) {
    expect(sentence).toMatch(/^[A-Z].*[.]$/)
    expect(sentence).not.toMatch(HAN)
    expect(sentence).not.toMatch(/undefined|\[object|NaN/)
  }
  for (const sentence of chinese) {
    expect(sentence).toMatch(/。$/)
    expect(sentence).toMatch(HAN)
    expect(sentence).not.toMatch(/undefined|\[object|NaN/)
  }
  expect(saySummary(diagnosis, 'zh')).toMatch(HAN)
}

describe('sayFinding', () => {
  test.each(Object.keys(bodyOfFinding) as Array<Finding['code']>)('says %s', (code) => {
    const diagnosis = look(bodyOfFinding[code])
    expect(diagnosis.findings.map((finding) => finding.code)).toContain(code)
    expectSaid(diagnosis)
  })

  test('has a different sentence for each code', () => {
    const findings = Object.entries(bodyOfFinding).flatMap(([code, body]) =>
      look(body).findings.filter((finding) => finding.code === code),
    )
    for (const language of languages) {
      const sentences = new Set(findings.map((finding) => sayFinding(finding, language)))
      expect(sentences.size).toBe(findings.length)
    }
  })

  const said: ReadonlyArray<readonly [Finding, english: string, chinese: string]> = [
    [
      { code: 'OldBody', seconds: 7200 },
      'The event happened 2 hours ago: the body is an old one, or it arrived very late.',
      '事件发生于 2 小时前：消息体是旧的，或到达得很晚。',
    ],
    [
      {
        code: 'FieldInvalid',
        path: 'a',
        expected: 'an array of a non-negative integer',
        received: { kind: 'missing' },
      },
      'The field must be an array of a non-negative integer, but it is missing.',
      '该字段必须为数组，每项为非负整数，但缺少该字段。',
    ],
    [
      { code: 'FieldsMissing', fields: ['errmsg', 'sequence'] },
      'The event has no errmsg, sequence, which all known bodies of this event have.',
      '事件缺少 errmsg、sequence，而此事件的所有已知消息体都有。',
    ],
    [
      { code: 'Base64', inside: 'StreamBegin' },
      'The body is base64, as API gateways forward binary bodies: decode it first. The event inside is StreamBegin.',
      '消息体是 base64 编码，API 网关会这样转发二进制消息体：请先解码。其中的事件是 StreamBegin。',
    ],
  ]
  test.each(said)('says %j in both languages', (finding, english, chinese) => {
    expect(sayFinding(finding, 'en')).toBe(english)
    expect(sayFinding(finding, 'zh')).toBe(chinese)
  })

  const shapes: ReadonlyArray<readonly [Shape, english: string, chinese: string]> = [
    [{ kind: 'missing' }, 'but it is missing', '但缺少该字段'],
    [{ kind: 'null' }, 'but null came instead', '但收到的是 null'],
    [{ kind: 'boolean' }, 'but true or false came instead', '但收到的是 true 或 false'],
    [
      { kind: 'number', like: '9.9' },
      'but a number like 9.9 came instead',
      '但收到的是形如 9.9 的数字',
    ],
    [
      { kind: 'text', like: 'A99' },
      'but a text like "A99" came instead',
      '但收到的是形如 "A99" 的文本',
    ],
    [{ kind: 'text', like: '' }, 'but an empty text came instead', '但收到的是空文本'],
    [{ kind: 'list', size: 3 }, 'but a list of 3 items came instead', '但收到的是 3 项的数组'],
    [
      { kind: 'object', size: 1 },
      'but an object with 1 field came instead',
      '但收到的是含 1 个字段的对象',
    ],
  ]
  test.each(shapes)(
    'says what came in place of a valid value: %j',
    (received, english, chinese) => {
      for (const code of ['FieldInvalid', 'FieldLeftOut'] as const) {
        const finding = { code, path: 'a', expected: 'text', received }
        expect(sayFinding(finding, 'en')).toContain(`must be text, ${english}.`)
        expect(sayFinding(finding, 'zh')).toContain(`必须为文本，${chinese}`)
      }
    },
  )

  const records: ReadonlyArray<
    readonly [RecordsForm, Array<Name>, english: string, chinese: string]
  > = [
    [
      'Record',
      ['StreamEnd'],
      'The record has the callback in the field Request: pass that. The event inside is StreamEnd.',
      '这条记录的 Request 字段是回调，请传入该字段。其中的事件是 StreamEnd。',
    ],
    [
      'List',
      ['StreamBegin', 'StreamEnd'],
      'The body is a list of 2 records of DescribeCallbackRecordsList, and it has the callback in the field Request: pass that. The events inside are StreamBegin, StreamEnd.',
      '消息体是 DescribeCallbackRecordsList 的 2 条记录，其中的 Request 字段是回调，请传入该字段。其中的事件是 StreamBegin、StreamEnd。',
    ],
    [
      'Response',
      [],
      'The response has 2 records, and it has no callback in the field Request.',
      '应答含 2 条记录，其中的 Request 字段都不是回调。',
    ],
  ]
  test.each(records)('says what records are: %s %j', (form, inside, english, chinese) => {
    const finding = { code: 'CallbackRecords', form, records: 2, inside } as const
    expect(sayFinding(finding, 'en')).toBe(english)
    expect(sayFinding(finding, 'zh')).toBe(chinese)
  })

  test('lists eight documented values, and counts the others', () => {
    const listed = (count: number, language: Language): string => {
      const documented = Array.from({ length: count }, (_, n) => `v${String(n)}`)
      return sayFinding({ code: 'UndocumentedValue', path: 'x', documented }, language)
    }
    expect(listed(8, 'en')).toContain('(documented are v0, v1, v2, v3, v4, v5, v6, v7)')
    expect(listed(10, 'en')).toContain('v6, v7 and 2 more)')
    expect(listed(8, 'zh')).toContain('（文档列出的有 v0、v1、v2、v3、v4、v5、v6、v7）')
    expect(listed(10, 'zh')).toContain('v6、v7 等，另有 2 个）')
  })
})

describe('sayReason', () => {
  test.each(Object.keys(checkOfReason) as Array<Reason['code']>)('says %s', (code) => {
    const [body, given] = checkOfReason[code]
    const diagnosis = look(body, given)
    expect(diagnosis.signature).toMatchObject({
      likely: expect.arrayContaining([expect.objectContaining({ code })]) as unknown,
    })
    expectSaid(diagnosis)
  })

  test('has a different sentence for each code', () => {
    const reasons = Object.entries(checkOfReason).flatMap(([code, [body, given]]) => {
      const { signature } = look(body, given)
      const likely = signature.status === 'refused' ? signature.likely : []
      return likely.filter((reason) => reason.code === code)
    })
    for (const language of languages) {
      const sentences = new Set(reasons.map((reason) => sayReason(reason, language)))
      expect(sentences.size).toBe(Object.keys(checkOfReason).length)
    }
  })

  test('says whether a key has only line breaks too much', () => {
    for (const [language, lineBreaks, blanks] of [
      ['en', 'Your key begins or ends with a line break', 'Your key contains whitespace'],
      ['zh', '您提供的密钥开头或末尾有换行符', '您提供的密钥含有空白'],
    ] as const) {
      expect(sayReason({ code: 'KeyHasBlanks', lineBreak: true }, language)).toContain(lineBreaks)
      expect(sayReason({ code: 'KeyHasBlanks', lineBreak: false }, language)).toContain(blanks)
    }
  })

  test('names durations', () => {
    const reason = { code: 'OffByTimeZone', seconds: 28_800 } as const
    expect(sayReason(reason, 'en')).toContain('almost exactly 8 hours')
    expect(sayReason(reason, 'zh')).toContain('几乎正好相差 8 小时')
    const odd = { code: 'OffByTimeZone', seconds: 20_700 } as const
    expect(sayReason(odd, 'en')).toContain('almost exactly 5 hours 45 minutes, as if')
    expect(sayReason(odd, 'zh')).toContain('几乎正好相差 5 小时 45 分钟，')
    const one = { code: 'OffByTimeZone', seconds: 3600 } as const
    expect(sayReason(one, 'en')).toContain('almost exactly 1 hour, as if')
  })
})

describe('sayRefusal', () => {
  test('says what to do about an invalid key', () => {
    const refusal: SignatureError = { _tag: 'SetupFailed', option: 'keys', problem: 'invalid' }
    expect(sayRefusal(refusal, 'en')).toContain('it is empty, or has a blank, a quote')
    expect(sayRefusal(refusal, 'zh')).toContain('密钥为空，或含有空白、引号')
  })

  test.each<SignatureError>([
    { _tag: 'SignatureMismatch' },
    { _tag: 'SetupFailed', option: 'now', problem: 'threw' },
    { _tag: 'SignatureExpired', expiredBySeconds: 400 },
  ])('says else what describeError says: %j', (refusal) => {
    expect(sayRefusal(refusal, 'en')).toBe(describeError(refusal))
    expect(sayRefusal(refusal, 'zh')).toBe(describeErrorInChinese(refusal))
  })
})

describe('the texts of a diagnosis', () => {
  test('exist for every fixture, with any signature', () => {
    for (const { body } of fixtures) {
      expectSaid(look(body))
      expectSaid(look(signBody(body, { key, t }), key))
      expectSaid(look(signBody(body, { key, t }), 'another'))
    }
  })

  test('exist for every hostile body', () => {
    const isShort = (body: unknown): body is Uint8Array | string =>
      (typeof body === 'string' || body instanceof Uint8Array) && body.length < 100_000
    const bodies = hostileBodies({ key, now: START }).map(({ body }) => body)
    expect(bodies.filter(isShort).length).toBeGreaterThan(100)
    for (const body of bodies.filter(isShort)) expectSaid(look(body, key))
  })

  /** Values that may occur anywhere in a body. */
  const anyValue = fc.oneof(
    fc.jsonValue(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('', 'null', '{}', '[]', '"{}"', '\u001b[2J\r\n\u202e', '𝒳'.repeat(100)),
  )
  const anyEvent = fc
    .tuple(fc.constantFrom(...fixtures.map(({ body }) => body)), fc.nat(), anyValue)
    .map(([body, at, value]) => {
      const names = Object.keys(body)
      return { ...body, [names[at % names.length] ?? '']: value } as JsonObject
    })

  test('are as many in each language, and each on one line', () => {
    fc.assert(
      fc.property(anyEvent, fc.constantFrom(key, 'another', ''), (body, given) => {
        const diagnosis = look(body, given)
        const before = JSON.stringify(diagnosis)
        const summaries = languages.map((language) => saySummary(diagnosis, language))
        const said = languages.map((language) => sentencesOf(diagnosis, language))
        expect(said[0]).toHaveLength(said[1]?.length ?? 0)
        for (const line of [...summaries, ...said.flat()]) expect(printable(line)).toBe(line)
        expect(JSON.stringify(diagnosis)).toBe(before)
      }),
      { numRuns: 500 },
    )
  })

  test('contain no secret', () => {
    const secrets = fc.stringMatching(/^[A-Za-z0-9]{12,32}$/)
    fc.assert(
      fc.property(secrets, secrets, fc.nat(), (mine, theirs, age) => {
        for (const signer of [mine, theirs]) {
          const body = signBody(begin, { key: signer, t: t - age })
          const diagnosis = look(body, ` ${mine}`)
          for (const language of languages) {
            const said = [saySummary(diagnosis, language), ...sentencesOf(diagnosis, language)]
            expect(said.join()).not.toContain(mine)
            expect(said.join()).not.toContain(theirs)
            expect(said.join()).not.toContain(body.sign)
          }
        }
      }),
    )
  })

  test('mask the secrets of push URLs', () => {
    const msg = JSON.stringify({ url: 'http://example.com/a.m3u8?txSecret=0123456789abcdef&x=1' })
    const diagnosis = look(buildBody('VodSourceFileStart', { msg }))
    for (const language of languages) {
      expect(saySummary(diagnosis, language)).toContain('txSecret=…&x=1')
    }
  })
})
