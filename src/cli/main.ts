#!/usr/bin/env node
import { exitOnBrokenPipe } from './exitOnBrokenPipe.ts'
import { languageAskedFor, languageOfEnvironment } from './language.ts'
import { run } from './program.ts'
import { terminalOf } from './Terminal.ts'
import { textsIn } from './text/texts.ts'

const argv = process.argv.slice(2)
exitOnBrokenPipe(process, textsIn(languageAskedFor(argv) ?? languageOfEnvironment(process.env)))

void run(argv, terminalOf(process, __dirname)).then((code) => {
  process.exitCode = code
})
