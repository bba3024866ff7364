import { describe, expect, test } from '@jest/globals'

import manifest from '../../package.json' with { type: 'json' }
import { displayWidth } from '../../src/cli/displayWidth.ts'
import { programOf, run } from '../../src/cli/program.ts'
import { languages } from '../../src/cli/text/texts.ts'
import type { Language } from '../../src/diagnose/text/Language.ts'
import { fakeTerminal } from './terminal.ts'

const parts = programOf(fakeTerminal(), () => undefined).commands.map((part) => part.name())
const helps = languages.flatMap((language) =>
  [[], ...parts.map((part) => [part])].map((argv) => [language, argv] as const),
)

const helpOf = async (language: Language, argv: ReadonlyArray<string>) => {
  const terminal = fakeTerminal({ language })
  expect(await run([...argv, '--help'], terminal)).toBe(0)
  expect(terminal.noted).toEqual([])
  return terminal.printed
}

describe('live-callbacks', () => {
  test('prints its version', async () => {
    const terminal = fakeTerminal()
    expect(await run(['--version'], terminal)).toBe(0)
    expect(terminal.printed).toEqual([manifest.version])
  })

  test('prints a help with all its parts', async () => {
    const help = (await helpOf('en', [])).join('\n')
    for (const part of parts) expect(help).toMatch(new RegExp(`^  ${part} `, 'm'))
  })

  test.each(parts)('has a help of %s with valid examples', async (part) => {
    const help = (await helpOf('en', [part])).join('\n')
    expect(help).toContain(`Usage: live-callbacks ${part} `)
    const calls = [...help.matchAll(/^ {2}\$ (?:\w+ \| )?live-callbacks (.*)$/gm)]
    expect(calls.length).toBeGreaterThan(0)
    for (const [, call = ''] of calls) {
      const program = programOf(fakeTerminal(), () => undefined)
      for (const command of program.commands) command.action(() => undefined)
      await program.parseAsync(call.split(' '), { from: 'user' })
    }
  })

  test.each(helps)('has a help in %s of %j that fits 80 columns', async (language, argv) => {
    // An example is one line, so that it can be copied.
    const isCall = (line: string): boolean => line.startsWith('  $ ')
    const lines = await helpOf(language, argv)
    expect(lines.filter((line) => displayWidth(line) > 80 && !isCall(line))).toEqual([])
  })

  test.each(helps)('has a help in %s of %j with one column of texts', async (language, argv) => {
    const terms = (await helpOf(language, argv)).flatMap(
      (line) => /^ {2}\S+(?: \S+)* {2,}(?=\S)/.exec(line) ?? [],
    )
    expect(terms.length).toBeGreaterThan(2)
    expect(new Set(terms.map(displayWidth)).size).toBe(1)
  })

  test.each(helps)('shows --lang in the help in %s of %j', async (language, argv) => {
    expect((await helpOf(language, argv)).join('\n')).toMatch(/^ {2}--lang <language> /m)
  })

  test.each([
    ['no part', []],
    ['a part that there is none of', ['snd']],
    ['an option that there is none of', ['sign', '--kee', 'x']],
  ])('refuses %s', async (_what, argv) => {
    const terminal = fakeTerminal()
    expect(await run(argv, terminal)).toBe(2)
    expect(terminal.printed).toEqual([])
    expect(terminal.noted.length).toBeGreaterThan(0)
  })

  test('throws errors that are not caused by the user', async () => {
    const terminal = {
      ...fakeTerminal(),
      print: () => {
        throw new Error('the disk is full')
      },
    }
    await expect(run(['sign', '--key', 'a'], terminal)).rejects.toThrow('the disk is full')
  })
})
