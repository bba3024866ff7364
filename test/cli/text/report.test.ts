import { describe, expect, test } from '@jest/globals'

import { textsIn } from '../../../src/cli/text/texts.ts'

const { report: en } = textsIn('en')
const { report: zh } = textsIn('zh')

describe('report', () => {
  test('says how many values and warnings are left out', () => {
    expect(en.moreValues(1)).toBe('and 1 more value')
    expect(en.moreFindings(2)).toBe('and 2 more warnings')
    expect(zh.moreValues(1)).toBe('另有 1 个值')
    expect(zh.moreFindings(2)).toBe('另有 2 条警告')
  })

  test('says whose answer it is, and that an entry was sent again', () => {
    expect([en.byEndpoint(31), en.sentAgain('room-1 began', 7)]).toEqual([
      'from the endpoint in 31 ms',
      'room-1 began (entry 7, sent again)',
    ])
    expect([zh.byEndpoint(31), zh.sentAgain('room-1 开始推流', 7)]).toEqual([
      '来自您的服务，用时 31 毫秒',
      'room-1 开始推流（重新发送的第 7 条）',
    ])
  })

  test('says whose key has signed, but for the first', () => {
    const signature = { expiresAt: '2026-01-02T03:14:05.000Z', when: 'T' }
    const first = { ...signature, keyNumber: undefined }
    const second = { ...signature, keyNumber: 2 }
    expect(en.signed(first)).toBe('valid; its t is 2026-01-02T03:14:05.000Z, T')
    expect(en.signed(second)).toBe('valid, by key 2; its t is 2026-01-02T03:14:05.000Z, T')
    expect(zh.signed(first)).toBe('有效；其 t 为 2026-01-02T03:14:05.000Z，T')
    expect(zh.signed(second)).toBe('有效，使用第 2 个密钥；其 t 为 2026-01-02T03:14:05.000Z，T')
  })

  test('has headings that leave room beside what they head', () => {
    for (const heading of Object.values(en.headings)) expect(heading.length).toBeLessThan(11)
    for (const heading of Object.values(zh.headings)) expect(heading).toMatch(/^\p{sc=Han}{1,5}$/u)
  })

  test('has times before and after now', () => {
    expect([en.ago('2 hours'), en.ahead('2 hours')]).toEqual(['2 hours ago', 'in 2 hours'])
    expect([zh.ago('2 小时'), zh.ahead('2 小时')]).toEqual(['2 小时前', '2 小时后'])
  })
})
