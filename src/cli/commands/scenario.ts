/** `live-callbacks scenario`: posts the callbacks of a whole scenario. */
import { Option } from '@commander-js/extra-typings'

import { EventType } from '../../event/EventType.ts'
import type { AddCommand } from '../command.ts'
import { nearest } from '../didYouMean.ts'
import { endpointOption, requireEndpoint } from '../endpoint.ts'
import { exit, UsageError } from '../exit.ts'
import { likelyReason } from '../explainAnswer.ts'
import { afterHelp } from '../help.ts'
import { interruptible } from '../interruptible.ts'
import { keyOption, requireKey } from '../keys.ts'
import { kindOf } from '../kinds.ts'
import { paced } from '../scaledClock.ts'
import type { Terminal } from '../Terminal.ts'
import { type Texts, textsIn } from '../text/texts.ts'
import { play, type Told } from './scenario/play.ts'
import type { Scenario, ScenarioName } from './scenario/Scenario.ts'
import { scenarios } from './scenario/scenarios.ts'
import { shuffled } from './scenario/shuffled.ts'

const calls = [
  'live-callbacks scenario',
  'export CALLBACK_KEY=examplecallbackkey',
  'live-callbacks scenario stream --to http://localhost:3000/callbacks',
  'live-callbacks scenario stream --shuffled 7 --stream room-2 --to http://localhost:3000/callbacks',
  'live-callbacks scenario reconnect --pace 10 --to http://localhost:3000/callbacks',
]

/** The minimum pace. Slower, a scenario would take hours, and longer than a timer can wait. */
const SLOWEST = 0.01

const parsePace = (text: string): number => {
  const factor = text === 'real' ? 1 : Number(text)
  if (factor >= SLOWEST) return factor
  throw new UsageError((say) => say.scenario.paceInvalid(SLOWEST))
}

/** JSON has English texts in every language, because scripts read it. */
const FOR_SCRIPTS = textsIn('en')

const list = (say: Texts, { print }: Terminal, json: boolean): void => {
  const rows = scenarios.map(({ name, stepsIn }) => ({
    name,
    callbacks: stepsIn({ stream: '', start: new Date(0) }).length,
  }))
  const summaryOf = (texts: Texts, name: ScenarioName) => texts.scenario.scenarios[name].summary
  if (json) {
    const told = rows.map(({ name, callbacks }) => ({
      name,
      summary: summaryOf(FOR_SCRIPTS, name),
      callbacks,
    }))
    print(JSON.stringify(told))
    return
  }
  for (const { name, callbacks } of rows) {
    const count = say.scenario.callbacks(String(callbacks).padStart(2))
    print(`${name.padEnd(11)}  ${count}  ${summaryOf(say, name)}`)
  }
}

const scenarioNamed = (name: string): Scenario => {
  const found = scenarios.find((scenario) => scenario.name === name.toLowerCase())
  if (found !== undefined) return found
  const meant = nearest(
    name,
    scenarios.map((scenario) => scenario.name),
  )
  throw new UsageError((say) => say.scenario.unknown(meant))
}

/**
 * The steps of a scenario. It ends now; or, with a pace, it begins now and is played at that pace.
 */
const stepsNow = ({ stepsIn }: Scenario, stream: string, pace: number, now: Date) => {
  const lengthMs = 1000 * Number(stepsIn({ stream, start: now }).at(-1)?.atSeconds)
  return stepsIn({ stream, start: new Date(now.getTime() - lengthMs * (1 - 1 / pace)) })
}

export const addScenario: AddCommand = (program, terminal, end) => {
  const say = textsIn(terminal.language)
  program
    .command('scenario')
    .summary(say.scenario.summary)
    .description(say.scenario.description)
    .argument('[name]', scenarios.map(({ name }) => name).join(', '))
    .addOption(endpointOption(say))
    .addOption(keyOption(say))
    .option('--stream <name>', say.scenario.stream, 'room-1')
    .addOption(new Option('--shuffled [seed]', say.scenario.shuffled).preset('1'))
    .option('--pace <pace>', say.scenario.pace, parsePace)
    .option('--json', say.scenario.json)
    .addHelpText('after', afterHelp(say, say.scenario.notes, calls))
    .action(async (name, options) => {
      const { to, key, stream, shuffled: seed, pace = Infinity, json = false } = options
      const { interrupted, note, paint, print } = terminal
      if (name === undefined) {
        list(say, terminal, json)
        return
      }
      const scenario = scenarioNamed(name)
      if (to === undefined) throw new UsageError((texts) => texts.scenario.endpointMissing)

      const clock = paced(interruptible(terminal.clock, interrupted), pace)
      const steps = stepsNow(scenario, stream, pace, clock.now())
      const isSigned = steps.some(({ body }) => body['event_type'] !== EventType.Relay)
      // `deliver` requires a key, also if nothing is signed.
      const delivery = {
        to: requireEndpoint('--to', to),
        clock,
        interrupted,
        key: isSigned ? requireKey(key, terminal) : 'none',
      }

      const widest = Math.max(...steps.map(({ body }) => kindOf(body).length))
      const lineOf = ({ atSeconds, event, note: what, answers, delivered }: Told): string => {
        const texts = answers.map((answer) => say.send.answer(String(answer)))
        const told = (delivered ? paint.green : paint.red)(texts.join(' '))
        const step = say.shared.labelled(say.scenario.steps[what], told)
        return `${String(atSeconds).padStart(4)} s  ${event.padEnd(widest)}  ${step}`
      }
      const refused = new Set<number | string>()
      let delivered = 0
      await play(seed === undefined ? steps : shuffled(steps, seed), delivery, (told) => {
        const text = FOR_SCRIPTS.scenario.steps[told.note]
        print(json ? JSON.stringify({ ...told, note: text }) : lineOf(told))
        if (told.delivered) delivered += 1
        else
          told.answers.filter((answer) => answer !== 200).forEach((answer) => refused.add(answer))
      })
      for (const answer of refused) {
        const reason = say.answers[likelyReason(answer, isSigned)]
        note(say.shared.labelled(say.send.answer(String(answer)), reason))
      }
      if (interrupted.aborted) note(say.shared.interrupted)
      if (delivered < steps.length) end(exit.failed)
      else if (!json) print(say.scenario.scenarios[scenario.name].afterwards)
    })
}
