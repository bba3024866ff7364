/** `live-callbacks template`: prints the request that creates a callback template. */
import { Option } from '@commander-js/extra-typings'

import { printable } from '../../diagnose/printable.ts'
import { generateCallbackKey, type TemplateEvent, templateFor } from '../../template.ts'
import type { AddCommand } from '../command.ts'
import { nearest } from '../didYouMean.ts'
import { UsageError } from '../exit.ts'
import { afterHelp } from '../help.ts'
import { isPrivateHost } from '../isPrivateHost.ts'
import { givenKey, keyOption, requireUsable } from '../keys.ts'
import { textsIn } from '../text/texts.ts'
import { wrapped } from '../wrapped.ts'

const calls = [
  'live-callbacks template --url https://example.com/live/9f3c/callbacks --generate-key',
  'live-callbacks template --url https://example.com/live/9f3c/callbacks --events StreamBegin,StreamEnd --json',
]

/** The names of all events. A missing name does not compile. */
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
  throw new UsageError(({ template }) =>
    wrong === ''
      ? template.eventsInvalid(all.join(','))
      : template.eventWithoutUrl(printable(wrong), nearest(wrong, all), all.join(',')),
  )
}

const isMade = (...args: Parameters<typeof templateFor>): boolean => {
  try {
    templateFor(...args)
    return true
  } catch {
    return false
  }
}

/**
 * Throws a UsageError for an argument with which `templateFor` fails, also if all others are valid.
 */
const requireValid = (url: string, name: string, key: string | undefined): void => {
  if (!isMade(url, all)) throw new UsageError(({ template }) => template.urlInvalid)
  if (!isMade(url, all, { TemplateName: name })) {
    throw new UsageError(({ template }) => template.nameInvalid)
  }
  if (key === undefined) return
  requireUsable([key])
  if (!isMade(url, all, { CallbackKey: key })) {
    throw new UsageError(({ template }) => template.keyInvalid)
  }
}

export const addTemplate: AddCommand = (program, terminal) => {
  const say = textsIn(terminal.language)
  program
    .command('template')
    .summary(say.template.summary)
    .description(say.template.description)
    .requiredOption('--url <url>', say.template.url)
    .option('--events <names>', say.template.events, 'all')
    .addOption(keyOption(say))
    .addOption(new Option('--generate-key', say.template.generateKey).conflicts('key'))
    .option('--name <name>', say.template.name, 'live-callbacks')
    .option('--json', say.template.json)
    .addHelpText('after', afterHelp(say, say.template.notes(all), calls))
    .action(({ url, events: list, key: given, generateKey, name, json }) => {
      const { note, print } = terminal
      const key = generateKey === true ? generateCallbackKey() : givenKey(given, terminal)
      const events = parseEvents(list)
      requireValid(url, name, key)
      const template = templateFor(url, events, {
        TemplateName: name,
        ...(key !== undefined && { CallbackKey: key }),
      })
      print(json === true ? JSON.stringify(template) : JSON.stringify(template, null, 2))
      if (isPrivateHost(new URL(url).hostname)) note(say.template.urlPrivate)
      if (key === undefined) note(say.template.withoutKey)
      if (generateKey === true) note(say.template.newKey)
      if (json !== true) note(wrapped(say.template.next, 80))
    })
}
