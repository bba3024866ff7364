import { describe, expect, test } from '@jest/globals'

import { describeErrcode as describeInEnglish } from '../../src/event/describeErrcode.ts'
import { describeErrcode, describeError } from '../../src/text/zh.ts'
import { errors, issue } from '../receive/refusals.ts'

const HAN = /\p{sc=Han}/u

describe('describeError', () => {
  test.each(Object.values(errors))(
    'says in one Chinese sentence what to do about $_tag',
    (error) => {
      const text = describeError(error)
      expect(text).toMatch(/^[^。：\n]{6,}：[^。\n]{6,}。$/u)
      expect(text).toMatch(HAN)
      expect(text).not.toContain('secret')
    },
  )

  test('gives every error a sentence of its own', () => {
    expect(new Set(Object.values(errors).map(describeError)).size).toBe(Object.keys(errors).length)
  })

  test.each([
    [errors.BodyTooLarge, '1048576 字节'],
    [{ ...errors.BodyTooLarge, limitFields: 10_000 }, '字段超过 10000 个'],
    [errors.SignatureExpired, '361 秒'],
    [errors.SignatureTooFarAhead, '3601 秒'],
    [errors.SetupFailed, '选项 keys 的函数抛出了错误'],
    [{ ...errors.SetupFailed, problem: 'invalid' } as const, '选项 keys 的函数返回了无效的值'],
    [errors.BodyTimeout, '20 秒内'],
    [errors.EventInvalid, '事件 349 有无效字段（items[0].title：应为文本）'],
  ])('names the facts of $_tag', (error, fact) => {
    expect(describeError(error)).toContain(fact)
  })

  test('names three issues and counts the others', () => {
    const describeIssues = (count: number): string =>
      describeError({
        ...errors.EventInvalid,
        issues: Array.from({ length: count }, (_, n) => issue(n)),
      })
    expect(describeIssues(3)).toContain('items[2].title：应为文本）')
    expect(describeIssues(5)).toContain('items[2].title：应为文本；另有 2 处）')
    expect(describeIssues(5)).not.toContain('items[3]')
  })
})

describe('describeErrcode', () => {
  const codes = Array.from({ length: 60 }, (_, code) => code)

  test.each(codes)('says in Chinese why for %d', (errcode) => {
    expect(describeErrcode(errcode)).toMatch(HAN)
  })

  test('tells the same codes apart as the English does', () => {
    const groups = (describe: (errcode: number) => string) => {
      const texts = codes.map(describe)
      return texts.map((text) => texts.indexOf(text))
    }
    expect(groups(describeErrcode)).toEqual(groups(describeInEnglish))
    expect(describeErrcode(987)).toBe('未知原因')
  })
})
