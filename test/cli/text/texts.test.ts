import { describe, expect, test } from '@jest/globals'

import { describeDiagnosis } from '../../../src/cli/describeDiagnosis.ts'
import { describeEntry } from '../../../src/cli/describeEntry.ts'
import { programOf, run } from '../../../src/cli/program.ts'
import { languages, type Texts, textsIn } from '../../../src/cli/text/texts.ts'
import { UTC } from '../../../src/cli/times.ts'
import { diagnose } from '../../../src/diagnose/diagnose.ts'
import { fixtures } from '../../../src/testing/fixtures.ts'
import type { JsonObject } from '../../../src/wire/json.ts'
import { fakeTerminal, START } from '../terminal.ts'
import { englishIn } from './english.ts'
import { strayIn } from './punctuation.ts'

type SaidOf<S> = {
  readonly [K in keyof S as S[K] extends (...facts: never) => string ? K : never]: S[K] extends (
    ...facts: infer Facts
  ) => string
    ? Facts
    : never
}

/** Facts for every text that needs facts. A missing one does not compile. */
const facts: { readonly [Section in keyof Texts]: SaidOf<Texts[Section]> } = {
  program: {
    byDefault: ['推流', '3000'],
    error: ['--key'],
    languageInvalid: [['en', 'zh']],
    unknownCommand: ['snd', 'send'],
    unknownOption: ['--kee', '--key'],
    missingArgument: ['event'],
    missingOption: ['--to <url>'],
    missingValue: ['--key <key>'],
    excessArguments: ['sign', 2, 7],
    conflict: ['--key', '--generate-key'],
  },
  shared: {
    labelled: ['推流', '200'],
    joined: [['推流', '200']],
    endpointInvalid: ['--to'],
    unknownName: ['StreamEnd'],
    resultUnwritable: ['ENOSPC'],
  },
  answers: {},
  listen: {
    portInvalid: ['--port'],
    portInUse: [3000, '--port'],
    portForbidden: [80, '--inspector-port'],
    hostUnusable: ['EADDRNOTAVAIL'],
    samePort: [3000],
    recordUnwritable: ['ENOENT'],
    callbacksAt: ['http://127.0.0.1:3000/'],
    inspectorAt: ['http://127.0.0.1:3001/'],
    forwarding: ['http://127.0.0.1:8080/callbacks'],
    forwardingByPath: ['http://127.0.0.1:8080'],
    noCallback: ['GET', 'MethodNotAllowed'],
    notRecorded: ['ENOSPC'],
    total: [{ accepted: 3, refused: 4, answered200: 5 }],
  },
  inspect: { fileUnreadable: ['ENOENT'] },
  report: {
    ago: ['3'],
    ahead: ['3'],
    signed: [{ keyNumber: 2, expiresAt: '2026-01-02T03:14:05Z', when: '3' }],
    refused: ['推流'],
    proven: ['推流'],
    likely: ['推流'],
    moreValues: [7],
    moreFindings: [8],
    sentAgain: ['推流', 9],
    byEndpoint: [31],
  },
  send: {
    countInvalid: ['--count', 1_000_000],
    warning: ['推流'],
    willRetry: [{ retries: 12, seconds: 60 }],
    progress: [14, 20],
    answer: ['503'],
    exchange: ['503', 'StreamEnd', 31],
    wouldRetry: [{ retries: 5, seconds: 120 }],
    posts: [1000, 'StreamEnd', 1.247, 801.9],
    ofEvents: [1000],
    latency: [19, 61],
  },
  scenario: {
    paceInvalid: [0.01],
    unknown: ['relay'],
    callbacks: ['10'],
  },
  fixtures: { written: [63, 'bodies'] },
  sign: {},
  template: {
    eventsInvalid: ['StreamBegin,StreamEnd'],
    eventWithoutUrl: ['Relay', 'RecordFile', 'StreamBegin,StreamEnd'],
  },
}

const said = Object.entries(facts).flatMap(([section, texts]) =>
  Object.entries(texts as Readonly<Record<string, ReadonlyArray<unknown>>>).map(
    ([name, given]) => [section, name, given] as const,
  ),
)

/** The texts of a section without what its type says: a name for each. */
const sectionOf = (language: (typeof languages)[number], section: string) =>
  (textsIn(language) as unknown as Record<string, Record<string, unknown>>)[section] ?? {}

