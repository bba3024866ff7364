/** The package, built from the sources as they are now, and bundled as a page of a user bundles it. */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

import { build } from 'esbuild'

import { entries, sides } from '../../tsup.config.ts'

const NAME = 'tencent-live-callbacks'

/** Writes the files of dist that a page needs, and `diagnose`, which no entry exports. */
const install = async (folder: string): Promise<void> => {
  const modules = join(folder, 'node_modules')
  const installed = join(modules, NAME)
  mkdirSync(installed, { recursive: true })
  copyFileSync('package.json', join(installed, 'package.json'))
  for (const name of ['fp-ts', 'io-ts']) {
    symlinkSync(resolve('node_modules', name), join(modules, name), 'junction')
  }
  await build({
    entryPoints: {
      index: String(entries['index']),
      diagnose: 'src/diagnose/diagnose.ts',
      ...sides,
    },
    outdir: join(installed, 'dist'),
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    external: ['#crypto', 'fp-ts', 'io-ts', 'node:*'],
  })
}

const pageOf = (answers: string): string => `
import * as root from '${NAME}'
import { diagnose } from './node_modules/${NAME}/dist/diagnose.js'
import { answersOf } from ${JSON.stringify(answers)}
globalThis.ask = (question) => answersOf({ ...root, diagnose }, question)
globalThis.generateCallbackKey = root.generateCallbackKey
`

/** The script of a page with a global function `ask`, which gives the answers to a question. */
export const bundleLibrary = async (): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), `${NAME}-browser-`))
  try {
    await install(folder)
    const page = join(folder, 'page.js')
    writeFileSync(page, pageOf(resolve('test/browser/answers.ts')))
    // A user needs no other option: no alias, and nothing in place of what Node has built in.
    const { outputFiles } = await build({
      entryPoints: [page],
      bundle: true,
      format: 'iife',
      platform: 'browser',
      write: false,
    })
    return outputFiles.map(({ text }) => text).join('')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
