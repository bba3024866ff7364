/** The blocks that a reader copies first say on the console why something is not answered 200. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import { describeError } from '../src/receive/describeError.ts'
import { type BodyKind, buildBody } from '../src/testing/buildBody.ts'
import { signBody } from '../src/testing/signBody.ts'
import { describeError as describeErrorInChinese } from '../src/text/zh.ts'

const key = 'example-callback-key'

interface Block {
  readonly where: string
  readonly code: string
  /** The event that the block handles. */
  readonly kind: BodyKind
  readonly path: string
}

/** The blocks of a document that answer callbacks with the key of the environment. */
const blocksOf = (file: string): ReadonlyArray<Block> =>
  [...readFileSync(file, 'utf8').matchAll(/^( *)```ts\n([^]*?)^ *```$/gm)].flatMap(
    ({ index, input, 2: code = '' }) => {
      const { 1: kind } = /on: \{\s*(\w+):/.exec(code) ?? []
      const before = input.slice(0, index)
      const { 1: note = '' } = /<!-- ([^>]+) -->\s*$/.exec(before) ?? []
      const where = `${file}:${before.split('\n').length + 1}`
      const path = /^path: (.+)$/.exec(note)?.[1] ?? '/callbacks'
      return kind === undefined ||
        note.endsWith('types only') ||
        !code.includes('process.env.CALLBACK_KEY')
        ? []
        : [{ where, code, path, kind: kind as BodyKind }]
    },
  )

const blocks = [
  ...['README.md', 'README.zh-CN.md', 'README.ja.md'].flatMap((file) => blocksOf(file).slice(0, 2)),
  ...['docs/first-event.md', 'docs/zh-CN/first-event.md', 'docs/getting-started.md'].flatMap(
    blocksOf,
  ),
]

interface Served {
  readonly url: string
  readonly log: () => string
  readonly stop: () => Promise<void>
}

const closed = (child: ChildProcess): Promise<void> =>
  new Promise((done) => {
    child.on('close', () => {
      done()
    })
  })

/** Runs a block in a process of its own. */
const serve = async (file: string): Promise<Served> => {
  const args = ['--import', 'tsx', resolve('test/firstBlocks/serve.mjs'), pathToFileURL(file).href]
  const child = spawn(process.execPath, args, {
    env: {
      ...process.env,
      CALLBACK_KEY: key,
      TSX_TSCONFIG_PATH: resolve('examples/tsconfig.json'),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = closed(child)
  let log = ''
  const port = await new Promise<string>((done, fail) => {
    const keep = (chunk: string): void => {
      log += chunk
      const { 1: found } = /^port (\d+)$/m.exec(log) ?? []
      if (found !== undefined) done(found)
    }
    child.stdout.setEncoding('utf8').on('data', keep)
    child.stderr.setEncoding('utf8').on('data', keep)
    void ended.then(() => {
      fail(new Error(`The block has ended before it listened:\n${log}`))
    })
  })
  return {
    url: `http://127.0.0.1:${port}`,
    log: () => log,
    stop: () => {
      child.kill('SIGKILL')
      return ended
    },
  }
}

const post = async (url: string, body: object): Promise<number> => {
  const headers = { 'content-type': 'application/json' }
  return (await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })).status
}

let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'live-callbacks-'))
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'), 'junction')
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
})

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

describe('the first blocks of README and guides', () => {
  test('are those of every README, of the first event, and of each host', () => {
    const count = (file: string): number =>
      blocks.filter(({ where }) => where.startsWith(`${file}:`)).length
    const files = ['README.md', 'README.zh-CN.md', 'README.ja.md']
    expect(files.map(count)).toEqual([2, 2, 2])
    expect(count('docs/first-event.md')).toBeGreaterThan(0)
    expect(count('docs/zh-CN/first-event.md')).toBeGreaterThan(0)
    const hosts = ['node', 'express', 'koa', 'fastify', 'web', 'scf']
    const code = blocks.map((block) => block.code).join('\n')
    const missing = hosts.filter((host) => !code.includes(`'tencent-live-callbacks/${host}'`))
    expect(missing).toEqual([])
  })

  test.each(blocks.map((block) => [block.where, block] as const))(
    '%s say why a handler has failed and why a signature was refused',
    async (where, { code, path, kind }) => {
      const file = join(folder, `${where.replaceAll(/\W/g, '-')}.ts`)
      writeFileSync(file, code)
      const { url, log, stop } = await serve(file)
      try {
        const body = buildBody(kind)
        expect(await post(url + path, signBody(body, { key: 'another-key' }))).toBe(401)
        expect(await post(url + path, signBody(body, { key }))).toBe(500)
      } finally {
        await stop()
      }
      const mismatch = { _tag: 'SignatureMismatch' } as const
      const reasons = [describeError(mismatch), describeErrorInChinese(mismatch), mismatch._tag]
      expect(reasons.filter((reason) => log().includes(reason))).not.toEqual([])
      expect(log()).toContain('Error: ER_NO_SUCH_TABLE: live.room')
      // With the stack of the handler.
      expect(log()).toContain('serve.mjs')
    },
  )
})
