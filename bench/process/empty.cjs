// The baseline of every `require`.
'use strict'