const say = (
  language: (typeof languages)[number],
  [section, name, given]: (typeof said)[number],
): string =>
  (sectionOf(language, section)[name] as (...given: ReadonlyArray<unknown>) => string)(...given)

const factsIn = (given: unknown): ReadonlyArray<string> =>
  typeof given === 'object' && given !== null
    ? Object.values(given).flatMap(factsIn)
    : [String(given)]

/** Texts without facts, at any depth. */
const plainTexts = (value: unknown): ReadonlyArray<string> => {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(plainTexts) : []
}

describe('textsIn', () => {
  test.each(said)('says %s.%s with all of its facts, in each language', (...text) => {
    for (const language of languages) {
      const sentence = say(language, text)
      for (const fact of factsIn(text[2])) expect(sentence).toContain(fact)
      expect(sentence).not.toMatch(/undefined|NaN|object/)
    }
  })

  test('is Chinese except for names', () => {
    const all = [...plainTexts(textsIn('zh')), ...said.map((text) => say('zh', text))]
    expect(all.length).toBeGreaterThan(150)
    expect(all.flatMap(englishIn)).toEqual([])
    expect(all.flatMap(strayIn)).toEqual([])
    const names = new Set(['503'])
    for (const text of all) if (!names.has(text)) expect(text).toMatch(/\p{Script=Han}/u)
  })

  test('has as many paragraphs in Chinese as in English', () => {
    const shapeOf = (value: unknown): unknown =>
      typeof value === 'object' && value !== null
        ? Object.fromEntries(Object.entries(value).map(([name, part]) => [name, shapeOf(part)]))
        : typeof value
    expect(shapeOf(textsIn('zh'))).toEqual(shapeOf(textsIn('en')))
  })

  test('has Chinese for the codes of missing answers', () => {
    expect(['no answer', 'bad port', 'ECONNREFUSED'].map(textsIn('zh').send.answer)).toEqual([
      '无应答',
      '端口受限',
      'ECONNREFUSED',
    ])
  })

  test('has no suggestion if no name is similar', () => {
    expect(textsIn('en').shared.unknownName(undefined)).not.toContain('did you mean')
    expect(textsIn('zh').shared.unknownName(undefined)).not.toContain('是不是')
    expect(textsIn('en').listen.total({ accepted: 1, refused: 0, answered200: 1 })).toMatch(
      /^1 callback:/,
    )
  })
})

const parts = programOf(fakeTerminal(), () => undefined).commands.map((part) => part.name())
const helps = [[], ...parts.map((part) => [part])].flatMap((argv) => [
  [...argv, '--help'],
  ['help', ...argv],
])

const to = ['--to', 'http://localhost/']
const url = ['--url', 'https://example.com/callbacks']
const key = ['--key', 'examplecallbackkey']

/** Every error of the arguments. */
const mistakes: ReadonlyArray<ReadonlyArray<string>> = [
  [],
  ['snd'],
  ['--lang'],
  ['--lang', 'fr'],
  ['help', 'snd'],
  ['sign'],
  ['sign', ...key, '--t', '1'],
  ['sign', '--key', 'a b'],
  ['sign', '--kee'],
  ['sign', 'x'],
  ['listen', '--port', 'x'],
  ['listen', '--inspector-port', '65536'],
  ['listen', '--port', '0', '--host', '192.0.2.1'],
  ['listen', '--port', '3001'],
  ['listen', '--open', '--no-inspector'],
  ['listen', '--forward', 'localhost'],
  ['listen', '--key', ''],
  ['listen', '--key', 'a b'],
  ['listen', '--record', '/nowhere/x'],
  ['listen', 'x'],
  ['inspect', '/nowhere/x'],
  ['inspect', '--at', 'soon'],
  ['inspect', '--key', ' '],
  ['inspect', '--time-zone', 'Mars/Base'],
  ['inspect', 'a', 'b'],
  ['send'],
  ['send', 'StreamEnd'],
  ['send', 'StreamEnd', '--to'],
  ['send', 'StreamEnd', '--to', 'localhost'],
  ['send', 'StreamEnd', ...to],
  ['send', 'StremEnd', ...to],
  ['send', 'Foo', ...to],
  ['send', './none.json', ...to],
  ['send', '-', ...to, ...key],
  ['send', 'StreamEnd', ...to, '--count', '0'],
  ['send', 'StreamEnd', ...to, '--concurrency', 'x'],
  ['send', 'StreamEnd', ...to, ...key, '--set', 'a'],
  ['send', 'StreamEnd', ...to, ...key, '--set', 'a..b=1'],
  ['send', 'StreamEnd', ...to, ...key, '--set', 'stream_id.a=1'],
  ['send', 'StreamEnd', ...to, ...key, '--unset', 'none'],
  ['scenario', 'strem', ...to],
  ['scenario', 'Foo', ...to],
  ['scenario', 'stream'],
  ['scenario', 'stream', ...to],
  ['scenario', 'stream', '--pace', '0'],
  ['fixtures', 'Snapshto'],
  ['fixtures', 'Foo'],
  ['fixtures', '--out', 'package.json'],
  ['fixtures', 'Snapshot', '--signed'],
  ['template'],
  ['template', '--url', 'example.com'],
  ['template', ...url, '--events', 'Recordfil'],
  ['template', ...url, '--events', ''],
  ['template', ...url, '--name', 'a b'],
  ['template', ...url, '--key', ' '],
  ['template', ...url, ...key, '--generate-key'],
]

