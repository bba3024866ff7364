import { describe, expect, test } from '@jest/globals'

import { languageFor } from '../../../src/inspector/page/language.ts'
import {
  kindWords,
  stateWords,
  unitWords,
  wordIn,
  words,
} from '../../../src/inspector/page/words.ts'

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

describe('words', () => {
  const said = (word: unknown): unknown =>
    typeof word === 'function' ? (word as (...given: Array<number>) => string)(2, 3) : word

  test('are English in en and Chinese in zh', () => {
    const all = [words, stateWords, kindWords, unitWords].flatMap((table) => Object.values(table))
    for (const word of all) {
      expect(said(wordIn('en')<unknown>(word))).toMatch(/[a-z文]/)
      expect(said(wordIn('zh')<unknown>(word))).toMatch(/[\u4e00-\u9fff]|^English$/)
    }
  })
})
