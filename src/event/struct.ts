/** Objects, as in `wire`, each with the straight-line reader that was made for it. */
import type * as t from 'io-ts'

import type { JsonObject } from '../wire/json.ts'
import { struct as wireStruct } from '../wire/struct.ts'
import { straight } from './compiled.generated.ts'

export type { OptionalFields } from '../wire/struct.ts'

/** The codec of `A`, field by field. Its name is its own: it stands for it in `straight.ts`. */
export const struct = <A extends object>(
  name: string,
  shape: Parameters<typeof wireStruct<A>>[1],
): t.Type<A, JsonObject, unknown> => wireStruct<A>(name, shape, straight[name])
