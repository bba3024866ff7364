/** `live-callbacks send`: posts events as Tencent does. */
import { diagnose } from '../../diagnose/diagnose.ts'
import type { Language } from '../../diagnose/text/Language.ts'
import { EventType } from '../../event/EventType.ts'
import { eventKey } from '../../store/eventKey.ts'
import { scheduleOf } from '../../testing/schedule.ts'
import type { JsonObject } from '../../wire/json.ts'
import type { AddCommand } from '../command.ts'
import { parseCount } from '../count.ts'
import { describeFinding } from '../describeFinding.ts'
import { endpointOption, requireEndpoint } from '../endpoint.ts'
import { exit } from '../exit.ts'
import { interruptible } from '../interruptible.ts'
import { keyOption, requireKey } from '../keys.ts'
import { kindOf } from '../kinds.ts'
import { type Exchange, poster } from '../poster.ts'
import { progressOn } from '../progress.ts'
import { paced } from '../scaledClock.ts'
import { chooseBody } from './send/chooseBody.ts'
import { parseEdits } from './send/edit.ts'
import { numbered } from './send/numbered.ts'
import { exchangeLine, refusalLines, tallyLines } from './send/report.ts'
import { sendAll } from './send/sendAll.ts'
import { tallyOf } from './send/Tally.ts'

const examples = `
An event is a name or a number (StreamBegin, TaskExit, 100), a fixture
(RecordFile/2019), a file with a body, or - for the input. The times of an event
or a fixture are moved as if it happened now. t and sign are made anew; relays
(314) have none, as at Tencent.

A value of --set is JSON where it is JSON, else text. A field may be inside of
others, also of the JSON that msg, record_detail, callback_ext and source_urls
hold as text.

Each of several events is another one: its stream_id, file_id or session_id ends
with -1, -2, … In a value of --set, {n} is that number.

Without --retry each event is posted once. With it, it is posted until the
answer is 200, as by Tencent: 12 times more, a minute apart, which takes up to
16 minutes; screenshots 5 times more, two minutes apart. With --fast the same
retries follow at once.

Ends with 0 if each event was answered with 200, else with 1. Ctrl+C ends it
with what came so far.

Examples:
  $ export CALLBACK_KEY=examplecallbackkey
  $ live-callbacks send StreamBegin --to http://localhost:3000/callbacks
  $ live-callbacks send TaskExit --set msg.code=-32 --to http://localhost:3000/callbacks
  $ live-callbacks send StreamEnd --count 1000 --set stream_id=room-{n} --to http://localhost:3000/callbacks
  $ live-callbacks send RecordFile/2019 --fast --json --to http://localhost:3000/callbacks`

const collect = (value: string, previous: ReadonlyArray<string> = []): ReadonlyArray<string> => [
  ...previous,
  value,
]

/** What somebody may want, and may not: it is sent all the same. */
const oddities = (
  bodyOf: (n: number) => JsonObject,
  count: number,
  now: () => Date,
  language: Language,
): ReadonlyArray<string> => {
  const isSame = count > 1 && eventKey(bodyOf(1)) === eventKey(bodyOf(2))
  return [
    ...diagnose(JSON.stringify(bodyOf(1)), { keys: [], now }).findings.map((finding) =>
      describeFinding(finding, language),
    ),
    ...(isSame ? ['A receiver takes all for the same event: put {n} into a value of --set.'] : []),
  ].map((text) => `odd: ${text}`)
}

export const addSend: AddCommand = (program, terminal, end) => {
  program
    .command('send')
    .summary('post events to an endpoint as Tencent does')
    .description('Posts events to your endpoint as Tencent does, signed with your key.')
    .argument('<event>', 'what to send: a name, a number, a fixture, a file, or -')
    .addOption(endpointOption().makeOptionMandatory())
    .addOption(keyOption)
    .option('--set <field=value>', 'set a field; may be given several times', collect)
    .option('--unset <field>', 'take a field away; may be given several times', collect)
    .option('--count <n>', 'how many events', parseCount, 1)
    .option('--concurrency <n>', 'how many of them at once', parseCount, 10)
    .option('--retry', 'try again until the answer is 200, as Tencent does')
    .option('--fast', 'try again until the answer is 200, without waiting in between')
    .option('--unsigned', 'send neither t nor sign')
    .option('--json', 'print JSON')
    .addHelpText('after', examples)
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
      // `deliver` asks for a key in any case.
      const secret = isSigned ? requireKey(key, terminal) : 'none'

      oddities(bodyOf, count, clock.now, terminal.language).forEach(note)
      if (retry && !fast) {
        const { retries, intervalMs } = schedule
        note(`Retries follow ${intervalMs / 1000} s apart, up to ${retries}; --fast does not wait.`)
      }
      const exchanges: Array<Exchange> = []
      const progress = progressOn(terminal)
      const post = poster(endpoint, { clock, interrupted }, (exchange) => {
        exchanges.push(exchange)
        if (count > 1) progress(`${exchanges.length} posts of ${count} events`)
        else if (!json) print(exchangeLine(title, exchange, paint))
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
      if (interrupted.aborted) note('Interrupted: this is what came so far.')
      if (json) print(JSON.stringify({ event: title, ...tally, interrupted: interrupted.aborted }))
      else if (count > 1) tallyLines(title, tally, paint).forEach(print)
      else refusalLines(tally, schedule).forEach(print)
      if (tally.delivered < count) end(exit.failed)
    })
}
