// The fields of an event as tables.
import { anchorOf, codeOf, table } from './markdown.mjs'
import { wireText } from './texts.mjs'

/** The values of a union longer than this stand below its table. */
const LONGEST_TYPE = 100

const isLong = ({ type }) => type.length > LONGEST_TYPE

const typeCell = (field) => codeOf(isLong(field) ? field.type.split(' | ').at(-1) : field.type)

const valuesText = ({ path, type }, translate) =>
  translate('Known values of {field}: {values}.', {
    field: codeOf(path),
    values: type.split(' | ').slice(0, -1).map(codeOf).join(', '),
  })

const fullName = ({ path }) => codeOf(path)

/** One table of these fields, and the values that had no room in it. */
export const fieldTable = (fields, translate, nameCell = fullName) => [
  table(
    ['field', 'type', 'on the wire', 'required', 'meaning'].map((heading) => translate(heading)),
    fields.map((field) => [
      nameCell(field),
      typeCell(field),
      wireText(field, translate),
      field.required ? translate('yes') : '',
      translate(field.meaning),
    ]),
  ),
  ...fields.filter(isLong).map((field) => valuesText(field, translate)),
]

/** The fields of each object, by its path; those of the event itself have none. */
const fieldsByObject = (fields) => {
  const objects = new Map()
  for (const field of fields) {
    const cut = field.path.lastIndexOf('.')
    const object = cut < 0 ? '' : field.path.slice(0, cut)
    objects.set(object, [...(objects.get(object) ?? []), field])
  }
  return objects
}

/** A table of the fields of an event, and one for each object in it, under its path. */
export const fieldTables = (fields, translate) => {
  const objects = fieldsByObject(fields)
  // The name alone, which leads to the table of the object that the field holds.
  const nameCell = ({ path }) => {
    const object = [path, `${path}[]`].find((candidate) => objects.has(candidate))
    const name = codeOf(path.slice(path.lastIndexOf('.') + 1))
    return object ? `[${name}](${anchorOf(object)})` : name
  }
  return [...objects].flatMap(([object, own]) => [
    object && `### ${codeOf(object)}`,
    ...fieldTable(own, translate, nameCell),
  ])
}
