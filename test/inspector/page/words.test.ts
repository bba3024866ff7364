import { describe, expect, test } from '@jest/globals'

import { languageFor } from '../../../src/inspector/page/language.ts'
import {
  joined,
  kindWords,
  stateWords,
  unitWords,
  wordIn,
  words,
} from '../../../src/inspector/page/words.ts'
import { strayIn } from '../../cli/text/punctuation.ts'

describe('languageFor', () => {
  test.each([
    [['zh-CN', 'en'], 'zh'],
    [['de-DE', 'zh-TW', 'en-US'], 'zh'],
    [['de-DE', 'en-US', 'zh'], 'en'],
    [['de-DE'], 'en'],
    [[], 'en'],
    [['', 'ZH-hans'], 'zh'],
  ])('finds the language for %j', (preferred, language) => {
    expect(languageFor(preferred)).toBe(language)
  })
})

describe('joined', () => {
  test('joins parts with the comma of the language', () => {
    const parts = ['2 条回调', '另有 1 条新回调未显示']
    expect(wordIn('zh')(joined)(parts)).toBe('2 条回调，另有 1 条新回调未显示')
    expect(wordIn('en')(joined)(['2 callbacks', '1 new callback'])).toBe(
      '2 callbacks, 1 new callback',
    )
  })
})

describe('words', () => {
  const said = (word: unknown): unknown =>
    typeof word === 'function' ? (word as (...given: Array<number>) => string)(2, 3) : word

  test('are English in en and Chinese in zh', () => {
    const all = [words, stateWords, kindWords, unitWords].flatMap((table) => Object.values(table))
    for (const word of all) {
      expect(said(wordIn('en')<unknown>(word))).toMatch(/[a-z文]/)
      const chinese = String(said(wordIn('zh')<unknown>(word)))
      expect(chinese).toMatch(/[\u4e00-\u9fff]|^English$/)
      expect(strayIn(chinese)).toEqual([])
    }
  })
})
