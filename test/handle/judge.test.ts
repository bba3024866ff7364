import { PassThrough, Readable } from 'node:stream'

import { describe, expect, jest, test } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import * as IO from 'fp-ts/lib/IO.js'
import * as IOE from 'fp-ts/lib/IOEither.js'
import * as O from 'fp-ts/lib/Option.js'
import * as T from 'fp-ts/lib/Task.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { Redis } from 'ioredis'
import type { Mock } from 'jest-mock'
import { createClient } from 'redis'
import { BehaviorSubject, EMPTY, of } from 'rxjs'

import { judge } from '../../src/handle/judge.ts'
import type { Observation } from '../../src/handle/observation.ts'
import { begin, failure, invalid, never, replyOf, setUp, stopTime } from './setUp.ts'

stopTime()

const rows = [{ id: 1 }, { id: 2 }]
const nothing = () => undefined
// eslint-disable-next-line @typescript-eslint/require-await -- an async generator that does nothing
async function* later() {
  yield 1
}
function* soon() {
  yield 1
}

interface Query {
  readonly then: Mock<(...args: Parameters<Promise<unknown>['then']>) => Promise<unknown>>
}

/** A query that runs when it is awaited, as those of knex, Prisma and Mongoose. */
const queryOf = (run: () => Promise<unknown>): Query => ({
  then: jest.fn((...args) => run().then(...args)),
})

/** A value that no property can be read of. */
const revoked = () => {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  return proxy
}

/** An object that throws for every property but those of a promise, as strict mocks do. */
const strict = () =>
  new Proxy(
    {},
    {
      get: (_, name) => {
        if (name === 'then') return undefined
        throw new Error(`no ${String(name)}`)
      },
    },
  )

const withoutPrototype = (fields: object): object =>
  Object.assign(Object.create(null) as object, fields)

const notCalled = new TypeError(
  'The handler returned a function (such as a Task of fp-ts), which is never called: call it in the handler and return its promise.',
)
const notSubscribed = new TypeError(
  'The handler returned an Observable, which is never subscribed to: return lastValueFrom(observable, { defaultValue: undefined }) instead.',
)
const notIterated = new TypeError(
  'The handler returned a generator, which never runs: make the handler an async function.',
)

/** What a handler returns and has succeeded with, each made anew for a test. */
const successes: Readonly<Record<string, () => unknown>> = {
  undefined: nothing,
  null: () => null,
  false: () => false,
  'a text': () => 'Left',
  'a number': () => 0,
  'a bigint': () => 1n,
  'a symbol': () => Symbol('a'),
  'an Error': () => failure,
  'a Response with status 500': () => new Response(null, { status: 500 }),
  'a result that says no': () => ({ ok: false, error: failure }),
  'a Right': () => E.right(1),
  'a None': () => O.none,
  'a Left without left': () => ({ _tag: 'Left' }),
  'a Left of another library': () => ({ _tag: 'Left', value: failure }),
  rows: () => rows,
  'an empty array': () => [],
  'an array with holes': () => Array<number>(3),
  'an array of arrays that are not looked into': () => [[E.left(failure)], [nothing]],
  'the result of a query': () => ({ rows, rowCount: 2, command: 'INSERT' }),
  'a Map': () => new Map([['a', 1]]),
  'a Set': () => new Set([1]),
  'a Date': () => new Date(0),
  'a Buffer': () => Buffer.from('a'),
  'typed numbers': () => new Float64Array(2),
  'a readable stream': () => Readable.from([1]),
  'a duplex stream': () => new PassThrough(),
  'a web stream': () => new ReadableStream(),
  'an iterator without return and throw': () => ({ next: nothing }),
  'a cursor of a database': () => ({ next: nothing, close: nothing, forEach: nothing }),
  'a client of Redis': () => ({ get: nothing, subscribe: nothing, pipeline: nothing }),
  'a client of ioredis': () => new Redis({ lazyConnect: true }),
  'a client of node-redis': () => createClient(),
  'a client of SQL': () => ({ query: nothing, connect: nothing, end: nothing }),
  'a client of a broker': () => ({ publish: nothing, subscribe: nothing, end: nothing }),
  'a store of a user interface': () => ({ dispatch: nothing, subscribe: nothing }),
  'an object without a prototype': () => withoutPrototype({ a: 1 }),
  'an object whose then is no function': () => ({ then: 1 }),
  'an object that throws for every property but then': strict,
}

