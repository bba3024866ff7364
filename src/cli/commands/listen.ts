/** `live-callbacks listen`: a receiver that shows what arrives. */
import crypto from 'node:crypto'
import type { Server } from 'node:http'

import { InvalidArgumentError } from '@commander-js/extra-typings'
import * as E from 'fp-ts/lib/Either.js'

import { printable, printableJson } from '../../diagnose/printable.ts'
import { bind, type Binding, hostInUrl, unbind } from '../../inspector/bind.ts'
import type { Entry } from '../../inspector/Entry.ts'
import { createEntryLog, type EntryLog } from '../../inspector/EntryLog.ts'
import { createInspectorServer } from '../../inspector/server.ts'
import type { AddCommand } from '../command.ts'
import { describeEntry } from '../describeEntry.ts'
import { requireEndpoint } from '../endpoint.ts'
import { UsageError } from '../exit.ts'
import { givenKeys, keysOption, requireUsable } from '../keys.ts'
import type { Terminal } from '../Terminal.ts'
import { createCallbackServer } from './listen/callbackServer.ts'
import { forwardTo } from './listen/forward.ts'
import { createIntake } from './listen/intake.ts'
import { recordTo } from './listen/record.ts'
import { resigned } from './listen/resigned.ts'

const examples = `
Callbacks are answered as a handler of this library answers them, or, with
--forward, as the endpoint does that they are handed on to: to the URL as it is,
or, if it has no path, to the same path and query as they came to. Without a key
their signatures are not checked.

The inspector is a page that shows them live. It has a port of its own, so that
a tunnel to the callbacks does not lead to it, and is opened by the address that
is printed.

The file of --record has the bodies as they came, with their signatures and the
secrets of push URLs. Where there is none, it is made for this user alone.

Examples:
  $ live-callbacks listen --key examplecallbackkey --open
  $ live-callbacks listen --forward http://127.0.0.1:8080 --record callbacks.ndjson
  $ live-callbacks inspect callbacks.ndjson`

/** For senders that are still being answered when the command ends. */
const GRACE_MS = 1000

const portOf = (text: string): number => {
  const port = /^[0-9]{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (port <= 65_535) return port
  throw new InvalidArgumentError('It must be a number from 0 to 65535; 0 takes any free port.')
}

const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost', '0.0.0.0', '[::]'])

/** Callbacks that are handed on to this very server would go round for ever. */
const requireOther = (forward: URL | undefined, host: string, port: number): void => {
  if (forward === undefined) return
  if (!LOOPBACK.has(forward.hostname) && forward.hostname !== hostInUrl(host)) return
  // A port that is left out is that of the protocol.
  const usual = forward.protocol === 'https:' ? 443 : 80
  if ((Number(forward.port) || usual) !== port) return
  throw new UsageError('--forward leads to this command itself: give the address of your endpoint.')
}

/** Where to listen, and the option that says so. */
interface Place extends Binding {
  readonly option: string
}

const reasons: Readonly<Record<string, string>> = {
  EADDRINUSE: 'it is in use by another process',
  EACCES: 'this user may not use it',
}

const cannotListen = (code: string, { port, option }: Place): string => {
  const reason = reasons[code]
  return reason === undefined
    ? `There is nothing to listen on at that host (${code}): give another one.`
    : `Port ${String(port)} cannot be listened on, since ${reason}: give another one by ${option}.`
}

const totalOf = (entries: ReadonlyMap<string, number>): string => {
  const of = (name: string): number => entries.get(name) ?? 0
  const all = of('accepted') + of('refused')
  return `${String(all)} ${all === 1 ? 'callback' : 'callbacks'}: ${String(of('accepted'))} accepted, ${String(of('refused'))} refused; ${String(of('200'))} answered with 200.`
}

const ended = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => {
      resolve()
    })
  })

