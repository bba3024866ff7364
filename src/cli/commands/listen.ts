/** `live-callbacks listen`: receives callbacks, shows them, and forwards them. */
import crypto from 'node:crypto'
import type { Server } from 'node:http'

import * as E from 'fp-ts/lib/Either.js'

import { printable, printableJson } from '../../diagnose/printable.ts'
import { bind, type Binding, hostInUrl, unbind } from '../../inspector/bind.ts'
import type { Entry } from '../../inspector/Entry.ts'
import { createEntryLog, type EntryLog } from '../../inspector/EntryLog.ts'
import { createInspectorServer } from '../../inspector/server.ts'
import type { Setup } from '../../inspector/Setup.ts'
import type { AddCommand } from '../command.ts'
import { describeEntry } from '../describeEntry.ts'
import { requireEndpoint } from '../endpoint.ts'
import { UsageError } from '../exit.ts'
import { afterHelp } from '../help.ts'
import { givenKeys, keysOption, requireUsable } from '../keys.ts'
import type { Terminal } from '../Terminal.ts'
import { textsIn } from '../text/texts.ts'
import { timeZoneOption, UTC } from '../times.ts'
import { createCallbackServer } from './listen/callbackServer.ts'
import { forwardTo, hasOwnPath } from './listen/forward.ts'
import { createIntake } from './listen/intake.ts'
import { requireOther } from './listen/loop.ts'
import { recordTo } from './listen/record.ts'
import { resigned } from './listen/resigned.ts'
import { shownUrl } from './listen/shownUrl.ts'

const calls = [
  'live-callbacks listen --key examplecallbackkey --open',
  'live-callbacks listen --forward http://127.0.0.1:8080 --record callbacks.ndjson',
  'live-callbacks inspect callbacks.ndjson',
]

/** The time to finish open answers when the command ends, in milliseconds. */
const GRACE_MS = 1000

const portOf =
  (option: string) =>
  (text: string): number => {
    const port = /^[0-9]{1,5}$/.test(text) ? Number(text) : Number.NaN
    if (port <= 65_535) return port
    throw new UsageError(({ listen }) => listen.portInvalid(option))
  }

/** The address to listen on, and the option that sets its port. */
interface Place extends Binding {
  readonly option: string
}

const portErrors: ReadonlyMap<string, 'portForbidden' | 'portInUse'> = new Map([
  ['EADDRINUSE', 'portInUse'],
  ['EACCES', 'portForbidden'],
])

const cannotListen = (code: string, { port, option }: Place): UsageError =>
  new UsageError(({ listen }) => {
    const error = portErrors.get(code)
    return error === undefined ? listen.hostUnusable(code) : listen[error](port, option)
  })

const ended = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => {
      resolve()
    })
  })

