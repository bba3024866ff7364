/** What all callbacks have in common. */
import type * as t from 'io-ts'

import type { JsonObject } from '../wire/json.ts'
import { struct } from './struct.ts'

/**
 * The codec of a whole body. `t` and `sign` are left out of the event: until `t` has passed the two
 * vouch for any body, so they are a credential and do not belong where events are logged.
 */
export const callback = <A extends object>(
  name: string,
  shape: Omit<Parameters<typeof struct<A>>[1], 'dropped'>,
): t.Type<A, JsonObject, unknown> => struct<A>(name, { ...shape, dropped: ['t', 'sign'] })
