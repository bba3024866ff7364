import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import ts from 'typescript'

import { testOf } from '../../../src/inspector/page/testOf.ts'
import { buildBody } from '../../../src/testing/buildBody.ts'
import { fixtures } from '../../../src/testing/fixtures.ts'
import { hostileBodies } from '../../../src/testing/hostileBodies.ts'
import { foundIn, textEncodings, withSecrets } from '../../receive/encodings.ts'
import { ARRIVAL, entryOf, entryOfText, key } from './entryOf.ts'
import { runTest } from './runTest.ts'

/** The errors of the compiler for texts, each as a file of its own. */
const complaintsOf = (texts: ReadonlyArray<string>): ReadonlyArray<string> => {
  const root = process.cwd()
  const { options } = ts.parseJsonConfigFileContent(
    {
      extends: './tsconfig.json',
      compilerOptions: {
        paths: {
          'tencent-live-callbacks': ['./src/index.ts'],
          'tencent-live-callbacks/testing': ['./src/testing/testing.ts'],
        },
      },
      files: [],
    },
    ts.sys,
    root,
  )
  const files = new Map(
    texts.map((text, index) => [`${root}/test/inspector/page/copied${index}.ts`, text]),
  )
  const disk = ts.createCompilerHost(options)
  const host = ts.createCompilerHost(options)
  host.readFile = (name) => files.get(name) ?? disk.readFile(name)
  host.fileExists = (name) => files.has(name) || disk.fileExists(name)
  const program = ts.createProgram([...files.keys()], options, host)
  return [...files.keys()]
    .flatMap((name) => ts.getPreEmitDiagnostics(program, program.getSourceFile(name)))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
}

const BEGIN = buildBody('StreamBegin', { stream_id: 'room-1' })

/** Texts that try to leave the string, the comment or the object into which a body is written. */
const nasty = [
  '*/ throw new Error("out") /*',
  "'); throw new Error('out') //",
  '`${process.exit(1)}`',
  '\\',
  "\\'",
  '\u2028',
  '\u202e\u2066',
  '</script>',
  '\ud800',
  'txSecret=',
]
const nastyEntries = nasty.map((text) => entryOf({ ...BEGIN, stream_id: text, [text]: text }))

