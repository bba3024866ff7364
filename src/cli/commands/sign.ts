/** `live-callbacks sign`: prints `t` and `sign`. */
import { sign } from '../../receive/signature.ts'
import type { AddCommand } from '../command.ts'
import { UsageError } from '../exit.ts'
import { afterHelp } from '../help.ts'
import { keyOption, requireKey } from '../keys.ts'
import { textsIn } from '../text/texts.ts'

const TEN_DIGITS = /^[0-9]{10}$/

const calls = [
  'live-callbacks sign --key examplecallbackkey',
  'live-callbacks sign --t 1790000000 --json',
]

export const addSign: AddCommand = (program, terminal) => {
  const say = textsIn(terminal.language)
  program
    .command('sign')
    .summary(say.sign.summary)
    .description(say.sign.description)
    .addOption(keyOption(say))
    .option('--t <seconds>', say.sign.t)
    .option('--json', say.sign.json)
    .addHelpText('after', afterHelp(say, [], calls))
    .action(({ key, t: given, json }) => {
      const secret = requireKey(key, terminal)
      const t = given ?? String(Math.floor(terminal.clock.now().getTime() / 1000) + 600)
      if (!TEN_DIGITS.test(t)) throw new UsageError(({ sign: texts }) => texts.tInvalid)
      const signed = { t: Number(t), sign: sign(secret, Number(t)) }
      terminal.print(json === true ? JSON.stringify(signed) : `t     ${t}\nsign  ${signed.sign}`)
    })
}