/** What a handler returns and has failed with, and its error. */
const failures: Readonly<Record<string, readonly [() => unknown, unknown]>> = {
  'a Left': [() => E.left(failure), failure],
  'a Left of undefined': [() => E.left(undefined), undefined],
  'a Left without a prototype': [() => withoutPrototype(E.left(failure)), failure],
  'an IOEither that was run': [() => IOE.left(failure)(), failure],
  'a function': [() => nothing, notCalled],
  'an IO': [() => IO.of(1), notCalled],
  'a Task': [() => T.of(1), notCalled],
  'a TaskEither that was not called': [() => TE.left(failure), notCalled],
  'a class': [() => Map, notCalled],
  'a cold Observable': [() => of(1), notSubscribed],
  'an empty Observable': [() => EMPTY, notSubscribed],
  'a Subject': [() => new BehaviorSubject(1), notSubscribed],
  'a generator': [soon, notIterated],
  'an async generator': [later, notIterated],
  'a Left whose left throws': [
    () => ({
      _tag: 'Left',
      get left(): never {
        throw failure
      },
    }),
    failure,
  ],
}

const outcomeOf = async (onEvent: () => unknown) => {
  const { handle, observations } = setUp({ on: { StreamBegin: onEvent } })
  const { status } = await handle(begin)
  return { status, outcome: observations[1] }
}

const handled: Partial<Observation> = { _tag: 'Handled', name: 'StreamBegin' }
const failedWith = (error: unknown): Partial<Observation> => ({ _tag: 'HandlerFailed', error })

/** The ways in which a handler can give a value back. */
const ways: Readonly<Record<string, (value: unknown) => unknown>> = {
  returned: (value) => value,
  'in a promise': (value) => Promise.resolve(value),
  'in a query that runs when it is awaited': (value) => queryOf(() => Promise.resolve(value)),
}

