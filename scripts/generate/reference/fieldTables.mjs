// The fields of an event as tables.
import { anchorOf, codeOf, table } from './markdown.mjs'
import { wireText } from './texts.mjs'

/** The maximum length of a type in a table. The values of a longer union are listed below it. */
const LONGEST_TYPE = 100

const isLong = ({ type }) => type.length > LONGEST_TYPE

const typeCell = (field) => codeOf(isLong(field) ? field.type.split(' | ').at(-1) : field.type)

const valuesText = ({ path, type }, translate) =>
  translate('Known values of {field}: {values}.', {
    field: codeOf(path),
    values: type.split(' | ').slice(0, -1).map(codeOf).join(', '),
  })

const fullName = ({ path }) => codeOf(path)

/** A table of fields, followed by the values that are too long for it. */
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

/** The fields of each object, by the path of the object. The path of the event itself is empty. */
const fieldsByObject = (fields) => {
  const objects = new Map()
  for (const field of fields) {
    const cut = field.path.lastIndexOf('.')
    const object = cut < 0 ? '' : field.path.slice(0, cut)
    objects.set(object, [...(objects.get(object) ?? []), field])
  }
  return objects
}

/** A table of the fields of an event, and one for each object in it, with the path as heading. */
export const fieldTables = (fields, translate) => {
  const objects = fieldsByObject(fields)
  // The last part of the path, with a link to the table of the object in the field.
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
