/** A decoded event as the rows of a table. */
import type { Diagnosis } from '../../diagnose/Diagnosis.ts'
import { type Finding, pathOf } from '../../diagnose/Finding.ts'
import { isJsonObject, type Json } from '../../wire/json.ts'
import type { EventReference, FieldReference } from '../EventReference.ts'

export interface FieldRow {
  /** The path of the field, such as `abnormal_event[0].type`. */
  readonly path: string
  /**
   * A string unchanged, another value as JSON; for lists and objects, the number of their parts.
   */
  readonly value: { readonly text: string } | { readonly count: number }
  /** The reference of the field, if it is known. */
  readonly field?: FieldReference
  readonly isUnknown: boolean
  readonly findings: ReadonlyArray<Finding>
}

export interface FieldRows {
  readonly rows: ReadonlyArray<FieldRow>
  /**
   * Whether fields are left out because there are too many, or because they are nested too deep.
   */
  readonly isCapped: boolean
}

const MOST_ROWS = 300
const DEEPEST = 12

/** The reference of an event; `undefined` if the event is unknown to this library. */
export const referenceFor = (
  reference: ReadonlyArray<EventReference>,
  { name, callback_event }: Diagnosis,
): EventReference | undefined => {
  const named = reference.filter((one) => one.name === name)
  return (
    named.find((one) => one.callback_event === callback_event) ??
    named.find((one) => one.callback_event === 'unknown')
  )
}

interface Place {
  readonly path: string
  readonly value: Json
  readonly depth: number
  readonly isUnknown: boolean
}

const isScalar = (value: Json): boolean => typeof value !== 'object' || value === null

const sizeOf = (value: Json): number => (isScalar(value) ? 0 : Object.keys(value as object).length)

/** Whether a value is shown in one row: a scalar, an empty object, or a list of scalars. */
const isLeaf = (value: Json): boolean =>
  sizeOf(value) === 0 || (Array.isArray(value) && value.every(isScalar))

/** The rows of an event in the order of its fields, up to the limits. */
export const fieldRows = (
  { event, unknownFields, findings }: Diagnosis,
  reference: EventReference | undefined,
): FieldRows => {
  const fields = new Map((reference?.fields ?? []).map((field) => [field.path, field]))
  const unknown = new Set(unknownFields)

  const childrenOf = ({ path, value, depth, isUnknown }: Place): ReadonlyArray<Place> =>
    Object.entries(value as object)
      .slice(0, MOST_ROWS)
      .map(([name, child]: [string, Json]) => ({
        path: isJsonObject(value) ? `${path}${path === '' ? '' : '.'}${name}` : `${path}[${name}]`,
        value: child,
        depth: depth + 1,
        isUnknown: isUnknown || (depth === 0 && unknown.has(name)),
      }))

  const rowOf = ({ path, value, isUnknown }: Place): FieldRow => {
    const field = fields.get(path.replace(/\[\d+\]/g, '[]'))
    const text = (): string => (typeof value === 'string' ? value : JSON.stringify(value))
    return {
      path,
      value: isLeaf(value) ? { text: text() } : { count: sizeOf(value) },
      ...(field !== undefined && { field }),
      isUnknown,
      findings: findings.filter((finding) => pathOf(finding) === path),
    }
  }

  const rows: Array<FieldRow> = []
  let isCapped = false
  // Not recursive, since an event may be nested deeper than the stack allows.
  const open: Array<Place> =
    event === undefined ? [] : [{ path: '', value: event, depth: 0, isUnknown: false }]
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    if (rows.length === MOST_ROWS) return { rows, isCapped: true }
    const isInner = !isLeaf(place.value)
    const isTooDeep = isInner && place.depth === DEEPEST
    const row = rowOf(place)
    // Lists and objects have a row only if there is a reference or a finding to show.
    if (!isInner || isTooDeep || row.field !== undefined || row.findings.length > 0) {
      if (place.depth > 0) rows.push(row)
    }
    if (isInner && !isTooDeep) open.push(...childrenOf(place).toReversed())
    isCapped ||= isTooDeep || sizeOf(place.value) > MOST_ROWS
  }
  return { rows, isCapped }
}