describe('testOf', () => {
  test.each(fixtures)('makes a test of $name that passes', async ({ body }) => {
    expect(await runTest(testOf(entryOf(body)))).toHaveLength(1)
  })

  test.each(nasty)('makes a passing test of a body that contains %j', async (text) => {
    const entry = entryOf({ ...BEGIN, stream_id: text, [text]: text })
    expect(await runTest(testOf(entry))).toEqual([`handles StreamBegin of ${text}`])
  })

  test('makes a passing test of any text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), async (text) => {
        expect(await runTest(testOf(entryOfText(text)))).toHaveLength(1)
      }),
      { numRuns: 50 },
    )
  })

  test('makes passing tests of hostile bodies', async () => {
    // Larger bodies would only take longer.
    const texts = hostileBodies({ key, now: ARRIVAL })
      .map(({ body }) => body)
      .filter((body): body is string => typeof body === 'string' && body.length < 30_000)
    expect(texts.length).toBeGreaterThan(50)
    for (const text of texts) expect(await runTest(testOf(entryOfText(text)))).toHaveLength(1)
  })

  test('makes tests that compile', () => {
    const entries = [
      ...fixtures.map(({ body }) => entryOf(body)),
      ...nastyEntries,
      entryOfText('{'),
      entryOfText('{}'),
      entryOf({ ...BEGIN, text: 'x'.repeat(30_000) }),
      entryOf({ ...BEGIN, list: [1, 'a', { b: 1 }, { c: null }, []] }),
    ]
    expect(complaintsOf(entries.map(testOf))).toEqual([])
    expect(complaintsOf(['export const wrong: string = 1'])).toHaveLength(1)
  })

  test.each([
    ['a form', (fields: Record<string, string>) => new URLSearchParams(fields).toString()],
    [
      'JSON in a field of a form',
      (fields: object) => `data=${encodeURIComponent(JSON.stringify(fields))}`,
    ],
  ])('makes a passing test of %s, without its sign and secrets', async (_, write) => {
    const secret = 'fea9de3f6dd3d8f1caf2d4a108a42cf4'
    const sign = 'a'.repeat(32)
    const text = write({
      event_type: '1',
      stream_id: 'room-1',
      stream_param: `txSecret=${secret}&txTime=1`,
      t: '1700000000',
      sign,
    })
    const copied = testOf(entryOfText(text))
    expect(await runTest(copied)).toEqual(['handles StreamBegin of room-1'])
    expect(copied).not.toContain(secret)
    expect(copied).not.toContain(sign)
  })

  test.each(Object.entries(textEncodings))(
    'makes a passing test of %s, without secrets',
    async (_what, encode) => {
      const hidden = { sign: 'a1'.repeat(16), txSecret: 'b2'.repeat(16), own: 'c3'.repeat(16) }
      for (const [index, { body }] of fixtures.entries()) {
        // The name of the third is known to its user alone.
        const text = encode(withSecrets(body, hidden))
        const made = testOf(entryOfText(text))
        expect(foundIn(made, { ...hidden, own: hidden.sign })).toEqual([])
        // Each takes its time.
        if (index % 20 === 0) expect(await runTest(made)).toHaveLength(1)
      }
    },
  )

  test('contains the body without t and sign', () => {
    const text = testOf(entryOf(BEGIN))
    expect(text).toContain('"stream_id": "room-1"')
    expect(text).not.toMatch(/"(t|sign)":/)
  })

  test.each([
    ['an event', BEGIN],
    ['a relay', buildBody('TaskExit')],
    ['a large event', { ...BEGIN, text: 'x'.repeat(30_000) }],
    ['what is no event', {}],
  ])('keeps no secret of a push URL, of %s', async (_what, body) => {
    const secret = '0123456789abcdef0123456789abcdef'
    const query = `txSecret=${secret}&txTime=6914E740`
    const url = `rtmp://push.example.com/live/room-1?${query}`
    const given = {
      ...body,
      stream_id: `room?${query}`,
      stream_param: query,
      push_url: `a 'quoted' "${url}"`,
      nested: JSON.stringify({ url }),
    }
    const made = testOf(entryOf(given))
    expect(made).not.toContain(secret)
    expect(made).toContain(`txSecret=${'0'.repeat(32)}&txTime=6914E740`)
    expect(await runTest(made)).toHaveLength(1)
    expect(complaintsOf([made])).toEqual([])
  })

  test('keeps __proto__ as a field, and sets no prototype', async () => {
    const text = JSON.stringify(BEGIN).replace('{', '{"__proto__":{"event_type":0},')
    const made = testOf(entryOfText(text))
    expect(made).toContain('JSON.parse')
    expect(await runTest(made)).toEqual(['handles StreamBegin of room-1'])
  })

  test('escapes invisible characters', () => {
    const made = nastyEntries.map(testOf).join('')
    expect(made.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u)
  })

  test('keeps a relay event unsigned or signed, as received', async () => {
    const body = buildBody('TaskExit')
    const unsigned = testOf(entryOfText(JSON.stringify(body)))
    expect(unsigned).toContain('acceptUnsigned: [EventType.Relay]')
    expect(await runTest(unsigned)).toHaveLength(1)
    const signed = testOf(entryOf(body))
    expect(signed).toContain('signed: true')
    expect(await runTest(signed)).toHaveLength(1)
  })

  test('expects that a body that is no callback is refused', async () => {
    expect(await runTest(testOf(entryOfText('{')))).toEqual(['refuses a body that is no callback'])
    expect(await runTest(testOf(entryOf({ event_type: 1 })))).toEqual([
      'refuses a body that is no callback',
    ])
  })
})
