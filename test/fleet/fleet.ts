/** A fleet: processes that the test starts, kills and restarts, and lets stand still. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

import type { FromWorker, GoOn, Place, Settings } from './ledger.ts'
import { guard } from './redisServer.ts'

export interface Interval {
  readonly from: number
  readonly until: number
}

/** What happens to the first process that asks about an event at a place. */
export type Mishap =
  | { readonly kind: 'kill'; readonly place: Place; readonly key: string }
  | {
      readonly kind: 'stand'
      readonly place: Place
      readonly key: string
      /**
       * Whether the process stands still until another process has begun the same event, and both
       * then run at the same time. Otherwise it stands still for `standMs`, as it does at least. If
       * the first stood still at `mark`, the handler of the other fails, and must not bring back an
       * event that the first has marked meanwhile.
       */
      readonly untilOvertaken: boolean
    }
  /** The process sends COMMIT, and is killed before it has the answer. */
  | { readonly kind: 'killAfter'; readonly place: 'mark'; readonly key: string }
  /** The handler gets no answer: it runs for ever, unless it heeds the signal. */
  | { readonly kind: 'hang'; readonly place: 'handler'; readonly key: string }

/** The life of a process. */
export interface Life {
  readonly ledger: string
  /** The intervals from SIGSTOP to SIGCONT. */
  readonly stands: ReadonlyArray<Interval>
  /** The time from SIGKILL to the end of the process, if it was killed. */
  readonly killed?: Interval
}

export interface Fleet {
  /** The ports of the processes that are listening now. Those that stand still count, too. */
  readonly ports: () => ReadonlyArray<number>
  /** The number of processes that are listening and do not stand still. */
  readonly awake: () => number
  /** The number of processes that stand still. */
  readonly standing: () => number
  /** The events whose mishap has happened. */
  readonly happened: ReadonlySet<string>
  /** The lives of all processes so far. */
  readonly lives: () => ReadonlyArray<Life>
  /**
   * Resolves once a condition about the fleet holds. Rejects if a process has ended by itself, or if
   * the condition does not hold for so long that it never will.
   */
  readonly until: (condition: () => boolean) => Promise<void>
  /** Kills all processes. Rejects if a process had ended by itself. */
  readonly stop: () => Promise<void>
}

export interface FleetOptions<S extends Settings> {
  readonly size: number
  /** The program of a process, which has its settings as its argument. */
  readonly program: string
  readonly settings: Omit<S, 'asks' | 'ledger' | 'seed'>
  readonly seed: number
  readonly dir: string
  /** At most one for each event. */
  readonly mishaps: ReadonlyArray<Mishap>
  readonly standMs: number
}

/** Long enough for a busy machine, and shorter than the time limit of the test. */
const LONGEST_WAIT_MS = 100_000

export const startFleet = <S extends Settings>({
  size,
  program,
  settings,
  seed,
  dir,
  mishaps,
  standMs,
}: FleetOptions<S>): Fleet => {
  const lives: Array<Life> = []
  const ports = new Map<ChildProcess, number>()
  const running = new Set<ChildProcess>()
  const standing = new Set<ChildProcess>()
  const happened = new Set<string>()
  /** What is called when another process begins an event whose process stands still. */
  const overtaken = new Map<string, (goOn: () => void) => void>()
  const faults: Array<string> = []
  const byKey = new Map(mishaps.map((mishap) => [mishap.key, mishap]))
  const asks = {
    // At all events, so that the test learns which process begins one after another.
    handler: mishaps.map(({ key }) => key),
    mark: mishaps.filter(({ place }) => place === 'mark').map(({ key }) => key),
  }
  let isStopping = false
  let onChange: (() => void) | undefined

  const start = (): void => {
    const index = lives.length
    const ledger = join(dir, `process-${index}.jsonl`)
    lives.push({ ledger, stands: [] })
    const record = (facts: Partial<Life>): void => {
      lives[index] = { ledger, stands: [], ...lives[index], ...facts }
    }
    const own = { ...settings, asks, ledger, seed: seed + index }
    const worker = fork(program, [JSON.stringify(own)], {
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    running.add(worker)
    let errors = ''
    worker.stderr?.on('data', (chunk: Buffer) => {
      errors += chunk.toString()
    })
    let killedFrom: number | undefined

    const stand = async ({ key, untilOvertaken }: Mishap & { kind: 'stand' }): Promise<void> => {
      const from = Date.now()
      worker.kill('SIGSTOP')
      standing.add(worker)
      // A process that stands still does not notice the end of the test.
      const watch = worker.pid === undefined ? undefined : guard(worker.pid)
      worker.on('exit', () => watch?.kill('SIGKILL'))
      const overtaking = untilOvertaken
        ? new Promise<() => void>((resolve) => overtaken.set(key, resolve))
        : undefined
      await wait(standMs)
      const goOn = await overtaking
      record({ stands: [...(lives[index]?.stands ?? []), { from, until: Date.now() }] })
      worker.kill('SIGCONT')
      standing.delete(worker)
      watch?.kill('SIGKILL')
      goOn?.()
      onChange?.()
    }

    worker.on('message', (message: FromWorker) => {
      if (message.tag === 'Listening') {
        ports.set(worker, message.port)
        onChange?.()
        return
      }
      const { place, key } = message
      if (killedFrom !== undefined) return
      const goOn = ({ fails = false, dies = false }: Partial<GoOn> = {}): void => {
        const answer: GoOn = { place, key, fails, dies }
        // An error is ignored, because the process may have ended.
        worker.send(answer, () => undefined)
      }
      const mishap = byKey.get(key)
      if (mishap?.place === place && !happened.has(key)) {
        happened.add(key)
        if (mishap.kind === 'kill') {
          killedFrom = Date.now()
          ports.delete(worker)
          worker.kill('SIGKILL')
        } else if (mishap.kind === 'killAfter') {
          killedFrom = Date.now()
          ports.delete(worker)
          goOn({ dies: true })
        } else if (mishap.kind === 'stand') {
          void stand(mishap).then(() => {
            goOn()
          })
        }
        onChange?.()
        return
      }
      const overtake = overtaken.get(key)
      if (overtake === undefined) goOn()
      else {
        overtaken.delete(key)
        overtake(() => {
          goOn({ fails: mishap?.place === 'mark' })
        })
      }
    })

    worker.on('exit', (code, signal) => {
      running.delete(worker)
      ports.delete(worker)
      if (killedFrom !== undefined) record({ killed: { from: killedFrom, until: Date.now() } })
      else if (!isStopping)
        faults.push(`process ${index} ended: ${code ?? signal ?? ''}\n${errors}`)
      if (!isStopping) start()
      onChange?.()
    })
  }

  for (let count = 0; count < size; count += 1) start()

  return {
    ports: () => [...ports.values()],
    awake: () => [...ports.keys()].filter((worker) => !standing.has(worker)).length,
    standing: () => standing.size,
    happened,
    lives: () => lives,
    until: async (condition) => {
      const limit = performance.now() + LONGEST_WAIT_MS
      while (!condition()) {
        if (faults.length > 0) throw new Error(faults.join('\n'))
        const left = limit - performance.now()
        if (left <= 0) throw new Error(`The test waited in vain: ${condition.toString()}`)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, left)
          onChange = () => {
            clearTimeout(timer)
            resolve()
          }
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
