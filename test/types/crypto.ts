/** Both implementations of `#crypto` export the same names and types. */
import { expectTypeOf } from 'expect-type'

import * as node from '../../src/crypto/node.ts'
import * as web from '../../src/crypto/web.ts'

expectTypeOf(node).toEqualTypeOf(web)
