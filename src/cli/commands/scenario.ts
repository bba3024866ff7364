/** `live-callbacks scenario`: posts the callbacks of a whole story. */
import { InvalidArgumentError, Option } from '@commander-js/extra-typings'

import { EventType } from '../../event/EventType.ts'
import type { AddCommand } from '../command.ts'
import { endpointOption, requireEndpoint } from '../endpoint.ts'
import { exit, UsageError } from '../exit.ts'
import { likelyReason } from '../explainAnswer.ts'
import { interruptible } from '../interruptible.ts'
import { keyOption, requireKey } from '../keys.ts'
import { kindOf } from '../kinds.ts'
import { paced } from '../scaledClock.ts'
import type { Terminal } from '../Terminal.ts'
import { play, type Told } from './scenario/play.ts'
import type { Scenario } from './scenario/Scenario.ts'
import { scenarios } from './scenario/scenarios.ts'
import { shuffled } from './scenario/shuffled.ts'

const examples = `
Without a name it lists the scenarios. Their times are those of a story that
ends now, or with --pace goes on from now; ids are other ones each time.
Callbacks are sent one after the other, each once the one before is done.
Answers get lost as at Tencent: the endpoint gives them, and the callback comes
again.

Ends with 0 if each callback was answered with 200, else with 1.

Examples:
  $ live-callbacks scenario
  $ export CALLBACK_KEY=examplecallbackkey
  $ live-callbacks scenario stream --to http://localhost:3000/callbacks
  $ live-callbacks scenario stream --shuffled 7 --stream room-2 --to http://localhost:3000/callbacks
  $ live-callbacks scenario reconnect --pace 10 --to http://localhost:3000/callbacks`

/** Slower, a scenario would take hours, and soon longer than a timer waits. */
const SLOWEST = 0.01

const parsePace = (text: string): number => {
  const factor = text === 'real' ? 1 : Number(text)
  if (factor >= SLOWEST) return factor
  throw new InvalidArgumentError(
    `It must be real, or how many times as fast, such as 10; ${SLOWEST} at least.`,
  )
}

const list = ({ print }: Terminal, json: boolean): void => {
  const rows = scenarios.map(({ name, summary, stepsIn }) => ({
    name,
    summary,
    callbacks: stepsIn({ stream: '', start: new Date(0) }).length,
  }))
  if (json) {
    print(JSON.stringify(rows))
    return
  }
  for (const { name, summary, callbacks } of rows) {
    print(`${name.padEnd(11)}  ${String(callbacks).padStart(2)} callbacks  ${summary}`)
  }
}

const scenarioNamed = (name: string): Scenario => {
  const found = scenarios.find((scenario) => scenario.name === name.toLowerCase())
  if (found !== undefined) return found
  throw new UsageError('There is no scenario of that name: `live-callbacks scenario` lists them.')
}

/** The steps of a scenario that ends now, or that goes on from now as fast as it is sent. */
const stepsNow = ({ stepsIn }: Scenario, stream: string, pace: number, now: Date) => {
  const lengthMs = 1000 * Number(stepsIn({ stream, start: now }).at(-1)?.atSeconds)
  return stepsIn({ stream, start: new Date(now.getTime() - lengthMs * (1 - 1 / pace)) })
}

export const addScenario: AddCommand = (program, terminal, end) => {
  program
    .command('scenario')
    .summary('post the callbacks of a whole story, such as a stream from begin to end')
    .description('Posts the callbacks of a story to your endpoint, signed with your key.')
    .argument('[name]', scenarios.map(({ name }) => name).join(', '))
    .addOption(endpointOption())
    .addOption(keyOption)
    .option('--stream <name>', 'the name of the stream', 'room-1')
    .addOption(
      new Option('--shuffled [seed]', 'in another order; another seed is another order').preset(
        '1',
      ),
    )
    .option('--pace <pace>', 'real, or how many times as fast (default: no waits)', parsePace)
    .option('--json', 'print JSON, a line for each callback')
    .addHelpText('after', examples)
    .action(async (name, options) => {
      const { to, key, stream, shuffled: seed, pace = Infinity, json = false } = options
      const { interrupted, note, paint, print } = terminal
      if (name === undefined) {
        list(terminal, json)
        return
      }
      const scenario = scenarioNamed(name)
      if (to === undefined) throw new UsageError('There is no endpoint to send to: give --to.')

      const clock = paced(interruptible(terminal.clock, interrupted), pace)
      const steps = stepsNow(scenario, stream, pace, clock.now())
      const isSigned = steps.some(({ body }) => body['event_type'] !== EventType.Relay)
      // `deliver` asks for one in any case.
      const delivery = {
        to: requireEndpoint('--to', to),
        clock,
        interrupted,
        key: isSigned ? requireKey(key, terminal) : 'none',
      }

      const widest = Math.max(...steps.map(({ body }) => kindOf(body).length))
      const lineOf = ({ atSeconds, event, note: what, answers, delivered }: Told): string => {
        const told = (delivered ? paint.green : paint.red)(answers.join(' '))
        return `${String(atSeconds).padStart(4)} s  ${event.padEnd(widest)}  ${what}: ${told}`
      }
      const refused = new Set<number | string>()
      let delivered = 0
      await play(seed === undefined ? steps : shuffled(steps, seed), delivery, (told) => {
        print(json ? JSON.stringify(told) : lineOf(told))
        if (told.delivered) delivered += 1
        else
          told.answers.filter((answer) => answer !== 200).forEach((answer) => refused.add(answer))
      })
      for (const answer of refused) note(`${answer}: ${likelyReason(answer, isSigned)}`)
      if (interrupted.aborted) note('Interrupted: this is what came so far.')
      if (delivered < steps.length) end(exit.failed)
      else if (!json) print(scenario.afterwards)
    })
}