describe('judge', () => {
  describe.each(Object.entries(ways))('of a value %s', (_, give) => {
    test.each(Object.entries(successes))('answers 200 for %s', async (_name, make) => {
      expect(await outcomeOf(() => give(make()))).toMatchObject({ status: 200, outcome: handled })
    })

    test.each(Object.entries(failures))('answers 500 for %s', async (_name, [make, error]) => {
      const { status, outcome } = await outcomeOf(() => give(make()))
      expect(status).toBe(500)
      expect(outcome).toEqual(expect.objectContaining(failedWith(error)))
    })

    test.each(Object.entries(failures))(
      'answers 500 for an array with %s',
      async (_name, [make, error]) => {
        for (const item of [make, () => Promise.resolve(make())]) {
          const { status, outcome } = await outcomeOf(() => give([1, item(), undefined]))
          expect(status).toBe(500)
          expect(outcome).toEqual(expect.objectContaining(failedWith(error)))
        }
      },
    )

    test('answers 200 for an array of successes', async () => {
      const items = [...Object.values(successes).map((make) => make()), Promise.resolve(1)]
      expect(await outcomeOf(() => give(items))).toMatchObject({ status: 200, outcome: handled })
    })
  })

  test.each<[string, () => unknown]>([
    [
      'a value that no property can be read of',
      () => {
        const value = revoked()
        return value
      },
    ],
    ['an array with such a value', () => [revoked()]],
    [
      'an array of which no item can be read',
      () => new Proxy([1], { get: (_target, name) => (name === 'then' ? undefined : revoked()) }),
    ],
    [
      'a thenable whose then throws',
      () => ({
        then: () => {
          throw failure
        },
      }),
    ],
    [
      'a promise of a thenable whose then cannot be read',
      () => ({
        then: (resolve: (value: unknown) => void) => {
          resolve({
            get then(): never {
              throw failure
            },
          })
        },
      }),
    ],
    [
      'a thenable that rejects',
      () => ({
        then: (_: unknown, reject: () => void) => {
          reject()
        },
      }),
    ],
  ])('answers 500 for %s', async (_, onEvent) => {
    expect(await outcomeOf(onEvent)).toMatchObject({
      status: 500,
      outcome: { _tag: 'HandlerFailed' },
    })
  })

  test('awaits a thenable inside another, and a thenable that is a function', async () => {
    const inner = queryOf(() => Promise.resolve(E.left(failure)))
    const outer = {
      then: (resolve: (value: unknown) => void) => {
        resolve(inner)
      },
    }
    const callable = Object.assign(
      () => undefined,
      queryOf(() => Promise.resolve(rows)),
    )
    expect(await judge(outer)).toEqual(E.left(failure))
    expect(await judge(callable)).toEqual(E.right(undefined))
    expect([inner, callable].map(({ then }) => then.mock.calls.length)).toEqual([1, 1])
  })

  test('awaits a promise with a then of its own, which returns nothing', async () => {
    class Lazy extends Promise<unknown> {
      override then(...args: Parameters<Promise<unknown>['then']>): never {
        void super.then(...args)
        return undefined as never
      }
    }
    const failed = new Lazy((_, reject) => {
      reject(failure)
    })
    expect(await judge(Lazy.resolve(E.left(failure)))).toStrictEqual(E.left(failure))
    expect(await judge(failed)).toStrictEqual(E.left(failure))
  })

  test('refuses a thenable that resolves to itself, which would never end', async () => {
    const module = {
      then: (resolve: (value: unknown) => void) => {
        resolve(module)
      },
    }
    expect(await judge(module)).toEqual(
      E.left(
        new TypeError(
          'The handler returned a thenable that resolves to itself, so awaiting it would never end.',
        ),
      ),
    )
  })

  test.each<[string, (query: unknown) => unknown]>([
    ['alone', (query) => query],
    // eslint-disable-next-line @typescript-eslint/require-await -- async, as handlers are
    ['in a promise', async (query) => query],
    ['in an array', (query) => [query]],
    // eslint-disable-next-line @typescript-eslint/require-await -- async, as handlers are
    ['in an array in a promise', async (query) => [query]],
  ])('runs a lazy query once, %s', async (_, give) => {
    const run = jest.fn(() => Promise.resolve(rows))
    const query = queryOf(run)
    expect(await outcomeOf(() => give(query))).toMatchObject({ status: 200, outcome: handled })
    expect(query.then).toHaveBeenCalledTimes(1)
    expect(run).toHaveBeenCalledTimes(1)
  })

  test('waits for all promises in an array, and reports the first failure in its order', async () => {
    const last = new Error('of the last item')
    const settled: Array<number> = []
    const after = (ms: number, error?: Error) =>
      new Promise<void>((resolve, reject) => {
        setTimeout(() => {
          settled.push(ms)
          if (error === undefined) resolve()
          else reject(error)
        }, ms)
      })
    const { handle, observations } = setUp({
      on: { StreamBegin: () => [after(20), after(30, failure), after(10, last), after(40)] },
    })
    const reply = handle(begin)
    await jest.advanceTimersByTimeAsync(39)
    expect(observations).toHaveLength(1)
    await jest.advanceTimersByTimeAsync(1)
    expect(await reply).toStrictEqual(replyOf(500))
    expect(settled).toEqual([10, 20, 30, 40])
    expect(observations[1]).toMatchObject({ _tag: 'HandlerFailed', error: failure, durationMs: 40 })
  })

  test.each<[string, () => unknown]>([
    ['a promise', never],
    ['a thenable', () => ({ then: nothing })],
    ['an array', () => [1, never()]],
    ['a Proxy with every method', () => new Proxy({}, { get: () => nothing })],
  ])('leaves %s that never settles to the deadline', async (_, onEvent) => {
    const { handle } = setUp({ on: { StreamBegin: onEvent } })
    const reply = handle(begin)
    await jest.advanceTimersByTimeAsync(4000)
    expect(await reply).toStrictEqual(replyOf(503))
  })

  test('returns no promise where nothing is to be awaited', () => {
    const values = [...Object.values(successes), ...Object.values(failures).map(([make]) => make)]
    for (const make of values) {
      expect(judge(make())).not.toBeInstanceOf(Promise)
      expect(judge([make()])).not.toBeInstanceOf(Promise)
    }
    expect(judge([Promise.resolve()])).toBeInstanceOf(Promise)
  })

  test('judges what undecodable and otherwise return alike', async () => {
    for (const [make, error] of Object.values(failures)) {
      const { handle, observations } = setUp({ otherwise: make, undecodable: make })
      expect(await handle(begin)).toStrictEqual(replyOf(500))
      expect(await handle(invalid)).toStrictEqual(replyOf(500))
      expect(observations).toEqual([
        expect.objectContaining({ _tag: 'Accepted' }),
        expect.objectContaining(failedWith(error)),
        expect.objectContaining(failedWith(error)),
      ])
    }
  })
})
