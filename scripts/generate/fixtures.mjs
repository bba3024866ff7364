// Generates src/testing/bodies.generated.ts, the list of fixtures/**/*.json, so that bundlers find
// them by static imports. With --check it writes nothing, and fails if the list is outdated.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'

import { format, resolveConfig } from 'prettier'

const TARGET = 'src/testing/bodies.generated.ts'

const names = readdirSync('fixtures', { recursive: true })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.json'))
  .map((path) => path.slice(0, -'.json'.length))
  .sort()

const identifierOf = (name) =>
  name
    .split(/[^A-Za-z0-9]+/)
    .map((part, index) => (index === 0 ? part : part[0].toUpperCase() + part.slice(1)))
    .join('')

const source = `// Written by scripts/generate/fixtures.mjs from the files in fixtures/; \`npm run fixtures\` regenerates it.
${names.map((name) => `import ${identifierOf(name)} from '../../fixtures/${name}.json' with { type: 'json' }`).join('\n')}
import type { JsonObject } from '../wire/json.ts'

/** Every body in fixtures/, by its folder and file name. */
export const bodies = {
${names.map((name) => `  '${name}': ${identifierOf(name)},`).join('\n')}
} satisfies Readonly<Record<string, JsonObject>>
`

const text = await format(source, { ...(await resolveConfig(TARGET)), filepath: TARGET })

if (process.argv.includes('--check')) {
  let current = ''
  try {
    current = readFileSync(TARGET, 'utf8')
  } catch {
    // A missing file is outdated.
  }
  if (current !== text) {
    console.error(`${TARGET} is outdated: run \`npm run fixtures\`.`)
    process.exit(1)
  }
} else {
  writeFileSync(TARGET, text)
}
