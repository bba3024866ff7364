// Compiles and runs every example: ```ts blocks of the documents (those at the root, docs/ and
// examples/), @example of the doc comments, each examples/<name>/main.ts, and the tests beside them. Arguments choose the
// examples whose names contain one of them: `npm run examples -- README.md queue`.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

import { ensureDist } from '../dist.mjs'
import { mapLimit, runNode } from '../run.mjs'
import { withAssertions } from './examples/assertions.mjs'
import { blocksOfDocument, blocksOfSource } from './examples/blocks.mjs'
import { exampleKey } from './examples/callback.mjs'
import { expectLines } from './examples/console.mjs'
import { runHost } from './examples/hosts.mjs'
import { runInbox } from './examples/inbox.mjs'
import { decorators } from './examples/processes.mjs'
import { runQueue } from './examples/queue.mjs'

process.chdir(fileURLToPath(new URL('../..', import.meta.url)))

/** Ignored by git. It lies inside the package, so that a block can import the package by its name. */
const folder = '.examples'
const documentsAtRoot = [
  'README.md',
  'README.zh-CN.md',
  'README.ja.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
]
const preload = new URL('examples/post.mjs', import.meta.url).href
const timeoutMs = 30_000

const filesUnder = (path) =>
  existsSync(path)
    ? readdirSync(path, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll(sep, '/'))
        .filter((file) => !file.includes('node_modules'))
        .sort()
    : []

const read = (file) => readFileSync(file, 'utf8')

const findBlocks = () => {
  const documents = [
    ...documentsAtRoot.filter((file) => existsSync(file)),
    ...filesUnder('docs').filter((file) => file.endsWith('.md')),
    ...filesUnder('examples').filter((file) => file.endsWith('/README.md')),
  ]
  const sources = filesUnder('src').filter((file) => file.endsWith('.ts'))
  return [
    ...documents.flatMap((file) => blocksOfDocument(file, read(file))),
    ...sources.flatMap((file) => blocksOfSource(file, read(file))),
  ]
}

/** Writes a block to a file in which each line has the number it has in its document. */
const writeBlock = (block) => {
  const target = `${folder}/${block.file}/${block.line}.ts`
  const padding = '\n'.repeat(block.line - 1)
  mkdirSync(dirname(target), { recursive: true })
  // Without an import or export the file would be a script, whose names are global.
  writeFileSync(target, `${padding}${block.code}\nexport {}\n`)
  return { ...block, target }
}

const writeBlocks = (blocks) => {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  const written = blocks.map(({ code, ...block }) => {
    try {
      return writeBlock({ ...block, code: withAssertions(code) })
    } catch (error) {
      return { ...block, broken: error.message }
    }
  })
  const tsconfig = {
    extends: '../examples/tsconfig.json',
    compilerOptions: { noUnusedLocals: false, noUnusedParameters: false },
    include: [],
    files: written.flatMap(({ target }) => (target ? [relative(folder, target)] : [])),
  }
  writeFileSync(`${folder}/tsconfig.json`, JSON.stringify(tsconfig, null, 2))
  return written
}

// .examples/README.md/12.ts(14,3): error … -> README.md:14:3 error …
const inDocument = (output) =>
  output.replace(/^\.examples\/(.+)\/\d+\.ts\((\d+),(\d+)\):/gm, '$1:$2:$3')

const typeCheck = (blocks) =>
  blocks.some(({ target }) => target)
    ? runNode(['node_modules/typescript/bin/tsc', '--noEmit', '--project', folder])
    : { ok: true, output: '' }

const runBlock = async ({ broken, target, path, typesOnly, prints }) => {
  if (broken) return { ok: false, output: broken }
  if (typesOnly) return { ok: true, output: '' }
  const result = await runNode(['--import', 'tsx', '--import', preload, target], {
    timeoutMs,
    env: { ...process.env, CALLBACK_KEY: exampleKey, EXAMPLE_PATH: path },
  })
  if (!result.ok) return result
  return succeed(Promise.resolve(result.output).then((output) => expectLines(output, prints)))
}

const succeed = async (running) => {
  try {
    const skipped = await running
    return { ok: true, output: '', skipped }
  } catch (error) {
    return { ok: false, output: error.message }
  }
}

/** Examples of several processes, and of a server of somebody else's. */
const runFleet = { 'examples/inbox/main.ts': runInbox, 'examples/queue/main.ts': runQueue }

// The demo is a whole program that posts to itself; the others are servers that wait for a post.
const runProgram = (file) => {
  if (file === 'examples/demo/main.ts') return runNode(['--import', 'tsx', file], { timeoutMs })
  return succeed((runFleet[file] ?? runHost)(file))
}

const findPrograms = () =>
  filesUnder('examples').filter((file) => /^examples\/[^/]+\/main\.ts$/.test(file))

const findTests = () =>
  filesUnder('examples').filter((file) => /^examples\/[^/]+\/[^/]+\.test\.ts$/.test(file))

const runTest = (file) =>
  runNode(['--import', 'tsx', '--test', file], {
    timeoutMs,
    env: { ...process.env, ...decorators(file) },
  })

const report = (where, { ok, output, skipped }) => {
  console.log(`${where} ${skipped ? `skipped: ${skipped}` : ok ? 'ok' : 'failed'}`)
  if (!ok) console.log(output.trimEnd().replace(/^/gm, '    '))
  return ok
}

const blocks = writeBlocks(findBlocks())
const programs = findPrograms()

const checked = await typeCheck(blocks)
if (!checked.ok) {
  console.error(inDocument(checked.output))
  process.exit(1)
}

await ensureDist({ declarations: false })

const words = process.argv.slice(2)
const tasks = [
  ...blocks.map((block) => ({
    where: `${block.file}:${block.line}`,
    start: () => runBlock(block),
  })),
  ...programs.map((file) => ({ where: file, start: () => runProgram(file) })),
  ...findTests().map((file) => ({ where: file, start: () => runTest(file) })),
].filter(({ where }) => words.length === 0 || words.some((word) => where.includes(word)))
const passed = await mapLimit(tasks, 2, async ({ where, start }) => report(where, await start()))

const failures = passed.filter((ok) => !ok).length
if (tasks.length === 0) console.error(`No example has a name that contains ${words.join(' or ')}.`)
else console.log(`${tasks.length} examples, ${failures} failed`)
process.exitCode = failures > 0 || tasks.length === 0 ? 1 : 0
