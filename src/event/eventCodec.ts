/** Codecs as in `wire`, each with the reader that was compiled for it. */
import type * as t from 'io-ts'

import type { JsonObject } from '../wire/json.ts'
import { struct as wireStruct } from '../wire/struct.ts'
import { compiled } from './compiled.generated.ts'

export type { OptionalFields } from '../wire/struct.ts'

/** The codec of `A`, field by field. Its name is unique: `compiled.generated.ts` has its reader under it. */
export const struct = <A extends object>(
  name: string,
  shape: Parameters<typeof wireStruct<A>>[1],
): t.Type<A, JsonObject, unknown> => wireStruct<A>(name, shape, compiled[name])

/**
 * The codec of a whole body. `t` and `sign` are left out of the event: until `t` has passed the two
 * vouch for any body, so they are a credential and do not belong where events are logged.
 */
export const callback = <A extends object>(
  name: string,
  shape: Omit<Parameters<typeof struct<A>>[1], 'dropped'>,
): t.Type<A, JsonObject, unknown> => struct<A>(name, { ...shape, dropped: ['t', 'sign'] })
