// Generates src/event/compiled.generated.ts: compiled readers for the objects of the most common
// events, which read simple fields without looking up their codecs. With --check it writes nothing,
// and fails if the file is outdated.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { register } from 'node:module'

import { dropsBlank, innerOf } from '../../src/wire/codec.ts'
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

/**
 * The condition under which a codec returns a value unchanged. A condition must not accept more than
 * its codec. If it accepts less, the other values are decoded by the table of codecs.
 */
const unchangedIf = new Map([
  [Text, isText],
  [Id, isText],
  [RoundedId, isText],
  [Int, isInteger],
  [Code, isInteger],
  [Natural, `${isInteger} && value > 0`],
  [Num, 'Number.isFinite(value)'],
  [Flag, "typeof value === 'boolean'"],
])

/** A text that says nothing is left to the table, where it may count as absent. */
const SAYS_SOMETHING = ' && !isBlank(value)'

/** `[from, to, code]`: numbers of that range become a Date by this code. */
const asDate = new Map([
  [DateFromSeconds, ['0', '1e12', 'new Date(value * 1000)']],
  [DateFromMillis, ['1e12', '1e15', 'new Date(value)']],
])

/** The value of a constant as a TypeScript literal; `undefined` for other codecs. */
const literalOf = ({ value }) => (typeof value === 'string' ? `'${value}'` : value)

/**
 * The line of a field. If several objects share a function, its constants are decoded by their
 * codecs, because each object has another constant.
 */
const caseOf =
  (isShared) =>
  ({ name, type, required }) => {
    const line = (code) => `      case '${name}': ${code}`
    const when = (test, value) => `if (${test}) { output.${name} = ${value}; continue }`
    if (type === undefined) return line('continue')
    const mayBeBlank = !required && dropsBlank(type)
    if (unchangedIf.has(type)) {
      const more = mayBeBlank ? SAYS_SOMETHING : ''
      return line(`${when(`${unchangedIf.get(type)}${more}`, 'value')} break`)
    }
    if (asDate.has(type)) {
      const [from, end, date] = asDate.get(type)
      return line(`${when(`${isInteger} && value >= ${from} && value < ${end}`, date)} break`)
    }
    const literal = isShared ? undefined : literalOf(type)
    if (literal !== undefined) return line(`${when(`value === ${literal}`, literal)} break`)
    const read = `const part = read.${name}(value); ${when('part !== INVALID', 'part')}`
    return line(`if (value !== null${mayBeBlank ? SAYS_SOMETHING : ''}) { ${read} } break`)
  }

const hasRequired = (fields) =>
  fields
    .filter(({ required }) => required)
    .map(({ name }) => `output.${name} !== undefined`)
    .join(' && ')

const readFieldsOf = (fields, isShared) => `(output, input, readField, read) => {
  for (const key in input) {
    const value = input[key]
    switch (key) {
${fields.map(caseOf(isShared)).join('\n')}
    }
    readField(output, input, key, value)
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
    if (found.has(type.name)) throw new Error(`Two codecs have the name ${type.name}: rename one.`)
    const invalid = fields.find(({ name }) => !/^[A-Za-z]\w*$/.test(name))
    if (invalid !== undefined) {
      throw new Error(`The field ${invalid.name} of ${type.name} is not an identifier.`)
    }
    found.set(type.name, fields)
  }
  for (const part of inner) if (part.type) objectsIn(part.type, found, seen)
  return found
}

/** The most common objects. Compiled readers of other objects would only add to the size. */
const COMMON = /^(?:StreamBegin|StreamEnd|RecordFile|Snapshot|Relay|Image)/

const objects = [...objectsIn(LiveEvent)]
  .filter(([name]) => COMMON.test(name))
  .sort(([a], [b]) => (a < b ? -1 : 1))

/** The objects in groups by their shared code: the objects of a group differ only in constants. */
const groups = new Map()
for (const object of objects) {
  const shared = readFieldsOf(object[1], true)
  groups.set(shared, [...(groups.get(shared) ?? []), object])
}

// Objects with functions of their own are a little faster. That is worth the size for the two push
// events, but not for a dozen relay events.
const FEW = 2

/** The code of each function, with the names of the objects that it reads. */
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

const text = `// Written by scripts/generate/compiled.mjs from the codecs; \`npm run compiled\` regenerates it.
// Values that a line does not accept are decoded by the table of codecs.
/* eslint-disable */
// @ts-nocheck: the values are untyped, and each line checks its own.
import { INVALID, isBlank } from '../wire/codec.ts'
import type { ReadFields } from '../wire/struct.ts'

${functions.map(functionOf).join('\n')}
/** The compiled readers of objects, by the names of their codecs. */
export const compiled: Readonly<Record<string, ReadFields>> = {
${functions.flatMap(entriesOf).join('\n')}
}
`

if (!process.argv.includes('--check')) {
  writeFileSync(TARGET, text)
} else if (!existsSync(TARGET) || readFileSync(TARGET, 'utf8') !== text) {
  console.error(`${TARGET} is outdated: run \`npm run compiled\`.`)
  process.exitCode = 1
}
