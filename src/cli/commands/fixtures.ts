/** `live-callbacks fixtures`: lists, prints or writes whole bodies of every event. */
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

import { EventType } from '../../event/EventType.ts'
import { buildBody } from '../../testing/buildBody.ts'
import { type Fixture, fixtures } from '../../testing/fixtures.ts'
import { signBody } from '../../testing/signBody.ts'
import type { JsonObject } from '../../wire/json.ts'
import type { AddCommand } from '../command.ts'
import { UsageError } from '../exit.ts'
import { afterHelp } from '../help.ts'
import { keyOption, requireKey } from '../keys.ts'
import { fixtureNamed, kindNamed, kindOf, unknownName } from '../kinds.ts'
import { textsIn } from '../text/texts.ts'

const calls = [
  'live-callbacks fixtures',
  'live-callbacks fixtures RecordFile --list',
  'live-callbacks fixtures RecordFile/2019',
  'live-callbacks fixtures TaskExit --json',
  'live-callbacks fixtures --signed --key examplecallbackkey --out bodies',
]

/** The fixtures of an event, the newest first; or the fixture with this name; or all fixtures. */
const chooseFixtures = (word: string | undefined): ReadonlyArray<Fixture> => {
  if (word === undefined) return fixtures
  const one = fixtureNamed(word)
  if (one !== undefined) return [one]
  const kind = kindNamed(word)
  if (kind === undefined) throw unknownName(word)
  const ofKind = fixtures.filter(
    ({ event_type, body }) =>
      kindOf(body) === kind || (kind === 'Relay' && event_type === EventType.Relay),
  )
  const newest = JSON.stringify(buildBody(kind))
  const isNewest = ({ body: { t: _, sign: __, ...bare } }: Fixture): boolean =>
    JSON.stringify(bare) === newest
  return [...ofKind.filter(isNewest), ...ofKind.filter((fixture) => !isNewest(fixture))]
}

const listLines = (chosen: ReadonlyArray<Fixture>): ReadonlyArray<string> => {
  const widest = Math.max(...chosen.map(({ name }) => name.length))
  return chosen.map(({ name, event_type, callback_event = '' }) =>
    `${name.padEnd(widest)}  ${String(event_type).padStart(4)}  ${callback_event}`.trimEnd(),
  )
}

const writeAll = async (
  folder: string,
  chosen: ReadonlyArray<Fixture>,
  bodyOf: (fixture: Fixture) => JsonObject,
): Promise<ReadonlyArray<string>> => {
  const files = chosen.map((fixture) => ({ file: join(folder, `${fixture.name}.json`), fixture }))
  try {
    for (const { file, fixture } of files) {
      await mkdir(dirname(file), { recursive: true })
      await writeFile(file, `${JSON.stringify(bodyOf(fixture), null, 2)}\n`)
    }
  } catch {
    throw new UsageError((say) => say.fixtures.folderUnwritable)
  }
  return files.map(({ file }) => file)
}

export const addFixtures: AddCommand = (program, terminal) => {
  const say = textsIn(terminal.language)
  program
    .command('fixtures')
    .summary(say.fixtures.summary)
    .description(say.fixtures.description)
    .argument('[name]', say.fixtures.name)
    .option('--list', say.fixtures.list)
    .option('--out <folder>', say.fixtures.out)
    .option('--signed', say.fixtures.signed)
    .addOption(keyOption(say))
    .option('--json', say.fixtures.json)
    .addHelpText('after', afterHelp(say, say.fixtures.notes, calls))
    .action(async (word, { list = word === undefined, out, signed = false, key, json = false }) => {
      const { clock, print } = terminal
      const chosen = chooseFixtures(word)
      const secret = signed ? requireKey(key, terminal) : ''
      const bodyOf = ({ body, event_type }: Fixture): JsonObject =>
        signed && event_type !== EventType.Relay
          ? signBody(body, { key: secret, now: clock.now })
          : body

      if (out !== undefined) {
        const files = await writeAll(out, chosen, bodyOf)
        if (json) print(JSON.stringify(files))
        else print(say.fixtures.written(files.length, out))
      } else if (list) {
        if (json) print(JSON.stringify(chosen.map(({ body: _, ...named }) => named)))
        else listLines(chosen).forEach(print)
      } else {
        const [first] = chosen.map(bodyOf)
        print(json ? JSON.stringify(first) : JSON.stringify(first, null, 2))
      }
    })
}
