/** `live-callbacks send`: posts events as Tencent does. */
import { diagnose } from '../../diagnose/diagnose.ts'
import { shown } from '../../diagnose/shown.ts'
import type { Language } from '../../diagnose/text/Language.ts'
import { EventType } from '../../event/EventType.ts'
import { eventKey } from '../../store/eventKey.ts'
import { scheduleOf } from '../../testing/schedule.ts'
import type { JsonObject } from '../../wire/json.ts'
import type { AddCommand } from '../command.ts'
import { countOf } from '../count.ts'
import { describeFinding } from '../describeFinding.ts'
import { endpointOption, requireEndpoint } from '../endpoint.ts'
import { exit } from '../exit.ts'
import { afterHelp } from '../help.ts'
import { interruptible } from '../interruptible.ts'
import { keyOption, requireKey } from '../keys.ts'
import { kindOf } from '../kinds.ts'
import { type Exchange, poster } from '../poster.ts'
import { progressOn } from '../progress.ts'
import { paced } from '../scaledClock.ts'
import { type Texts, textsIn } from '../text/texts.ts'
import { chooseBody } from './send/chooseBody.ts'
import { parseEdits } from './send/edit.ts'
import { numbered } from './send/numbered.ts'
import { exchangeLine, refusalLines, retriesOf, tallyLines } from './send/report.ts'
import { sendAll } from './send/sendAll.ts'
import { tallyOf } from './send/Tally.ts'

const calls = [
  'export CALLBACK_KEY=examplecallbackkey',
  'live-callbacks send StreamBegin --to http://localhost:3000/callbacks',
  'live-callbacks send TaskExit --set msg.code=-32 --to http://localhost:3000/callbacks',
  'live-callbacks send StreamEnd --count 1000 --set stream_id=room-{n} --to http://localhost:3000/callbacks',
  'live-callbacks send RecordFile/2019 --fast --json --to http://localhost:3000/callbacks',
]

const collect = (value: string, previous: ReadonlyArray<string> = []): ReadonlyArray<string> => [
  ...previous,
  value,
]

/** Prints warnings about unusual requests. The events are sent anyway. */
const warnings = (
  say: Texts,
  bodyOf: (n: number) => JsonObject,
  count: number,
  now: () => Date,
  language: Language,
): ReadonlyArray<string> => {
  const isSame = count > 1 && eventKey(bodyOf(1)) === eventKey(bodyOf(2))
  const { findings } = shown(diagnose(JSON.stringify(bodyOf(1)), { keys: [], now }))
  return [
    ...findings.map((finding) => describeFinding(finding, language)),
    ...(isSame ? [say.send.sameEvent] : []),
  ].map(say.send.warning)
}

export const addSend: AddCommand = (program, terminal, end) => {
  const say = textsIn(terminal.language)
  program
    .command('send')
    .summary(say.send.summary)
    .description(say.send.description)
    .argument('<event>', say.send.event)
    .addOption(endpointOption(say).makeOptionMandatory())
    .addOption(keyOption(say))
    .option('--set <field=value>', say.send.set, collect)
    .option('--unset <field>', say.send.unset, collect)
    .option('--count <n>', say.send.count, countOf('--count'), 1)
    .option('--concurrency <n>', say.send.concurrency, countOf('--concurrency'), 10)
    .option('--retry', say.send.retry)
    .option('--fast', say.send.fast)
    .option('--unsigned', say.send.unsigned)
    .option('--json', say.send.json)
    .addHelpText('after', afterHelp(say, say.send.notes, calls))
    .action(async (word, options) => {
      const { to, key, set = [], unset = [], count, concurrency } = options
      const { retry = false, fast = false, unsigned = false, json = false } = options
      const { note, paint, print, redraw } = terminal
      const endpoint = requireEndpoint('--to', to)

      const chosen = await chooseBody(word, terminal)
      const { interrupted } = terminal
      const clock = paced(interruptible(terminal.clock, interrupted), fast ? Infinity : 1)
      const edit = parseEdits(set, unset)
      const bodyOf = (n: number): JsonObject => edit(count === 1 ? chosen : numbered(chosen, n), n)
      const title = kindOf(bodyOf(1))
      const eventType = Number(bodyOf(1)['event_type'])
      const schedule = scheduleOf(eventType)
      const isSigned = !unsigned && eventType !== EventType.Relay
      // `deliver` requires a key, also if nothing is signed.
      const secret = isSigned ? requireKey(key, terminal) : 'none'

      warnings(say, bodyOf, count, clock.now, terminal.language).forEach(note)
      if (retry && !fast) note(say.send.willRetry(retriesOf(schedule)))
      const exchanges: Array<Exchange> = []
      const progress = progressOn(terminal)
      const post = poster(endpoint, { clock, interrupted }, (exchange) => {
        exchanges.push(exchange)
        if (count > 1) progress(say.send.progress(exchanges.length, count))
        else if (!json) print(exchangeLine(say, title, exchange, paint))
      })
      const began = clock.now().getTime()
      await sendAll(post, bodyOf, {
        key: secret,
        signed: isSigned,
        clock,
        maxRetries: retry || fast ? schedule.retries : 0,
        count,
        concurrency,
        interrupted,
      })
      const durationMs = clock.now().getTime() - began
      redraw('')

      const tally = tallyOf(exchanges, { events: count, durationMs, isSigned })
      if (interrupted.aborted) note(say.shared.interrupted)
      if (json) print(JSON.stringify({ event: title, ...tally, interrupted: interrupted.aborted }))
      else if (count > 1) tallyLines(say, title, tally, paint).forEach(print)
      else refusalLines(say, tally, schedule).forEach(print)
      if (tally.delivered < count) end(exit.failed)
    })
}
