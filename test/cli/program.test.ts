import { describe, expect, test } from '@jest/globals'

import manifest from '../../package.json' with { type: 'json' }
import { programOf, run } from '../../src/cli/program.ts'
import { fakeTerminal } from './terminal.ts'

const parts = programOf(fakeTerminal(), () => undefined).commands.map((part) => part.name())

describe('live-callbacks', () => {
  test('prints its version', async () => {
    const terminal = fakeTerminal()
    expect(await run(['--version'], terminal)).toBe(0)
    expect(terminal.printed).toEqual([manifest.version])
  })

  test('prints a help with all its parts', async () => {
    const terminal = fakeTerminal()
    expect(await run(['--help'], terminal)).toBe(0)
    for (const part of parts)
      expect(terminal.printed.join('\n')).toMatch(new RegExp(`^  ${part} `, 'm'))
  })

  test.each(parts)('has a help of %s with examples that are understood', async (part) => {
    const terminal = fakeTerminal()
    expect(await run([part, '--help'], terminal)).toBe(0)
    const help = terminal.printed.join('\n')
    expect(help).toContain(`Usage: live-callbacks ${part} `)
    const calls = [...help.matchAll(/^ {2}\$ (?:\w+ \| )?live-callbacks (.*)$/gm)]
    expect(calls.length).toBeGreaterThan(0)
    for (const [, call = ''] of calls) {
      const program = programOf(fakeTerminal(), () => undefined)
      for (const command of program.commands) command.action(() => undefined)
      await program.parseAsync(call.split(' '), { from: 'user' })
    }
  })

  test.each(parts)('has a help of %s that breaks no word on 80 columns', async (part) => {
    const terminal = fakeTerminal()
    await run([part, '--help'], terminal)
    // A call is copied as one line.
    const isCall = (line: string): boolean => line.startsWith('  $ ')
    expect(terminal.printed.filter((line) => line.length > 80 && !isCall(line))).toEqual([])
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

  test('throws what is no fault of the user', async () => {
    const terminal = {
      ...fakeTerminal(),
      print: () => {
        throw new Error('the disk is full')
      },
    }
    await expect(run(['sign', '--key', 'a'], terminal)).rejects.toThrow('the disk is full')
  })
})
