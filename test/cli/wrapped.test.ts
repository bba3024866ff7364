import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { displayWidth } from '../../src/cli/displayWidth.ts'
import { wrapped } from '../../src/cli/wrapped.ts'

const word = fc.constantFrom(
  'a',
  'callback',
  '--key',
  '314',
  '回',
  '调密钥',
  '（',
  '）',
  '，',
  '。',
  ' ',
)
/** Texts without a space before closing punctuation. */
const prose = fc
  .array(word, { maxLength: 60 })
  .map((words) => words.join('').replace(/ +(?=[），。])/g, ''))
const bare = (text: string): string => text.replace(/\s/g, '')

describe('wrapped', () => {
  test('removes only spaces, and begins no line with closing punctuation', () => {
    fc.assert(
      fc.property(prose, fc.integer({ min: 1, max: 60 }), (text, width) => {
        const whole = wrapped(text, width)
        expect(bare(whole)).toBe(bare(text))
        for (const line of whole.split('\n').slice(1))
          expect(line).not.toMatch(/^[\s）」》，。；：！？、]/)
      }),
    )
  })

  test('keeps to the width if there are places to break', () => {
    const words = fc.constantFrom('a', 'callback', '回', '调', ' ', '密钥，', '（a）')
    fc.assert(
      fc.property(fc.array(words), (parts) => {
        const text = parts.join('').replaceAll('acallback', 'a callback')
        const lines = wrapped(text.replace(/[a-z]{20,}/g, 'long'), 24).split('\n')
        expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(24)
      }),
    )
  })

  test.each([
    ['one two three', 7, 'one two\nthree'],
    ['一二三四五', 6, '一二三\n四五'],
    ['一二三，四五', 6, '一二\n三，四\n五'],
    ['一二（三）四', 6, '一二\n（三）\n四'],
    ['用 --key 指定', 8, '用 --key\n指定'],
    ['tooLongForThat', 4, 'tooLongForThat'],
    ['', 4, ''],
  ])('breaks %j at %i columns', (text, width, lines) => {
    expect(wrapped(text, width)).toBe(lines)
  })
})
