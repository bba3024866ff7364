import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { languageAskedFor, languageOfEnvironment } from '../../src/cli/language.ts'
import { run } from '../../src/cli/program.ts'
import { fakeTerminal } from './terminal.ts'

const locales = [undefined, '', 'C', 'en_US.UTF-8', 'zh_CN.UTF-8']
const environments = locales.flatMap((LC_ALL) =>
  locales.flatMap((LC_MESSAGES) => locales.map((LANG) => ({ LC_ALL, LC_MESSAGES, LANG }))),
)
const isSet = (value: string | undefined): boolean => value !== undefined && value !== ''

describe('languageOfEnvironment', () => {
  test('uses LC_ALL, then LC_MESSAGES, then LANG', () => {
    expect(environments).toHaveLength(125)
    for (const env of environments) {
      const { LC_ALL, LC_MESSAGES, LANG } = env
      const first = isSet(LC_ALL) ? LC_ALL : isSet(LC_MESSAGES) ? LC_MESSAGES : LANG
      expect([env, languageOfEnvironment(env)]).toEqual([env, first === locales[4] ? 'zh' : 'en'])
    }
  })

  test('uses no other variable', () => {
    for (const name of ['LANGUAGE', 'LC_CTYPE', 'lang']) {
      expect(languageOfEnvironment({ [name]: 'zh_CN.UTF-8' })).toBe('en')
    }
  })

  test.each(['zh', 'zh_CN', 'zh-TW', 'zh_HK.UTF-8', 'zh.utf8', 'zh@pinyin', 'zh_Hans_SG'])(
    'takes %s for Chinese',
    (locale) => {
      expect(languageOfEnvironment({ LANG: locale })).toBe('zh')
    },
  )

  test.each(['C', 'POSIX', 'C.UTF-8', 'en', 'ja_JP.UTF-8', 'de_CH', 'zha', 'zhuang', 'en_zh', '?'])(
    'takes %s for English',
    (locale) => {
      expect(languageOfEnvironment({ LANG: locale })).toBe('en')
    },
  )
})

describe('languageAskedFor', () => {
  test.each([
    [['--lang', 'zh', 'listen'], 'zh'],
    [['listen', '--lang', 'zh'], 'zh'],
    [['listen', '--lang=zh', '--json'], 'zh'],
    [['--lang', 'zh', '--lang', 'en'], 'en'],
    [['--lang', 'zh', '--lang=fr'], 'zh'],
    [['--lang', 'fr'], undefined],
    [['--lang'], undefined],
    [['--lang='], undefined],
    [['--language=zh'], undefined],
    [['send', '--', '--lang', 'zh'], undefined],
    [[], undefined],
  ])('finds in %j: %s', (argv, language) => {
    expect(languageAskedFor(argv)).toBe(language)
  })

  test('finds the same language as the parser, at any place', async () => {
    const call = ['fixtures', 'Snapshot', '--out', '/dev/null', '--json', '--oops']
    const place = fc.integer({ min: 0, max: call.length })
    await fc.assert(
      fc.asyncProperty(
        place,
        fc.boolean(),
        fc.constantFrom('en', 'zh'),
        async (at, apart, lang) => {
          // An option with a value takes any next word.
          fc.pre(call[at - 1] !== '--out')
          const option = apart ? ['--lang', lang] : [`--lang=${lang}`]
          const terminal = fakeTerminal({ language: lang === 'en' ? 'zh' : 'en' })
          expect(await run([...call.slice(0, at), ...option, ...call.slice(at)], terminal)).toBe(2)
          expect(terminal.noted[0]).toContain(lang === 'en' ? 'unknown option' : '没有 --oops')
        },
      ),
    )
  })
})

describe('--lang', () => {
  test.each(['zh', 'en'] as const)(
    'is refused in %s if it is neither language',
    async (language) => {
      for (const argv of [
        ['--lang', 'fr', 'sign'],
        ['sign', '--lang=fr'],
        ['sign', '--lang='],
      ]) {
        const terminal = fakeTerminal({ language })
        expect(await run(argv, terminal)).toBe(2)
        expect(terminal.printed).toEqual([])
        expect(terminal.noted).toEqual([
          language === 'zh'
            ? '错误：--lang 只能是 en、zh 之一。'
            : 'error: --lang must be one of en, zh.',
        ])
      }
    },
  )

  test('requires a value', async () => {
    const terminal = fakeTerminal()
    expect(await run(['sign', '--lang'], terminal)).toBe(2)
    expect(terminal.noted[0]).toBe("error: option '--lang <language>' argument missing")
  })

  test('overrides the environment, for both languages', async () => {
    for (const [language, lang, version] of [
      ['en', 'zh', '打印版本号'],
      ['zh', 'en', 'print the version'],
    ] as const) {
      const terminal = fakeTerminal({ language })
      expect(await run(['--help', '--lang', lang], terminal)).toBe(0)
      expect(terminal.printed.join('\n')).toContain(version)
    }
  })
})
