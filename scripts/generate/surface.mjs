// Generates api/<entry>.d.ts, the public surface of each entry point of tsup.config.ts: all of its
// types in one file, without comments, so that a review shows every change. With --check it writes
// nothing, shows the difference to the files in api/, and fails if there is one.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { format, resolveConfig } from 'prettier'

import { entries } from '../../tsup.config.ts'
import { run } from '../run.mjs'
import { bundle } from './surface/bundle.mjs'
import { declarationFile, declarationsOf, mustCompile } from './surface/declarations.mjs'

const FOLDER = 'api'

const specifierOf = (name) => (name === 'index' ? '' : `/${name}`)

const program = declarationsOf(Object.values(entries))

const surfaceOf = async ([name, source]) => {
  const file = `${FOLDER}/${name}.d.ts`
  const text = `// The public surface of tencent-live-callbacks${specifierOf(name)}; \`npm run surface\` writes it.\n
${bundle(program, declarationFile(source))}\n`
  return [file, await format(text, { ...(await resolveConfig(file)), filepath: file })]
}

const surface = new Map(await Promise.all(Object.entries(entries).map(surfaceOf)))
mustCompile(surface)

mkdirSync(FOLDER, { recursive: true })
const written = new Map(
  readdirSync(FOLDER).map((name) => [
    `${FOLDER}/${name}`,
    readFileSync(join(FOLDER, name), 'utf8'),
  ]),
)
const changed = [...new Set([...surface.keys(), ...written.keys()])]
  .filter((file) => surface.get(file) !== written.get(file))
  .sort()

/** The difference of two texts, by git, because everyone who changes this package has it. */
const difference = async (before, after) => {
  const folder = mkdtempSync(join(tmpdir(), 'surface-'))
  try {
    writeFileSync(join(folder, 'written'), before)
    writeFileSync(join(folder, 'current'), after)
    const options = ['--no-index', '--no-ext-diff', '--no-color', '--no-prefix']
    const { output } = await run('git', ['diff', ...options, 'written', 'current'], { cwd: folder })
    return output.slice(output.indexOf('@@'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

if (process.argv.includes('--check')) {
  for (const file of changed) {
    const diff = await difference(written.get(file) ?? '', surface.get(file) ?? '')
    console.error(`${file} is outdated:\n${diff}`)
  }
  if (changed.length > 0) {
    console.error(
      'The public surface has changed. If the change is intended, run `npm run surface`, commit api/, and describe the change in CHANGELOG.md.',
    )
    process.exitCode = 1
  }
} else {
  for (const file of changed) {
    if (surface.has(file)) writeFileSync(file, surface.get(file))
    else rmSync(file)
  }
}