/** A fixture, and the same without each of its fields. */
const partsOf = (body: JsonObject): ReadonlyArray<JsonObject> => [
  body,
  ...Object.keys(body).map((name) => {
    const { [name]: _left, ...rest } = body
    return rest
  }),
]

/** What `inspect` and `listen` say of a body, without the values of its fields. */
const describedInChinese = (body: JsonObject, key: string): ReadonlyArray<string> => {
  const diagnosis = diagnose(JSON.stringify(body), { keys: [key], now: () => START })
  const voice = { language: 'zh', paint: fakeTerminal().paint, times: UTC } as const
  const report = describeDiagnosis(diagnosis, START, voice)
  const values = report.indexOf(textsIn('zh').report.headings.event)
  const entry = { id: 2, path: '/', remoteAddress: '', text: '', bytes: 0, resentFrom: 1 }
  const answer = { status: 200, by: 'endpoint', durationMs: 31 } as const
  return [
    ...(values === -1 ? report : report.slice(0, values)),
    ...describeEntry({ ...entry, arrivedAt: START.toISOString(), diagnosis, answer }, voice),
  ]
}

describe('the command in Chinese', () => {
  test.each([
    '未命名的流 的事件 399',
    '开始推流 （重新发送的第 1 条）',
    '开始推流， 推流端',
    '流：push.example.com, 名称',
    'stream_id: 该字段',
    '51 天前; 有效',
  ])('would not say %s', (text) => {
    expect(strayIn(text)).toHaveLength(1)
  })

  test('says nothing with a stray blank or Latin punctuation of any event', () => {
    const unknown = [{ event_type: 399 }, { event_type: 314, callback_event: 'New' }]
    const bodies = [...unknown, ...fixtures.flatMap(({ body }) => partsOf(body))]
    const lines = ['fixture-key', 'another'].flatMap((secret) =>
      bodies.flatMap((body) => describedInChinese(body, secret)),
    )
    expect(lines.some((line) => line.includes('未命名的流的事件 399，'))).toBe(true)
    expect(lines.some((line) => line.includes('（重新发送的第 1 条）'))).toBe(true)
    expect([...new Set(lines)].filter((line) => strayIn(line).length > 0)).toEqual([])
  })

  test.each(helps.map((argv) => [argv]))('has a help for %j without English', async (argv) => {
    const terminal = fakeTerminal({ language: 'zh' })
    expect(await run(argv, terminal)).toBe(0)
    expect(terminal.printed.flatMap(englishIn)).toEqual([])
    const english = fakeTerminal()
    await run(argv, english)
    expect(english.printed.flatMap(englishIn).length).toBeGreaterThan(5)
  })

  test.each(mistakes.map((argv) => [argv]))('refuses %j without English', async (argv) => {
    const terminal = fakeTerminal({ language: 'zh', input: '[]' })
    expect(await run(argv, terminal)).toBe(2)
    expect(terminal.printed).toEqual([])
    expect(terminal.noted.flatMap(englishIn)).toEqual([])
    expect(terminal.noted[0]).toMatch(/^(?:错误：|用法：).*/u)
    const english = fakeTerminal({ input: '[]' })
    expect(await run(argv, english)).toBe(2)
    expect(english.noted.flatMap(englishIn).length).toBeGreaterThan(0)
  })
})