export const addListen: AddCommand = (program, terminal) => {
  program
    .command('listen')
    .summary('receive callbacks, show them, and hand them on')
    .description('Receives callbacks, shows what they are, and hands them on to your endpoint.')
    .option('--port <port>', 'port for callbacks; 0 for any free one', portOf, 3000)
    .option('--host <host>', 'host to listen on for callbacks', '127.0.0.1')
    .addOption(keysOption)
    .option('--forward <url>', 'the endpoint that they are handed on to, unchanged')
    .option('--open', 'open the inspector in the browser')
    .option('--record <file>', 'append each callback to a file, as a line of JSON')
    .option('--inspector-port <port>', 'port for the inspector; 0 for any free one', portOf, 3001)
    .option('--inspector-host <host>', 'host to listen on for the inspector', '127.0.0.1')
    .option('--no-inspector', 'no inspector')
    .option('--quiet', 'print nothing for each callback')
    .option('--json', 'print each callback as a line of JSON')
    .addHelpText('after', examples)
    .action(async (options) => {
      const keys = requireUsable(givenKeys(options.key, terminal))
      const forward =
        options.forward === undefined ? undefined : requireEndpoint('--forward', options.forward)
      if (options.open === true && !options.inspector) {
        throw new UsageError('There is no inspector to --open with --no-inspector: leave one out.')
      }
      if (options.inspector && options.port > 0 && options.port === options.inspectorPort) {
        throw new UsageError(
          `--port and --inspector-port are both ${String(options.port)}: give another one by --inspector-port.`,
        )
      }
      const recorder = options.record === undefined ? undefined : recordTo(options.record)
      const closers: Array<() => Promise<void>> = []
      const { clock, note, print, interrupted } = terminal
      const log = createEntryLog()
      const counts = new Map<string, number>()
      const count = (name: string): void => {
        counts.set(name, (counts.get(name) ?? 0) + 1)
      }

      const record = (entry: Entry): void => {
        try {
          recorder?.write(entry)
        } catch (error) {
          note(`The callback could not be recorded: ${(error as Error).message}`)
        }
      }

      const take = createIntake({
        keys,
        clock,
        log,
        ...(forward !== undefined && { forward: forwardTo(forward, clock, interrupted) }),
        onEntry: (entry) => {
          count(entry.diagnosis.accepted ? 'accepted' : 'refused')
          if (entry.answer.status === 200) count('200')
          record(entry)
          if (options.quiet === true) return
          if (options.json === true) print(printableJson(entry))
          else for (const line of describeEntry(entry, terminal)) print(line)
        },
      })

      const start = async (server: Server, to: Place, graceMs: number) => {
        const bound = await bind(server, to)
        if (E.isLeft(bound)) throw new UsageError(cannotListen(bound.left, to))
        const port = bound.right
        closers.push(() => unbind(server, clock, graceMs))
        return { port, url: `http://${hostInUrl(to.host)}:${String(port)}/` }
      }

      try {
        const callbacks = await start(
          createCallbackServer({
            take,
            onRefused: (reason, method) => {
              note(`A request was not a callback (${printable(method)}): ${reason}.`)
            },
          }),
          { host: options.host, port: options.port, option: '--port' },
          GRACE_MS,
        )
        requireOther(forward, options.host, callbacks.port)
        note(`Callbacks: ${callbacks.url}`)
        if (keys.length === 0) note('There is no key, so signatures are not checked: give --key.')
        if (forward !== undefined) note(`They are handed on to ${forward.origin}.`)
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
                // Its stream of events would never end by itself.
                0,
              ),
            host: options.inspectorHost,
            setup: {
              forwarding: forward !== undefined,
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
          note(`Inspector: ${page}`)
          if (options.open === true && !(await terminal.openUrl(page))) {
            note('No browser could be opened: open the address of the inspector by hand.')
          }
        }
        note('End with Ctrl+C.')
        await ended(interrupted)
        note(totalOf(counts))
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
  readonly setup: { readonly forwarding: boolean; readonly keyed: boolean; readonly url: string }
  readonly resend: (id: number, resign: boolean) => Promise<Entry | undefined>
}

/** The address of the inspector, token and all. */
const startInspector = async (
  terminal: Terminal,
  { log, start, host, setup, resend }: InspectorStart,
): Promise<string> => {
  const token = crypto.randomBytes(32).toString('base64url')
  const run = crypto.randomBytes(8).toString('base64url')
  const { url } = await start(
    createInspectorServer({
      log,
      assets: await terminal.readAssets(),
      setup: { ...setup, run },
      token,
      host,
      resend,
    }),
  )
  return `${url}?token=${token}`
}
