/** The texts of the command in Chinese. */
import type { Texts } from './en.ts'
import { answers } from './zh/answers.ts'
import { fixtures } from './zh/fixtures.ts'
import { inspect } from './zh/inspect.ts'
import { listen } from './zh/listen.ts'
import { program } from './zh/program.ts'
import { report } from './zh/report.ts'
import { scenario } from './zh/scenario.ts'
import { send } from './zh/send.ts'
import { shared } from './zh/shared.ts'
import { sign } from './zh/sign.ts'
import { template } from './zh/template.ts'

export const zh: Texts = {
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
