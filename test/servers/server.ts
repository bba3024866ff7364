/** A database server for tests, on a free port of loopback and with its files in a temporary folder. */
import { type ChildProcess, spawn, type SpawnOptions, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'

import { freePort, guard } from '../fleet/redisServer.ts'

export interface DatabaseServer {
  readonly port: number
  /** Starts the server with the data that it had written. Does nothing if it is running. */
  readonly start: () => Promise<void>
  /** Stops the server. SIGTERM is a clean shutdown. Does nothing if it is not running. */
  readonly stop: (signal: 'SIGKILL' | 'SIGTERM') => Promise<void>
  /** Lets the server stand still (SIGSTOP), or go on (SIGCONT). */
  readonly signal: (signal: 'SIGCONT' | 'SIGSTOP') => void
  /** Kills the server and removes its files. */
  readonly remove: () => Promise<void>
}

/** How a server is made and started. */
export interface ServerSpec {
  readonly name: string
  /** Makes the data folder, with a program and its arguments. */
  readonly install: (dir: string) => readonly [program: string, ...args: ReadonlyArray<string>]
  readonly run: (dir: string, port: number) => readonly [string, ...ReadonlyArray<string>]
  /** The signal for a clean shutdown that does not wait for its clients. */
  readonly shutdown: NodeJS.Signals
  /** The line of its log that says that it accepts connections. */
  readonly isReady: RegExp
}

/** Databases refuse to run as root, so they run as nobody then. */
const NOBODY = 65_534
const isRoot = process.getuid?.() === 0
const asUser: SpawnOptions = isRoot ? { uid: NOBODY, gid: NOBODY } : {}

const MOST_TRIES = 50

/** Makes a server and starts it. Rejects with its log if it does not start. */
export const startServer = async (spec: ServerSpec): Promise<DatabaseServer> => {
  const port = await freePort()
  const dir = mkdtempSync(join(tmpdir(), `live-callbacks-${spec.name}-`))
  if (isRoot) chownSync(dir, NOBODY, NOBODY)
  const [installer, ...installArgs] = spec.install(dir)
  const installed = spawnSync(installer, installArgs, { ...asUser, cwd: dir, encoding: 'utf8' })
  if (installed.status !== 0) {
    rmSync(dir, { recursive: true, force: true })
    const log = installed.error?.message ?? `${installed.stdout}\n${installed.stderr}`
    throw new Error(`${spec.name} could not be installed:\n${log}`)
  }
  let server: ChildProcess | undefined
  let watch: ChildProcess | undefined

  const launch = async (): Promise<ChildProcess> => {
    const [program, ...args] = spec.run(dir, port)
    const child = spawn(program, args, { ...asUser, cwd: dir, stdio: ['ignore', 'ignore', 'pipe'] })
    await new Promise<void>((resolve, reject) => {
      const log: Array<string> = []
      child.on('error', reject)
      child.on('exit', () => {
        reject(new Error(`${spec.name} ended before it was ready:\n${log.join('\n')}`))
      })
      // The server would block on a full pipe, so the log is read to its end.
      createInterface({ input: child.stderr as NodeJS.ReadableStream }).on('line', (line) => {
        log.push(line)
        if (spec.isReady.test(line)) resolve()
      })
    })
    return child
  }

  /** After a kill, what is left of the server may hold its files and its port for a moment. */
  const launchOnceFree = async (): Promise<ChildProcess> => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await launch()
      } catch (error) {
        if (tries === MOST_TRIES) throw error
        await wait(100)
      }
    }
  }

  const start = async (): Promise<void> => {
    if (server !== undefined) return
    server = await launchOnceFree()
    if (server.pid !== undefined) watch = guard(server.pid)
  }

  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    if (server === undefined) return
    const ended = once(server, 'exit')
    watch?.kill('SIGKILL')
    server.kill(signal === 'SIGTERM' ? spec.shutdown : signal)
    await ended
    server = undefined
  }

  const remove = async (): Promise<void> => {
    await stop('SIGKILL')
    rmSync(dir, { recursive: true, force: true })
  }

  try {
    await start()
  } catch (error) {
    await remove()
    throw error
  }
  return {
    port,
    start,
    stop,
    signal: (signal) => {
      server?.kill(signal)
    },
    remove,
  }
}

/** Whether a program can be run. Without it tests are skipped, except in CI, where they fail. */
export const hasProgram = (program: string, install: string): boolean => {
  if (process.env['CI'] !== undefined) return true
  const isThere = spawnSync(program, ['--version']).error === undefined
  if (!isThere) {
    console.warn(`Tests are skipped: ${program} is missing (Debian and Ubuntu: ${install}).`)
  }
  return isThere
}
