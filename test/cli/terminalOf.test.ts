import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { describe, expect, test } from '@jest/globals'

import { inLanguage, type ProcessLike, terminalOf } from '../../src/cli/Terminal.ts'

const streamOf = (isTTY: boolean) => {
  const written: Array<string> = []
  return { isTTY, written, write: (text: string) => written.push(text) }
}

const inputOf = async function* (...chunks: ReadonlyArray<Uint8Array | string>) {
  for (const chunk of chunks) yield await Promise.resolve(chunk)
}

const processOf = (
  env: Readonly<Record<string, string>> = {},
  { isTTY = false, input = inputOf() }: { isTTY?: boolean; input?: ProcessLike['stdin'] } = {},
) => {
  const signals = new Map<string, () => void>()
  return {
    env,
    // Where it is not, there is no such program.
    platform: 'win32' as const,
    stdin: input,
    stdout: streamOf(isTTY),
    stderr: streamOf(isTTY),
    signals,
    once: (signal: string, listener: () => void) => signals.set(signal, listener),
  }
}

describe('terminalOf', () => {
  test('prints to stdout, and notes to stderr', () => {
    const process = processOf({ A: 'b' })
    const { print, note, redraw, env, isWatched } = terminalOf(process, '')
    print('result')
    note('note')
    redraw('lost, without a terminal')
    expect(process.stdout.written).toEqual(['result\n'])
    expect(process.stderr.written).toEqual(['note\n'])
    expect([env, isWatched]).toEqual([{ A: 'b' }, false])
  })

  test('redraws a line on a terminal', () => {
    const process = processOf({}, { isTTY: true })
    const { redraw, isWatched } = terminalOf(process, '')
    redraw('50 %')
    expect(process.stderr.written).toEqual(['\r\u001b[K50 %'])
    expect(isWatched).toBe(true)
  })

  test.each([
    ['a terminal', {}, true, true],
    ['a file', {}, false, false],
    ['a dumb terminal', { TERM: 'dumb' }, true, false],
    ['a terminal and NO_COLOR', { NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
    ['a file and FORCE_COLOR', { FORCE_COLOR: '1' }, false, true],
    ['a terminal and FORCE_COLOR=0', { FORCE_COLOR: '0' }, true, false],
    ['a terminal and empty variables', { NO_COLOR: '', FORCE_COLOR: '' }, true, true],
  ])('paints where it should for %s', (_what, env, isTTY, isColored) => {
    const { paint } = terminalOf(processOf(env, { isTTY }), '')
    expect(paint.red('x') !== 'x').toBe(isColored)
  })

  test('reads all of the input', async () => {
    const input = inputOf('a', new Uint8Array([0x62]), '房')
    const { readInput } = terminalOf(processOf({}, { input }), '')
    expect(Buffer.from(await readInput('hint')).toString()).toBe('ab房')
  })

  test.each([
    ['says how where it is typed', true, ['Paste it.\n']],
    ['says nothing where it is piped', false, []],
  ])('reads the input and %s', async (_what, isTTY, said) => {
    const process = processOf({}, { input: Object.assign(inputOf('a'), { isTTY }) })
    expect(Buffer.from(await terminalOf(process, '').readInput('Paste it.')).toString()).toBe('a')
    expect(process.stderr.written).toEqual(said)
    expect(process.stdout.written).toEqual([])
  })

  test.each(['SIGINT', 'SIGTERM'])('is interrupted by %s', (signal) => {
    const process = processOf()
    const { interrupted } = terminalOf(process, '')
    expect(interrupted.aborted).toBe(false)
    process.signals.get(signal)?.()
    expect(interrupted.aborted).toBe(true)
  })

  test('lets a signal end a command that does not read interrupted', async () => {
    const process = processOf({}, { input: inputOf('a') })
    const terminal = terminalOf(process, '')
    await terminal.readInput('')
    expect(process.signals.size).toBe(0)
    expect(terminal.interrupted).toBe(terminal.interrupted)
    expect([...process.signals.keys()]).toEqual(['SIGINT', 'SIGTERM'])
  })

  test('uses the clock of the system by default', async () => {
    const { clock } = terminalOf(processOf(), '')
    const before = Date.now()
    await clock.wait(0)
    expect(clock.now().getTime()).toBeGreaterThanOrEqual(before)
    const other = { now: () => new Date(0), wait: () => Promise.resolve() }
    expect(terminalOf(processOf(), '', other).clock).toBe(other)
  })

  test.each([
    [{}, 'en'],
    [{ LANG: 'zh_CN.UTF-8' }, 'zh'],
  ] as const)('speaks the language of the environment %j', (env, language) => {
    expect(terminalOf(processOf(env), '').language).toBe(language)
  })

  test('reads the page from its folder', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'terminal-'))
    await writeFile(join(folder, 'inspector.js'), 'script()')
    await writeFile(join(folder, 'inspector.css'), 'p {}')
    expect(await terminalOf(processOf(), folder).readAssets()).toEqual({
      script: 'script()',
      style: 'p {}',
    })
    await rm(folder, { recursive: true })
  })

  test('reports that there is no program to open a page', async () => {
    expect(await terminalOf(processOf(), '').openUrl('http://127.0.0.1:1/')).toBe(false)
  })
})

describe('inLanguage', () => {
  test('changes the language, and does not read interrupted', () => {
    const process = processOf()
    const terminal = inLanguage('zh', terminalOf(process, ''))
    terminal.print('result')
    expect([terminal.language, process.stdout.written]).toEqual(['zh', ['result\n']])
    expect(process.signals.size).toBe(0)
    expect(terminal.interrupted.aborted).toBe(false)
    expect(process.signals.size).toBe(2)
  })
})
