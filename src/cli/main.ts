#!/usr/bin/env node
import { endWhenUnread } from './exitOnBrokenPipe.ts'
import { run } from './program.ts'
import { terminalOf } from './Terminal.ts'

endWhenUnread(process)

void run(process.argv.slice(2), terminalOf(process, __dirname)).then((code) => {
  process.exitCode = code
})
