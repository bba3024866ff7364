/** The laws of inboxes. */
import { randomUuid } from '#crypto'

import type { Inbox } from '../store/Inbox.ts'
import type { Behaviour } from './Behaviour.ts'

/** How the laws write into the database of an inbox, and count what was written. */
export interface InboxEffects<Tx> {
  /** Writes a row with the id in the transaction. */
  readonly write: (tx: Tx, id: string) => Promise<unknown>
  /** Resolves to the number of rows with the id that are committed. */
  readonly count: (id: string) => Promise<number>
}

/** The number of deliveries that come at the same time. */
const MANY = 12

const DATED = { undated: false }
const UNDATED = { undated: true }

const shown = (answer: unknown): string =>
  typeof answer === 'string' ? `'${answer}'` : String(answer)

const requireEqual = (what: string, found: unknown, expected: unknown): void => {
  if (found === expected) return
  throw new Error(`${what} must be ${shown(expected)}, and is ${shown(found)}.`)
}

/** The error of a handler, which the laws expect to come back. */
const failure = new Error('of the handler')

const requireRejection = async (what: string, promise: Promise<unknown>): Promise<void> => {
  try {
    await promise
  } catch {
    return
  }
  throw new Error(`${what} must reject, and has resolved.`)
}

type Law = (inbox: Inbox<unknown>, key: string) => Promise<void>

const nothing = (): Promise<void> => Promise.resolve()

const laws: Readonly<Record<string, Law>> = {
  'runs a handler, and says that it is handled': async ({ once }, key) => {
    let runs = 0
    const answer = await once(key, DATED, async () => {
      runs += 1
      await nothing()
    })
    requireEqual('once', answer, 'handled')
    requireEqual('the number of runs', runs, 1)
  },
  'runs no handler of an event that is handled': async ({ once }, key) => {
    await once(key, DATED, nothing)
    let runs = 0
    for (let time = 0; time < 2; time += 1) {
      const answer = await once(key, DATED, async () => {
        runs += 1
        await nothing()
      })
      requireEqual('once again', answer, 'done')
    }
    requireEqual('the number of runs', runs, 0)
  },
  'rejects if the handler does, and runs it again': async ({ once, forget }, key) => {
    await requireRejection(
      'once',
      once(key, DATED, () => Promise.reject(failure)),
    )
    requireEqual('forget of what has failed', await forget(key), false)
    requireEqual('once again', await once(key, DATED, nothing), 'handled')
  },
  'runs one of many deliveries that come at the same time': async ({ once }, key) => {
    let [runs, running, most] = [0, 0, 0]
    const answers = await Promise.all(
      Array.from({ length: MANY }, () =>
        once(key, DATED, async () => {
          runs += 1
          running += 1
          most = Math.max(most, running)
          await new Promise((resolve) => setTimeout(resolve, 20))
          running -= 1
        }),
      ),
    )
    requireEqual('the number of runs', runs, 1)
    requireEqual('the number of runs at the same time', most, 1)
    requireEqual("the number of 'handled'", answers.filter((one) => one === 'handled').length, 1)
    requireEqual('once again', await once(key, DATED, nothing), 'done')
  },
  'keeps events apart': async ({ once }, key) => {
    requireEqual('once', await once(key, DATED, nothing), 'handled')
    requireEqual('once of another event', await once(`${key}-`, DATED, nothing), 'handled')
    requireEqual('once again', await once(key, DATED, nothing), 'done')
  },
  'forgets a mark once': async ({ once, forget }, key) => {
    await once(key, DATED, nothing)
    const forgotten = await Promise.all(Array.from({ length: 3 }, () => forget(key)))
    requireEqual("the number of 'true' of three forgets", forgotten.filter(Boolean).length, 1)
    requireEqual('forget again', await forget(key), false)
    requireEqual('once after forget', await once(key, DATED, nothing), 'handled')
  },
  'keeps an undated event in flight until it is forgotten': async ({ once, forget }, key) => {
    requireEqual('once', await once(key, UNDATED, nothing), 'handled')
    requireEqual('once of an equal event', await once(key, UNDATED, nothing), 'inFlight')
    requireEqual('forget', await forget(key), true)
    requireEqual('once after forget', await once(key, UNDATED, nothing), 'handled')
  },
}

/** The laws of effects. */
const effectLaws = <Tx>({
  write,
  count,
}: InboxEffects<Tx>): Readonly<
  Record<string, (inbox: Inbox<Tx>, key: string) => Promise<void>>
> => ({
  'keeps the effect of a handler once': async ({ once }, key) => {
    await once(key, DATED, (tx) => write(tx, key))
    await once(key, DATED, (tx) => write(tx, key))
    requireEqual('the number of effects', await count(key), 1)
  },
  'keeps no effect of a handler that fails': async ({ once }, key) => {
    await requireRejection(
      'once',
      once(key, DATED, async (tx) => {
        await write(tx, key)
        throw failure
      }),
    )
    requireEqual('the number of effects', await count(key), 0)
    await once(key, DATED, (tx) => write(tx, key))
    requireEqual('the number of effects of the next run', await count(key), 1)
  },
  'keeps one effect of many deliveries that come at the same time': async ({ once }, key) => {
    await Promise.all(Array.from({ length: MANY }, () => once(key, DATED, (tx) => write(tx, key))))
    requireEqual('the number of effects', await count(key), 1)
  },
})

/**
 * Returns the laws that every inbox must obey, and that `sqlInbox` does, as tests for any test
 * runner. `makeInbox` is called for each of them, and may return the same inbox again: every law
 * uses keys of its own. With `effects` they show too that the effect and the mark are kept together.
 * They may run at the same time. Throws a TypeError if `makeInbox` is no function.
 *
 * That a transaction is kept or not if a process dies can be shown by no test of one process.
 */
export const inboxBehaviours = <Tx>(
  makeInbox: () => Inbox<Tx> | Promise<Inbox<Tx>>,
  effects?: InboxEffects<Tx>,
): ReadonlyArray<Behaviour> => {
  if (typeof makeInbox !== 'function') {
    throw new TypeError('inboxBehaviours takes a function that makes an inbox.')
  }
  const all = { ...laws, ...(effects && effectLaws(effects)) }
  return Object.entries(all).map(([name, law]) => ({
    name,
    // The key has the form of an eventKey. It is new each time, so that inboxes may be shared.
    run: async () => law(await makeInbox(), `9999:${randomUuid().replaceAll('-', '')}`),
  }))
}
