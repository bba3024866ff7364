/** A fleet: processes that the test starts, kills and restarts. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import type { FromWorker, GoOn, Place, Settings } from './ledger.ts'

/** The life of a process. */
export interface Life {
  readonly ledger: string
  /** The time at which the process had ended, if it was killed. */
  readonly killedAt?: number
}

export interface Fleet {
  /** The ports of the processes that are listening now. */
  readonly ports: () => ReadonlyArray<number>
  /** The number of processes killed at each place. */
  readonly kills: Readonly<Record<Place, number>>
  /** The lives of all processes so far. */
  readonly lives: () => ReadonlyArray<Life>
  /** Resolves once `killed` processes have been killed and `listening` processes are listening. */
  readonly ready: (killed: number, listening: number) => Promise<void>
  /** Kills all processes. Rejects if a process had ended by itself. */
  readonly stop: () => Promise<void>
}

export interface FleetOptions extends Omit<Settings, 'ledger'> {
  readonly size: number
  readonly dir: string
}

const WORKER = fileURLToPath(new URL('worker.ts', import.meta.url))

/** Starts the processes. For each event of `asks`, the first process that asks is killed. */
export const startFleet = ({ size, dir, asks, seed, ...settings }: FleetOptions): Fleet => {
  const lives: Array<Life> = []
  const ports = new Map<ChildProcess, number>()
  const running = new Set<ChildProcess>()
  const kills = { handler: 0, mark: 0 }
  const faults: Array<string> = []
  const toKill: Readonly<Record<Place, Set<string>>> = {
    handler: new Set(asks.handler),
    mark: new Set(asks.mark),
  }
  let isStopping = false
  let onChange: (() => void) | undefined

  const start = (): void => {
    const index = lives.length
    const ledger = join(dir, `process-${index}.jsonl`)
    lives.push({ ledger })
    const own: Settings = { ...settings, asks, ledger, seed: seed + index }
    const worker = fork(WORKER, [JSON.stringify(own)], {
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    running.add(worker)
    let errors = ''
    worker.stderr?.on('data', (chunk: Buffer) => {
      errors += chunk.toString()
    })
    let isKilled = false

    worker.on('message', (message: FromWorker) => {
      if (message.tag === 'Listening') {
        ports.set(worker, message.port)
        onChange?.()
        return
      }
      const { place, key } = message
      if (isKilled) return
      if (toKill[place].delete(key)) {
        isKilled = true
        kills[place] += 1
        ports.delete(worker)
        worker.kill('SIGKILL')
        return
      }
      const answer: GoOn = { place, key }
      // An error is ignored, because the process may have ended.
      worker.send(answer, () => undefined)
    })

    worker.on('exit', (code, signal) => {
      running.delete(worker)
      ports.delete(worker)
      if (isKilled) lives[index] = { ledger, killedAt: Date.now() }
      else if (!isStopping)
        faults.push(`process ${index} ended: ${code ?? signal ?? ''}\n${errors}`)
      if (!isStopping) start()
      onChange?.()
    })
  }

  for (let count = 0; count < size; count += 1) start()

  return {
    ports: () => [...ports.values()],
    kills,
    lives: () => lives,
    ready: async (killed, listening) => {
      while (kills.handler + kills.mark < killed || ports.size < listening) {
        if (faults.length > 0) throw new Error(faults.join('\n'))
        await new Promise<void>((resolve) => {
          onChange = resolve
        })
      }
    },
    stop: async () => {
      isStopping = true
      await Promise.all(
        [...running].map(async (worker) => {
          const ended = once(worker, 'exit')
          worker.kill('SIGKILL')
          await ended
        }),
      )
      if (faults.length > 0) throw new Error(faults.join('\n'))
    },
  }
}
