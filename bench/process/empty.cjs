// What every require is compared with.
'use strict'
