/** The texts of the command in English. */
import { answers } from './en/answers.ts'
import { fixtures } from './en/fixtures.ts'
import { inspect } from './en/inspect.ts'
import { listen } from './en/listen.ts'
import { program } from './en/program.ts'
import { report } from './en/report.ts'
import { scenario } from './en/scenario.ts'
import { send } from './en/send.ts'
import { shared } from './en/shared.ts'
import { sign } from './en/sign.ts'
import { template } from './en/template.ts'

export const en = {
  program,
  shared,
  answers,
  listen,
  inspect,
  report,
  send,
  scenario,
  fixtures,
  sign,
  template,
}

/**
 * Every text of the command. Every other language must have the same texts, or it does not compile.
 */
export type Texts = typeof en
