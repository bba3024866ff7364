// Generates the reference of events: docs/events/ in English, docs/zh-CN/events/ in Chinese, the
// tables of events in the READMEs, and src/inspector/reference.generated.json for the inspector. The
// meaning of a field is its doc comment in src/event/. scripts/generate/reference/zh-CN.json has the
// Chinese translation of each comment, and ja.json the Japanese of the table. With --check it writes
// nothing, and fails if a file is outdated.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'

import { format, resolveConfig } from 'prettier'

import { dataOf } from './reference/data.mjs'
import { events, families } from './reference/events.mjs'
import { pagesOf } from './reference/pages.mjs'
import { readmeOf } from './reference/readme.mjs'
import { english, translationOf } from './reference/translation.mjs'

const chinese = translationOf('scripts/generate/reference/zh-CN.json')

const japanese = translationOf('scripts/generate/reference/ja.json', { orEnglish: true })

const languages = [
  { folder: 'docs/events', translate: english, isEnglish: true },
  { folder: 'docs/zh-CN/events', translate: chinese.translate, isEnglish: false },
]

const readmes = [
  { file: 'README.md', folder: 'docs/events/', translate: english },
  { file: 'README.zh-CN.md', folder: 'docs/zh-CN/events/', translate: chinese.translate },
  { file: 'README.ja.md', folder: 'docs/events/', translate: japanese.translate },
]

const data = ['src/inspector/reference.generated.json', dataOf(events, chinese.translate)]
const pages = [
  ...languages.flatMap((language) => pagesOf(families, language)),
  ...readmes.map((readme) => readmeOf(families, readme)),
]

const mistakes = [...chinese.mistakes(), ...japanese.mistakes()]
if (mistakes.length > 0) {
  console.error(mistakes.join('\n'))
  process.exit(1)
}

const formatted = async ([file, text]) => [
  file,
  await format(text, { ...(await resolveConfig(file)), filepath: file }),
]
const files = new Map([data, ...(await Promise.all(pages.map(formatted)))])

const filesIn = (folder) =>
  existsSync(folder) ? readdirSync(folder).map((name) => `${folder}/${name}`) : []
const leftOver = languages
  .flatMap(({ folder }) => filesIn(folder))
  .filter((file) => !files.has(file))

if (process.argv.includes('--check')) {
  const isCurrent = ([file, text]) => existsSync(file) && readFileSync(file, 'utf8') === text
  const stale = [...files].filter((entry) => !isCurrent(entry)).map(([file]) => file)
  for (const file of [...stale, ...leftOver]) {
    console.error(`${file} is outdated: run \`npm run reference\`.`)
    process.exitCode = 1
  }
} else {
  for (const { folder } of languages) mkdirSync(folder, { recursive: true })
  for (const [file, text] of files) writeFileSync(file, text)
  for (const file of leftOver) rmSync(file)
}
