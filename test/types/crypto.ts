/** Both sides of `#crypto` are of one shape. */
import { expectTypeOf } from 'expect-type'

import * as node from '../../src/crypto/node.ts'
import * as web from '../../src/crypto/web.ts'

expectTypeOf(node).toEqualTypeOf(web)