export const addListen: AddCommand = (program, terminal) => {
  const say = textsIn(terminal.language)
  program
    .command('listen')
    .summary(say.listen.summary)
    .description(say.listen.description)
    .option('--port <port>', say.listen.port, portOf('--port'), 3000)
    .option('--host <host>', say.listen.host, '127.0.0.1')
    .addOption(keysOption(say))
    .option('--forward <url>', say.listen.forward)
    .option('--open', say.listen.open)
    .option('--record <file>', say.listen.record)
    .option('--inspector-port <port>', say.listen.inspectorPort, portOf('--inspector-port'), 3001)
    .option('--inspector-host <host>', say.listen.inspectorHost, '127.0.0.1')
    .option('--no-inspector', say.listen.noInspector)
    .addOption(timeZoneOption(say))
    .option('--quiet', say.listen.quiet)
    .option('--json', say.listen.json)
    .addHelpText('after', afterHelp(say, say.listen.notes, calls))
    .action(async (options) => {
      const keys = requireUsable(givenKeys(options.key, terminal))
      const forward =
        options.forward === undefined ? undefined : requireEndpoint('--forward', options.forward)
      if (options.open === true && !options.inspector) {
        throw new UsageError(({ listen }) => listen.openWithoutInspector)
      }
      if (options.inspector && options.port > 0 && options.port === options.inspectorPort) {
        throw new UsageError(({ listen }) => listen.samePort(options.port))
      }
      const recorder = options.record === undefined ? undefined : recordTo(options.record)
      const closers: Array<() => Promise<void>> = []
      const { clock, note, print, interrupted, language, paint } = terminal
      const voice = { language, paint, times: options.timeZone ?? UTC }
      const log = createEntryLog()
      const run = crypto.randomBytes(8).toString('base64url')
      const counts = { accepted: 0, refused: 0, answered200: 0 }

      const record = (entry: Entry): void => {
        try {
          recorder?.write(entry)
        } catch (error) {
          note(say.listen.notRecorded(String((error as NodeJS.ErrnoException).code)))
        }
      }

      const take = createIntake({
        keys,
        clock,
        log,
        ...(forward !== undefined && { forward: forwardTo(forward, { clock, interrupted, run }) }),
        onEntry: (entry) => {
          counts[entry.diagnosis.accepted ? 'accepted' : 'refused'] += 1
          if (entry.answer.status === 200) counts.answered200 += 1
          record(entry)
          if (options.quiet === true) return
          if (options.json === true) print(printableJson(entry))
          else for (const line of describeEntry(entry, voice)) print(line)
        },
      })

      const start = async (server: Server, to: Place, graceMs: number) => {
        const bound = await bind(server, to)
        if (E.isLeft(bound)) throw cannotListen(bound.left, to)
        const port = bound.right
        closers.push(() => unbind(server, clock, graceMs))
        return { port, url: `http://${hostInUrl(to.host)}:${String(port)}/` }
      }

      try {
        const callbacks = await start(
          createCallbackServer({
            take,
            run,
            onRefused: (reason, method) => {
              note(
                reason === 'CameBack'
                  ? say.listen.cameBack
                  : say.listen.noCallback(printable(method), reason),
              )
            },
          }),
          { host: options.host, port: options.port, option: '--port' },
          GRACE_MS,
        )
        if (forward !== undefined) requireOther(forward, options.host, callbacks.port)
        note(say.listen.callbacksAt(callbacks.url))
        if (keys.length === 0) note(say.listen.withoutKey)
        if (forward !== undefined) {
          note(
            hasOwnPath(forward)
              ? say.listen.forwarding(shownUrl(forward))
              : say.listen.forwardingByPath(forward.origin),
          )
        }
        if (options.inspector) {
          const page = await startInspector(terminal, {
            log,
            start: (server) =>
              start(
                server,
                {
                  host: options.inspectorHost,
                  port: options.inspectorPort,
                  option: '--inspector-port',
                },
                // The event stream of the inspector would never end by itself.
                0,
              ),
            host: options.inspectorHost,
            setup: {
              ...(forward !== undefined && { forwardsTo: shownUrl(forward) }),
              run,
              keyed: keys.length > 0,
              url: callbacks.url,
            },
            resend: async (id, resign) => {
              const kept = log.find(id)
              if (kept === undefined) return undefined
              const body = resign ? resigned(kept.body, keys[0], clock.now) : kept.body
              return (await take({ ...kept, body, resentFrom: id })).entry
            },
          })
          note(say.listen.inspectorAt(page))
          if (options.open === true && !(await terminal.openUrl(page))) {
            note(say.listen.noBrowser)
          }
        }
        note(say.listen.howToEnd)
        await ended(interrupted)
        note(say.listen.total(counts))
      } finally {
        await Promise.all(closers.map((close) => close()))
        recorder?.close()
      }
    })
}

interface InspectorStart {
  readonly log: EntryLog
  readonly start: (server: Server) => Promise<{ readonly url: string }>
  readonly host: string
  readonly setup: Setup
  readonly resend: (id: number, resign: boolean) => Promise<Entry | undefined>
}

/** The address of the inspector, with its token. */
const startInspector = async (
  terminal: Terminal,
  { log, start, host, setup, resend }: InspectorStart,
): Promise<string> => {
  const token = crypto.randomBytes(32).toString('base64url')
  const { url } = await start(
    createInspectorServer({
      log,
      assets: await terminal.readAssets(),
      setup,
      token,
      host,
      resend,
    }),
  )
  return `${url}?token=${token}`
}
