// The form of a field in the body, from its codec and its values in the fixtures.
import { innerOf, unknownKeysOf } from '../../../src/wire/codec.ts'
import { AnyObject } from '../../../src/wire/json.ts'
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
} from '../../../src/wire/scalar.ts'
import { aliases } from './interfaces.mjs'

export const isObject = (type) => innerOf(type).some(({ name }) => name !== undefined)

/** The codec inside a codec: of the items of a list, or of the JSON in a string. */
const inside = (type) => (isObject(type) ? undefined : innerOf(type)[0]?.type)

const isList = (type) => type.name.startsWith('an array of ') && !isText(type)

const isText = (type) => type.name.endsWith(', as JSON text')

/** The object codec inside lists and strings, with the path that its fields get. */
export const objectIn = (type, path) => {
  if (isObject(type)) return { type, path }
  const inner = inside(type)
  return inner && objectIn(inner, isList(type) ? `${path}[]` : path)
}

const isDigits = (value) => typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value)

const numberForm = (name, values) => {
  if (!values.some(isDigits)) return name
  const isSometimes = values.some((value) => typeof value === 'number')
  return isSometimes ? `${name}, or its digits in a string` : `${name}, as digits in a string`
}

const idForm = (values) => {
  const known = values.filter((value) => value !== '')
  return known.length > 0 && known.every(isDigits) ? 'digits in a string' : 'string'
}

const numbers = new Map([
  [Int, 'integer'],
  [Natural, 'integer'],
  [Num, 'number'],
  [DateFromSeconds, 'seconds since 1970'],
  [DateFromMillis, 'milliseconds since 1970'],
])

const others = new Map([
  [Text, () => 'string'],
  [Id, idForm],
  [RoundedId, () => 'integer, or its digits in a string'],
  [Code, () => 'integer or string'],
  [Flag, (values) => (values.includes('true') ? '`true` or `false`, also as a string' : 'boolean')],
  [AnyObject, () => 'object'],
])

const itemForm = (type) => {
  if (isObject(type)) return 'objects'
  return numbers.has(type) ? 'numbers' : 'strings'
}

const listForm = (type, values) => {
  const form = `array of ${itemForm(inside(type))}`
  return values.some((value) => typeof value === 'number') ? `${form}, or one number` : form
}

const formOf = (type, values) => {
  if (numbers.has(type)) return numberForm(numbers.get(type), values)
  if (others.has(type)) return others.get(type)(values)
  if (isText(type)) return `JSON in a string: ${formOf(inside(type), [])}`
  if (isList(type)) return listForm(type, values)
  if (isObject(type)) return 'object'
  return inside(type)
    ? formOf(inside(type), values)
    : typeof type.value === 'string'
      ? 'string'
      : 'integer'
}

/** Describes the form of a field in the body; `values` are its values in the fixtures. */
export const wireOf = (type, values) => {
  const form = formOf(type, values)
  return values.includes(null) ? `${form}, or \`null\`` : form
}

/** The value of a constant as a TypeScript literal; `undefined` for other codecs. */
export const constantOf = ({ value }) =>
  typeof value === 'string' ? `'${value}'` : value?.toString()

/** The other names that an object codec accepts for a field. */
export const otherNamesOf = (object, field) => {
  const own = innerOf(object).map(({ name }) => name)
  return aliases
    .filter(([wrong, right]) => right === field && !own.includes(wrong))
    .filter(([wrong]) => unknownKeysOf(object, { [wrong]: 0 }).length === 0)
    .map(([wrong]) => wrong)
}
