#!/usr/bin/env node
import { run } from './program.ts'
import { terminalOf } from './Terminal.ts'

void run(process.argv.slice(2), terminalOf(process)).then((code) => {
  process.exitCode = code
})
