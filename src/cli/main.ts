#!/usr/bin/env node
import { run } from './program.ts'
import { terminalOf } from './Terminal.ts'

// Whoever reads no further, as `head` does, has enough.
process.stdout.on('error', () => {
  process.exit()
})

void run(process.argv.slice(2), terminalOf(process, __dirname)).then((code) => {
  process.exitCode = code
})
