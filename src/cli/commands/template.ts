/** `live-callbacks template`: the request that makes callbacks come. */
import { Option } from '@commander-js/extra-typings'

import { printable } from '../../diagnose/printable.ts'
import { generateCallbackKey, type TemplateEvent, templateFor } from '../../template.ts'
import type { AddCommand } from '../command.ts'
import { didYouMean } from '../didYouMean.ts'
import { UsageError } from '../exit.ts'
import { isPrivateHost } from '../isPrivateHost.ts'
import { givenKey, keyOption } from '../keys.ts'

const examples = `
Events: StreamBegin, StreamEnd, RecordFile, RecordStatus, Snapshot, ImageAudit,
AudioAudit, PushException, RecordException. Relays go to the CallbackUrl of
their task, all others are set in the console.

Put a secret into the path of the URL. The request holds the key, since Tencent
has to know it: keep it out of logs.

Examples:
  $ live-callbacks template --url https://example.com/live/9f3c/callbacks --generate-key
  $ live-callbacks template --url https://example.com/live/9f3c/callbacks --events StreamBegin,StreamEnd --json`

/** One that is missing does not compile. */
const events: Readonly<Record<TemplateEvent, true>> = {
  StreamBegin: true,
  StreamEnd: true,
  RecordFile: true,
  RecordStatus: true,
  Snapshot: true,
  ImageAudit: true,
  AudioAudit: true,
  PushException: true,
  RecordException: true,
}

const all = Object.keys(events) as ReadonlyArray<TemplateEvent>

const parseEvents = (list: string): ReadonlyArray<TemplateEvent> => {
  const words = list.split(',').map((word) => word.trim())
  const lower = words.map((word) => word.toLowerCase())
  if (lower.includes('all')) return all
  const wrong = words.find((_, index) => !all.some((name) => name.toLowerCase() === lower[index]))
  if (wrong === undefined) return all.filter((name) => lower.includes(name.toLowerCase()))
  const complaint =
    wrong === '' ? '' : `There is no URL for ${printable(wrong)}${didYouMean(wrong, all)} `
  throw new UsageError(`${complaint}--events takes all, or some of ${all.join(',')}.`)
}

/** What the library calls the arguments of `templateFor`. */
const options: Readonly<Record<string, string>> = {
  baseUrl: '--url',
  CallbackKey: 'The callback key',
  TemplateName: '--name',
}

const make = (...args: Parameters<typeof templateFor>): ReturnType<typeof templateFor> => {
  try {
    return templateFor(...args)
  } catch (error) {
    const { message } = error as TypeError
    throw new UsageError(message.replace(/^\w+/, (name) => String(options[name])))
  }
}

export const addTemplate: AddCommand = (program, terminal) => {
  program
    .command('template')
    .summary('print the request that makes callbacks come')
    .description('Prints the request of CreateLiveCallbackTemplate, which sends events to one URL.')
    .requiredOption('--url <url>', 'the URL of your endpoint, as Tencent reaches it')
    .option('--events <names>', 'which events, with commas in between', 'all')
    .addOption(keyOption)
    .addOption(new Option('--generate-key', 'make a new key').conflicts('key'))
    .option('--name <name>', 'the name of the template', 'live-callbacks')
    .option('--json', 'print the request alone')
    .addHelpText('after', examples)
    .action(({ url, events: list, key: given, generateKey, name, json }) => {
      const { note, print } = terminal
      const key = generateKey === true ? generateCallbackKey() : givenKey(given, terminal)
      const template = make(url, parseEvents(list), {
        TemplateName: name,
        ...(key !== undefined && { CallbackKey: key }),
      })
      print(json === true ? JSON.stringify(template) : JSON.stringify(template, null, 2))
      if (isPrivateHost(new URL(url).hostname)) {
        note(
          'Tencent cannot reach that URL, which is one of this machine or its network: give a public one.',
        )
      }
      if (key === undefined) {
        note(
          'Without a key callbacks cannot be verified: give --generate-key, --key, or CALLBACK_KEY.',
        )
      }
      if (generateKey === true) {
        note('The key is new: keep it where your receiver finds it. It is not shown again.')
      }
      if (json === true) return
      note(
        'Next: give this to CreateLiveCallbackTemplate of the API live (2018-08-01), then bind the',
      )
      note(
        'TemplateId that it answers to your push domain by CreateLiveCallbackRule. Callbacks come',
      )
      note('5 to 10 minutes later.')
    })
}
