// Generates src/event/compiled.generated.ts: for the objects of all events, literals that have the
// fields of their newest form. With --check it writes nothing, and fails if the file is outdated.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { register } from 'node:module'

import { fixtures } from '../../src/testing/fixtures.ts'
import { dropsBlank, innerOf, INVALID } from '../../src/wire/codec.ts'
import { parseNestedJson } from '../../src/wire/json.ts'
import * as literal from '../../src/wire/literal.ts'
import {
  Code,
  DateFromMillis,
  DateFromSeconds,
  Flag,
  Id,
  Int,
  Num,
  RoundedId,
  Text,
} from '../../src/wire/scalar.ts'

register('./withoutCompiled.mjs', import.meta.url)
const { LiveEvent } = await import('../../src/event/LiveEvent.ts')
const { unwrapEnvelope } = await import('../../src/receive/body.ts')

const TARGET = 'src/event/compiled.generated.ts'

/**
 * The function of src/wire/literal.ts for the usual values of a codec. It must not accept more than
 * the codec. If it accepts less, the other values are decoded by the codec.
 */
const usual = new Map([
  [Text, 'text'],
  [Id, 'text'],
  [RoundedId, 'text'],
  [Int, 'integer'],
  [Code, 'integer'],
  [Num, 'finite'],
  [Flag, 'flag'],
  [DateFromSeconds, 'seconds'],
  [DateFromMillis, 'millis'],
])

/** The function for a field that has this value in the newest form. */
const functionOf = ({ type, required }, value) => {
  const mayBeBlank = !required && dropsBlank(type)
  const name = mayBeBlank && usual.get(type) === 'text' ? 'nonBlank' : usual.get(type)
  if (name !== undefined && literal[name](value) !== INVALID) return name
  return mayBeBlank ? 'nonBlankPart' : 'part'
}

const lineOf = ([field, value]) => {
  const { name } = field
  const call = functionOf(field, value)
  const reader = call === 'part' || call === 'nonBlankPart' ? `, read.${name}` : ''
  return `  ${name}: ${call}(input.${name}${reader}),\n`
}

/** Throws unless each codec of an object inside `type` has a name of its own, and usable fields. */
const checkObjects = (type, found = new Map(), seen = new Set()) => {
  if (seen.has(type)) return
  seen.add(type)
  const fields = innerOf(type).filter(({ name }) => name !== undefined)
  if (fields.length > 0) {
    if (found.has(type.name)) throw new Error(`Two codecs have the name ${type.name}: rename one.`)
    const invalid = fields.find(({ name }) => !/^[A-Za-z]\w*$/.test(name))
    if (invalid !== undefined) {
      throw new Error(`The field ${invalid.name} of ${type.name} is not an identifier.`)
    }
    found.set(type.name, fields)
  }
  for (const part of innerOf(type)) if (part.type) checkObjects(part.type, found, seen)
}

/**
 * The fields of each object in the form that was met first, with their values, by the name of its
 * codec.
 */
const forms = new Map()

/**
 * Takes the form of an object, unless a literal of its fields would not be its value, because one is
 * absent, misspelled or not known.
 */
const takeForm = (type, input, value) => {
  const fields = new Map(innerOf(type).map((field) => [field.name, field]))
  const form = Object.keys(input)
    .map((key) => fields.get(key))
    .filter((field) => field === undefined || field.type !== undefined)
  const keys = Object.keys(value)
  if (form.length === keys.length && keys.every((key, index) => form[index]?.name === key)) {
    forms.set(
      type.name,
      form.map((field) => [field, input[field.name]]),
    )
  }
}

/** Takes the forms of the objects in an input of `type`, which may be JSON text. */
const takeForms = (type, input) => {
  const result = type.decode(input)
  // A union has many members, and reads an input by one of them.
  if (result._tag === 'Left') return
  const parts = innerOf(type)
  if (parts.some(({ name }) => name !== undefined)) {
    if (!forms.has(type.name)) takeForm(type, input, result.right)
    for (const part of parts) if (part.type) takeForms(part.type, input[part.name])
  } else {
    const value = typeof input === 'string' ? parseNestedJson(input) : input
    for (const part of parts) for (const item of [value].flat()) takeForms(part.type, item)
  }
}

const isNewest = ({ name, callback_event }) =>
  name.endsWith('/current') || name === `Relay/${callback_event}`

checkObjects(LiveEvent)
const newestFirst = [...fixtures.filter(isNewest), ...fixtures.filter((each) => !isNewest(each))]
for (const { body } of newestFirst) takeForms(LiveEvent, unwrapEnvelope(body))

/** The names of the objects for each code: some events differ only in a constant. */
const namesOf = new Map()
for (const [name, form] of [...forms].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const code = `(input, read) => ({\n${form.map(lineOf).join('')}})`
  namesOf.set(code, [...(namesOf.get(code) ?? []), name])
}

const literalOf = ([code, [name]]) => `const ${name}: Literal = ${code}\n`

const entriesOf = ([first, ...others]) => [
  `  ${first},`,
  ...others.map((name) => `  ${name}: ${first},`),
]

const functions = [...new Set(usual.values()), 'part', 'nonBlank', 'nonBlankPart'].sort()

const text = `// Written by scripts/generate/compiled.mjs from the codecs; \`npm run compiled\` regenerates it.
// Values that a function does not accept are decoded by the table of codecs.
/* eslint-disable */
// @ts-nocheck: the fields of an input are unknown, and each function checks its own.
import { ${functions.join(', ')}, type Literal } from '../wire/literal.ts'

${[...namesOf].map(literalOf).join('\n')}
/** The literals of objects, by the names of their codecs. */
export const compiled: Readonly<Record<string, Literal>> = {
${[...namesOf.values()].flatMap(entriesOf).join('\n')}
}
`

if (!process.argv.includes('--check')) {
  writeFileSync(TARGET, text)
} else if (!existsSync(TARGET) || readFileSync(TARGET, 'utf8') !== text) {
  console.error(`${TARGET} is outdated: run \`npm run compiled\`.`)
  process.exitCode = 1
}
