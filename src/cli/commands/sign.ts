/** `live-callbacks sign`: the signature of one second. */
import { sign } from '../../receive/signature.ts'
import type { AddCommand } from '../command.ts'
import { UsageError } from '../exit.ts'
import { keyOption, requireKey } from '../keys.ts'

const TEN_DIGITS = /^[0-9]{10}$/

const examples = `
Examples:
  $ live-callbacks sign --key examplecallbackkey
  $ live-callbacks sign --t 1790000000 --json`

export const addSign: AddCommand = (program, terminal) => {
  program
    .command('sign')
    .summary('print t and sign')
    .description('Prints t and sign = md5(key + t), as they go into a body.')
    .addOption(keyOption)
    .option('--t <seconds>', 'when it expires, in seconds since 1970 (default: in 600 seconds)')
    .option('--json', 'print JSON')
    .addHelpText('after', examples)
    .action(({ key, t: given, json }) => {
      const secret = requireKey(key, terminal)
      const t = given ?? String(Math.floor(terminal.clock.now().getTime() / 1000) + 600)
      if (!TEN_DIGITS.test(t)) throw new UsageError('--t must be ten digits: seconds since 1970.')
      const signed = { t: Number(t), sign: sign(secret, Number(t)) }
      terminal.print(json === true ? JSON.stringify(signed) : `t     ${t}\nsign  ${signed.sign}`)
    })
}
