import { describe, expect, test } from '@jest/globals'

import { describeError } from '../../src/receive/describeError.ts'
import type { Lookalike } from '../../src/receive/lookalike.ts'
import { describeError as describeInChinese } from '../../src/text/zh.ts'
import { lookalikes } from './lookalikes.ts'
import { errors, issue } from './refusals.ts'

describe('describeError', () => {
  test.each(Object.values(errors))('says in one sentence what to do about $_tag', (error) => {
    const text = describeError(error)
    expect(text).toMatch(/^(?:The|Another) [^:]{14,}: .{10,}\.$/)
    expect(text).not.toContain('\n')
  })

  test('has a different sentence for each error', () => {
    expect(new Set(Object.values(errors).map(describeError)).size).toBe(Object.keys(errors).length)
  })

  test.each([
    [errors.BodyTooLarge, '1048576 bytes'],
    [{ ...errors.BodyTooLarge, limitFields: 10_000 }, 'a form of more than 10000 fields'],
    [errors.SignatureExpired, '361 seconds ago'],
    [errors.SignatureTooFarAhead, '3601 seconds in the future'],
    [errors.SetupFailed, 'option keys threw an error'],
    [
      { ...errors.SetupFailed, problem: 'invalid' } as const,
      'option keys returned an invalid value',
    ],
    [errors.BodyTimeout, 'within 20 seconds'],
    [errors.EventInvalid, 'event 349 has invalid fields (items[0].title: expected text)'],
  ])('names the facts of $_tag', (error, fact) => {
    expect(describeError(error)).toContain(fact)
  })

  test('lists three issues and counts the others', () => {
    const describeIssues = (count: number): string =>
      describeError({
        ...errors.EventInvalid,
        issues: Array.from({ length: count }, (_, n) => issue(n)),
      })
    expect(describeIssues(3)).toContain('items[2].title: expected text)')
    expect(describeIssues(5)).toContain('items[2].title: expected text; and 2 more)')
    expect(describeIssues(5)).not.toContain('items[3]')
  })

  test.each([
    [
      { event_type: 314 },
      'relay callback (314)',
      '拉流转推任务回调（314）',
      'acceptUnsigned: [314]',
    ],
    [{ event_type: 1 }, 'event 1 has no sign', '事件 1 的消息体没有 sign'],
    [{ event_type: 9999 }, 'event 9999 has no sign', '事件 9999 的消息体没有 sign'],
    [{}, 'not a non-negative integer, and the body has no sign', '不是非负整数，消息体也没有 sign'],
  ])('says which body has no sign: %j', (facts, english, chinese, both = '') => {
    const error = { _tag: 'SignatureMissing', ...facts } as const
    const said = [describeError(error), describeInChinese(error)]
    expect(said[0]).toContain(english)
    expect(said[1]).toContain(chinese)
    for (const text of said) expect(text).toContain(both)
  })

  test('says that an event_type is invalid', () => {
    expect(describeError({ _tag: 'EventTypeInvalid' })).toMatch(/^The event_type is not a non-neg/)
    expect(describeInChinese({ _tag: 'EventTypeInvalid' })).toMatch(/^event_type 不是非负整数/)
  })

  const firstWords: Readonly<Record<Lookalike, readonly [english: string, chinese: string]>> = {
    ChatCallback: ['a callback of Chat (IM)', '消息体是即时通信 IM 的回调'],
    TrtcCallback: ['a callback of TRTC', '消息体是实时音视频 TRTC 的回调'],
    VodEvent: ['an event of VOD', '消息体是云点播 VOD 的事件'],
    CallbackRecord: [
      'a record of DescribeCallbackRecordsList',
      '消息体是 DescribeCallbackRecordsList 的记录',
    ],
    OldImageAudit: [
      'an image audit from before August 2020',
      '消息体是 2020 年 8 月之前的图片审核',
    ],
    TornJson: ['JSON that a form parser has read', '消息体是 JSON，但被表单解析器解析过'],
    EmptyObject: ['an empty object', '消息体是空对象'],
    Unknown: ['no event_type', '消息体没有 event_type'],
  }

  test.each(Object.keys(lookalikes) as Array<Lookalike>)(
    'says first what a body without event_type is: %s',
    (looksLike) => {
      const [english, chinese] = firstWords[looksLike]
      for (const _tag of ['SignatureMissing', 'EventTypeInvalid'] as const) {
        const text = describeError({ _tag, looksLike })
        expect(text.replace(/^The body (?:is|has) /, '').startsWith(english)).toBe(true)
        expect(text).toMatch(/^The [^:]{14,}: .{10,}\.$/)
        const inChinese = describeInChinese({ _tag, looksLike })
        expect(inChinese.startsWith(chinese)).toBe(true)
        expect(inChinese).toMatch(/^[^：]{5,}：请[^：]{8,}。$/)
      }
    },
  )
})
