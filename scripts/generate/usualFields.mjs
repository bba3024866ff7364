// Generates src/diagnose/usualFields.generated.ts: the fields that every fixture of an event has, so
// that `diagnose` does not need the fixtures. With --check it writes nothing, and fails if the file
// is outdated.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'

import { format, resolveConfig } from 'prettier'

import { eventKindOf } from '../../src/diagnose/eventKind.ts'
import { createUnverifiedReceiver } from '../../src/receive/receiver.ts'

const TARGET = 'src/diagnose/usualFields.generated.ts'

const receiver = createUnverifiedReceiver()

const bodies = readdirSync('fixtures', { recursive: true })
  .filter((path) => path.endsWith('.json'))
  .sort()
  .map((path) => readFileSync(`fixtures/${path}`))

const usual = new Map()
for (const body of bodies) {
  const { event } = receiver.receiveOrThrow(body)
  const kind = eventKindOf(event)
  if (kind === undefined) continue
  const fields = Object.keys(event)
  usual.set(kind, usual.get(kind)?.filter((field) => fields.includes(field)) ?? fields)
}

const source = `// Written by scripts/generate/usualFields.mjs from the files in fixtures/; \`npm run usual-fields\` regenerates it.
import type { EventKind } from './eventKind.ts'

/** The fields that all known bodies of an event have. */
export const usualFields: Readonly<Record<EventKind, ReadonlyArray<string>>> = {
${[...usual].map(([kind, fields]) => `${kind}: ${JSON.stringify(fields)},`).join('\n')}
}
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
    console.error(`${TARGET} is outdated: run \`npm run usual-fields\`.`)
    process.exit(1)
  }
} else {
  writeFileSync(TARGET, text)
}
