/**
 * The meaning of each event and of each of its fields, in the order of the numbers of the events.
 */
import type { EventReference, FieldReference } from './EventReference.ts'
import generated from './reference.generated.json' with { type: 'json' }

interface Generated {
  /** The fields that several events share, by the names that refer to them in `events`. */
  readonly shared: Readonly<Record<string, FieldReference>>
  readonly events: ReadonlyArray<
    Omit<EventReference, 'fields'> & { readonly fields: ReadonlyArray<FieldReference | string> }
  >
}

// This line compiles only if the JSON has the type `Generated`.
const { shared, events }: Generated = generated

const sharedFields = Object.entries(shared)

const sharedFieldsOf = (name: string): ReadonlyArray<FieldReference> =>
  sharedFields.filter(([other]) => other === name).map(([, field]) => field)

export const reference: ReadonlyArray<EventReference> = events.map((event) => ({
  ...event,
  fields: event.fields.flatMap((field) =>
    typeof field === 'string' ? sharedFieldsOf(field) : field,
  ),
}))
