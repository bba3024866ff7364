import { describe, expect, test } from '@jest/globals'

import type { Inbox } from '../../src/store/Inbox.ts'
import { inboxBehaviours, type InboxEffects } from '../../src/testing/inboxBehaviours.ts'

type Tx = Array<string>

/** An inbox in memory that is right, and the effects that are committed. */
const right = () => {
  const committed: Tx = []
  const marks = new Map<string, 'kept' | 'undated'>()
  const open = new Set<string>()
  const inbox: Inbox<Tx> = {
    once: async (key, { undated }, run) => {
      if (open.has(key) || marks.get(key) === 'undated') return 'inFlight'
      if (marks.has(key)) return 'done'
      open.add(key)
      try {
        const tx: Tx = []
        await run(tx)
        committed.push(...tx)
        marks.set(key, undated ? 'undated' : 'kept')
        return 'handled'
      } finally {
        open.delete(key)
      }
    },
    forget: (key) => Promise.resolve(marks.delete(key)),
  }
  const effects: InboxEffects<Tx> = {
    write: (tx, id) => Promise.resolve(tx.push(id)),
    count: (id) => Promise.resolve(committed.filter((one) => one === id).length),
  }
  return { inbox, effects, committed, marks }
}

type Made = ReturnType<typeof right>

/** The laws that an inbox breaks, with the errors that say so. */
const broken = async (
  fault: (made: Made) => Partial<Inbox<Tx>>,
  withEffects = true,
): Promise<ReadonlyArray<string>> => {
  const made = right()
  const inbox = { ...made.inbox, ...fault(made) }
  const laws = inboxBehaviours(() => inbox, withEffects ? made.effects : undefined)
  const results = await Promise.all(
    laws.map(async ({ name, run }) => {
      try {
        await run()
        return []
      } catch (error) {
        return [`${name}: ${(error as Error).message}`]
      }
    }),
  )
  return results.flat()
}

const noMark = { undated: false }

describe('inboxBehaviours', () => {
  test('finds nothing in a right inbox', async () => {
    expect(await broken(() => ({}))).toEqual([])
    expect(await broken(() => ({}), false)).toEqual([])
  })

  test.each<[string, (made: Made) => Partial<Inbox<Tx>>, string]>([
    [
      'says nothing',
      ({ inbox }) => ({
        once: async (...args) => {
          await inbox.once(...args)
          return undefined as never
        },
      }),
      "runs a handler, and says that it is handled: once must be 'handled', and is undefined.",
    ],
    [
      'runs nothing',
      () => ({ once: () => Promise.resolve('handled') }),
      'runs a handler, and says that it is handled: the number of runs must be 1, and is 0.',
    ],
    [
      'runs again what is handled',
      ({ inbox, marks }) => ({
        once: (key, options, run) => {
          marks.delete(key)
          return inbox.once(key, options, run)
        },
      }),
      "runs no handler of an event that is handled: once again must be 'done', and is 'handled'.",
    ],
    [
      'takes a handler that fails for one that succeeds',
      ({ inbox }) => ({
        once: (key, options, run) =>
          inbox.once(key, options, (tx) => run(tx).catch(() => undefined)),
      }),
      'rejects if the handler does, and runs it again: once must reject, and has resolved.',
    ],
    [
      'marks what has failed',
      ({ inbox, marks }) => ({
        once: (key, options, run) =>
          inbox.once(key, options, async (tx) => {
            marks.set(key, 'kept')
            await run(tx)
          }),
      }),
      'rejects if the handler does, and runs it again: forget of what has failed must be false, and is true.',
    ],
    [
      'runs several at the same time',
      ({ committed }) => ({
        once: async (_key, _options, run) => {
          const tx: Tx = []
          await run(tx)
          committed.push(...tx)
          return 'handled'
        },
      }),
      'runs one of many deliveries that come at the same time: the number of runs must be 1, and is 12.',
    ],
    [
      'has one mark for all events',
      ({ inbox }) => ({
        once: (key, options, run) => inbox.once(key.replace(/-$/, ''), options, run),
      }),
      "keeps events apart: once of another event must be 'handled', and is 'done'.",
    ],
    [
      'forgets nothing',
      () => ({ forget: () => Promise.resolve(false) }),
      "forgets a mark once: the number of 'true' of three forgets must be 1, and is 0.",
    ],
    [
      'always says that it has forgotten',
      ({ marks }) => ({
        forget: (key) => {
          marks.delete(key)
          return Promise.resolve(true)
        },
      }),
      "forgets a mark once: the number of 'true' of three forgets must be 1, and is 3.",
    ],
    [
      'takes an undated event for done at once',
      ({ inbox }) => ({ once: (key, _options, run) => inbox.once(key, noMark, run) }),
      "keeps an undated event in flight until it is forgotten: once of an equal event must be 'inFlight', and is 'done'.",
    ],
    [
      'keeps the effect of a handler that fails',
      ({ inbox, committed }) => ({
        once: (key, options, run) => inbox.once(key, options, () => run(committed)),
      }),
      'keeps no effect of a handler that fails: the number of effects must be 0, and is 1.',
    ],
    [
      'loses the effect of a handler',
      ({ inbox }) => ({ once: (key, options, run) => inbox.once(key, options, () => run([])) }),
      'keeps the effect of a handler once: the number of effects must be 1, and is 0.',
    ],
  ])('finds an inbox that %s', async (_, fault, law) => {
    expect((await broken(fault)).join('\n')).toContain(law)
  })

  test.each([undefined, null, {}, right().inbox])(
    'throws a TypeError for %p in place of a function',
    (makeInbox) => {
      expect(() => inboxBehaviours(makeInbox as never)).toThrow(
        new TypeError('inboxBehaviours takes a function that makes an inbox.'),
      )
    },
  )
})
