import { readdirSync, readFileSync } from 'node:fs'

import { CommanderError } from '@commander-js/extra-typings'
import { describe, expect, test } from '@jest/globals'

import { programOf, run } from '../../src/cli/program.ts'
import type { Terminal } from '../../src/cli/Terminal.ts'
import { createHandler } from '../../src/handle/handler.ts'
import { createReceiver } from '../../src/receive/receiver.ts'
import { endpoint } from './endpoint.ts'
import { listening } from './listening.ts'
import { type Pipeline, type ShellBlock, shellBlocksOf } from './shellBlocks.ts'
import { fakeTerminal, START } from './terminal.ts'

const documents = [
  'README.md',
  'README.zh-CN.md',
  'README.ja.md',
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
]
const blocks = documents.flatMap((file) => shellBlocksOf(file, readFileSync(file, 'utf8')))
const calls = blocks.flatMap(({ where, pipelines }) =>
  pipelines.flat().map((call) => [where, call.argv.join(' '), call] as const),
)
const withOutput = blocks.flatMap((block) =>
  block.output === undefined ? [] : [{ ...block, output: block.output }],
)

/** Parses arguments, and throws the error of the program if they are invalid. */
const parse = async (argv: ReadonlyArray<string>): Promise<void> => {
  const terminal = fakeTerminal()
  const program = programOf(terminal, () => undefined)
  for (const command of program.commands) command.action(() => undefined)
  try {
    await program.parseAsync(argv, { from: 'user' })
  } catch (error) {
    // Help is thrown too, with 0.
    if (!(error instanceof CommanderError && error.exitCode === 0)) throw error
  }
}

/** The endpoints of the documents, and their replacements in the tests. */
const HERE = 'http://localhost:3000/callbacks'
const KEY = 'examplecallbackkey'

const serve = async (): Promise<string> => {
  const receiver = createReceiver({ keys: KEY, now: () => START, acceptUnsigned: [314] })
  const observe = () => undefined
  const handle = createHandler(receiver, { on: {}, otherwise: () => undefined, observe })
  return (await endpoint(async (body) => (await handle(body)).status)).url
}

/** The output of a pipeline: results and notes in order. */
const outputOf = async (pipeline: Pipeline, url: string): Promise<string> => {
  let input = ''
  let lines: Array<string> = []
  for (const { argv, env } of pipeline) {
    const fake = fakeTerminal({ env: { ...env }, input })
    lines = []
    const terminal: Terminal = {
      ...fake,
      print: (line) => {
        fake.print(line)
        lines.push(line)
      },
      note: (line) => lines.push(line),
    }
    await run(
      argv.map((word) => (word === HERE ? url : word)),
      terminal,
    )
    input = fake.printed.join('\n')
  }
  return lines.join('\n')
}

/** The output of `listen` while the other command runs. */
const outputOfListen = async ([call]: Pipeline, meanwhile: Pipeline): Promise<string> => {
  const { argv = [], env } = { ...call }
  const { terminal, url, end } = await listening(argv.slice(1), { env: { ...env } })
  const before = terminal.noted.length
  await outputOf(meanwhile, new URL('/callbacks', url).href)
  await end()
  const notes = terminal.noted
  return [...notes.slice(0, before), ...terminal.printed, ...notes.slice(before)].join('\n')
}

/** Replaces the parts that differ each time. */
const settled = (output: string): string =>
  output
    .replace(/\d+ ms/g, 'N ms')
    .replace(/in [\d.]+ s, [\d.]+ a second/g, 'in N s, N a second')
    .replace(/"CallbackKey": "\w{32}"/g, '"CallbackKey": "…"')
    .replace(/http:\/\/(?:127\.0\.0\.1|localhost):\d+/g, 'http://HERE')
    .replace(/token=[\w-]+/g, 'token=…')
    .replace(/^\d\d:\d\d:\d\dZ/gm, 'HH:MM:SSZ')

const actual = ({ pipelines, meanwhile }: ShellBlock, url: string): Promise<string> => {
  const last = pipelines.at(-1) ?? []
  return meanwhile === undefined ? outputOf(last, url) : outputOfListen(last, meanwhile)
}

describe('the documents', () => {
  test('call each part of the command', () => {
    const names = programOf(fakeTerminal(), () => undefined).commands.map((part) => part.name())
    const called = new Set(calls.map(([, , { argv }]) => argv[0]))
    expect([...called].sort()).toEqual(expect.arrayContaining([...names].sort()))
    expect(new Set(withOutput.map(({ pipelines }) => pipelines.at(-1)?.at(-1)?.argv[0]))).toEqual(
      new Set(names),
    )
  })

  test.each(calls)('%s: live-callbacks %s is understood', async (_where, _text, call) => {
    await parse(call.argv)
  })

  test.each(withOutput.map((block) => [block.where, block] as const))(
    '%s writes what is shown',
    async (_where, block) => {
      expect(settled(await actual(block, await serve()))).toBe(settled(block.output))
    },
  )

  test('fail with an unknown option', async () => {
    const [block] = shellBlocksOf(
      'a.md',
      '```sh\nnpx live-callbacks send StreamEnd --to http://localhost/ --too x\n```',
    )
    const argv = block?.pipelines[0]?.[0]?.argv ?? []
    await expect(parse(argv)).rejects.toThrow("unknown option '--too'")
  })
})
