// Writes src/event/compiled.generated.ts: for the objects of the commonest events, readers without a table for
// the fields whose values stay what they are. With --check it only says whether the file is current.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { register } from 'node:module'

import { innerOf } from '../../src/wire/codec.ts'
import {
  Code,
  DateFromMillis,
  DateFromSeconds,
  Flag,
  Id,
  Int,
  Natural,
  Num,
  RoundedId,
  Text,
} from '../../src/wire/scalar.ts'

register('./withoutCompiled.mjs', import.meta.url)
const { LiveEvent } = await import('../../src/event/LiveEvent.ts')

const TARGET = 'src/event/compiled.generated.ts'

const isText = "typeof value === 'string'"
const isInteger = 'Number.isSafeInteger(value)'

/** When a codec gives a value back as it is. Each must be no wider than its codec; what is narrower goes by the table. */
const asItIs = new Map([
  [Text, isText],
  [Id, isText],
  [RoundedId, isText],
  [Int, isInteger],
  [Code, isInteger],
  [Natural, `${isInteger} && value > 0`],
  [Num, 'Number.isFinite(value)'],
  [Flag, "typeof value === 'boolean'"],
])

/** Instants from 1970 on, far within what a Date holds: [up to which value, how it becomes a Date]. */
const asDate = new Map([
  [DateFromSeconds, ['1e12', 'new Date(value * 1000)']],
  [DateFromMillis, ['1e15', 'new Date(value)']],
])

/** The value of a constant, as it is written in TypeScript; nothing for other codecs. */
const literalOf = ({ value }) => (typeof value === 'string' ? `'${value}'` : value)

/** The line of a field. Where several objects share their lines, constants are read: each has its own. */
const caseOf =
  (isShared) =>
  ({ name, type }) => {
    const line = (code) => `      case '${name}': ${code}`
    const when = (test, value) => `if (${test}) { output.${name} = ${value}; continue }`
    if (type === undefined) return line('continue')
    if (asItIs.has(type)) return line(`${when(asItIs.get(type), 'value')} break`)
    if (asDate.has(type)) {
      const [end, date] = asDate.get(type)
      return line(`${when(`${isInteger} && value >= 0 && value < ${end}`, date)} break`)
    }
    const literal = isShared ? undefined : literalOf(type)
    if (literal !== undefined) return line(`${when(`value === ${literal}`, literal)} break`)
    const read = `const part = read.${name}(value); ${when('part !== INVALID', 'part')}`
    return line(`if (value !== null) { ${read} } break`)
  }

const hasRequired = (fields) =>
  fields
    .filter(({ required }) => required)
    .map(({ name }) => `output.${name} !== undefined`)
    .join(' && ')

const readFieldsOf = (fields, isShared) => `(output, input, take, read) => {
  for (const key in input) {
    const value = input[key]
    switch (key) {
${fields.map(caseOf(isShared)).join('\n')}
    }
    if (!take(output, input, key, value)) return false
  }
  return ${hasRequired(fields) || 'true'}
}`

/** The fields of each object codec inside `type`, by the codec's name. */
const objectsIn = (type, found = new Map(), seen = new Set()) => {
  if (seen.has(type)) return found
  seen.add(type)
  const inner = innerOf(type)
  const fields = inner.filter(({ name }) => name !== undefined)
  if (fields.length > 0) {
    if (found.has(type.name)) throw new Error(`Two codecs are called ${type.name}.`)
    const odd = fields.find(({ name }) => !/^[A-Za-z]\w*$/.test(name))
    if (odd !== undefined) throw new Error(`${odd.name} of ${type.name} is no identifier.`)
    found.set(type.name, fields)
  }
  for (const part of inner) if (part.type) objectsIn(part.type, found, seen)
  return found
}

/** What streams, recordings and relays bring, and pictures by the second. The rest would add to the size alone. */
const COMMON = /^(?:StreamBegin|StreamEnd|RecordFile|Snapshot|Relay|Image)/

const objects = [...objectsIn(LiveEvent)]
  .filter(([name]) => COMMON.test(name))
  .sort(([a], [b]) => (a < b ? -1 : 1))

/** Objects by what their lines would be if they shared them: those that differ in constants alone are together. */
const groups = new Map()
for (const object of objects) {
  const shared = readFieldsOf(object[1], true)
  groups.set(shared, [...(groups.get(shared) ?? []), object])
}

// Two that have lines of their own are a little faster: worth it for pushes, too long for a dozen relays.
const FEW = 2

/** Each function, and the names of the objects that it reads. */
const functions = [...groups].flatMap(([shared, members]) =>
  members.length > FEW
    ? [[shared, members.map(([name]) => name)]]
    : members.map(([name, fields]) => [readFieldsOf(fields, false), [name]]),
)

const functionOf = ([code, [name]]) => `const ${name}: ReadFields = ${code}\n`

const entriesOf = ([, [first, ...others]]) => [
  `  ${first},`,
  ...others.map((name) => `  ${name}: ${first},`),
]

const text = `// Written by scripts/generate/compiled.mjs from the codecs; \`npm run compiled\` regenerates it. It holds nothing
// that the codecs do not say: a value that a line here does not take goes by their table.
/* eslint-disable */
// @ts-nocheck: nothing is known of a value here but what its line asks.
import { INVALID } from '../wire/codec.ts'
import type { ReadFields } from '../wire/struct.ts'

${functions.map(functionOf).join('\n')}
/** How objects are read, by the names of their codecs. */
export const compiled: Readonly<Record<string, ReadFields>> = {
${functions.flatMap(entriesOf).join('\n')}
}
`

if (!process.argv.includes('--check')) {
  writeFileSync(TARGET, text)
} else if (!existsSync(TARGET) || readFileSync(TARGET, 'utf8') !== text) {
  console.error(`${TARGET} is not current: run \`npm run compiled\`.`)
  process.exitCode = 1
}
