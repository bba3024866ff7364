/** Judges what a handler returned: only what has succeeded is answered with 200. */
import * as E from 'fp-ts/lib/Either.js'

/** Whether a handler has succeeded: `Right`, or `Left` with the error. */
export type Verdict = E.Either<unknown, void>

type Judge = (value: unknown) => Verdict | Promise<Verdict>

const succeeded: Verdict = /* @__PURE__ */ E.right(undefined)

const NOT_CALLED =
  'The handler returned a function (such as a Task of fp-ts), which is never called: call it in the handler and return its promise.'
const NOT_SUBSCRIBED =
  'The handler returned an Observable, which is never subscribed to: return lastValueFrom(observable, { defaultValue: undefined }) instead.'
const NOT_ITERATED =
  'The handler returned a generator, which never runs: make the handler an async function.'
const SELF_RESOLVED =
  'The handler returned a thenable that resolves to itself, so awaiting it would never end.'

const isObject = (value: unknown): value is object =>
  (typeof value === 'object' && value !== null) || typeof value === 'function'

/** Returns a property; `undefined` if its getter or a Proxy throws. */
const propertyOf = (value: object, name: string): unknown => {
  try {
    return (value as Readonly<Record<string, unknown>>)[name]
  } catch {
    return undefined
  }
}

const hasMethods = (value: object, names: ReadonlyArray<string>): boolean =>
  names.every((name) => typeof propertyOf(value, name) === 'function')

const isLeft = (value: object): value is E.Left<unknown> =>
  propertyOf(value, '_tag') === 'Left' && 'left' in value

/** Judges a value that is not awaited. The order of the checks is part of the contract. */
const judgeValue = (value: unknown): Verdict => {
  if (!isObject(value)) return succeeded
  if (typeof value === 'function') return E.left(new TypeError(NOT_CALLED))
  if (isLeft(value)) return E.left(value.left)
  // Both, because clients of databases and brokers have one of them.
  if (hasMethods(value, ['subscribe', 'pipe'])) return E.left(new TypeError(NOT_SUBSCRIBED))
  if (hasMethods(value, ['next', 'return', 'throw'])) return E.left(new TypeError(NOT_ITERATED))
  return succeeded
}

type Then = (resolve: (value: unknown) => void, reject: (error: unknown) => void) => unknown

/** The `then` of a thenable. Unlike a promise, a thenable may be a function, such as a query. */
const thenOf = (value: unknown): Then | undefined => {
  if (!isObject(value)) return undefined
  const { then } = value as { readonly then?: unknown }
  return typeof then === 'function' ? (then as Then) : undefined
}

/** Awaits a thenable. Calls its `then` only once, because a lazy query runs at each call. */
const settleOther = (thenable: unknown, then: Then): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const settleWith = (value: unknown): void => {
      if (value === thenable) reject(new TypeError(SELF_RESOLVED))
      else resolve(value)
    }
    then.call(thenable, settleWith, reject)
  })

const isPromise = <A>(value: A | Promise<A>): value is Promise<A> => value instanceof Promise

/** A promise of this realm can be awaited as it is, unless it has a `then` of its own. */
const settle = (thenable: unknown, then: Then): Promise<unknown> =>
  isPromise(thenable) && then === Promise.prototype.then ? thenable : settleOther(thenable, then)

/** Makes a judge for which a value that throws when it is read has failed. */
const guarded =
  (judgeOne: Judge): Judge =>
  (value) => {
    try {
      return judgeOne(value)
    } catch (error) {
      return E.left(error)
    }
  }

/** Makes a judge that awaits a thenable first. Neither throws nor rejects. */
const awaiting = (judgeOne: Judge): Judge => {
  const judgeSafely = guarded(judgeOne)
  return guarded((value) => {
    const then = thenOf(value)
    return then === undefined ? judgeOne(value) : settle(value, then).then(judgeSafely, E.left)
  })
}

const judgeItem = /* @__PURE__ */ awaiting(judgeValue)

/** The first failure in the order of the items. */
const firstFailure = (verdicts: ReadonlyArray<Verdict>): Verdict =>
  verdicts.find(E.isLeft) ?? succeeded

/** Judges the items of an array after all of their promises have settled. */
const judgeItems = (items: ReadonlyArray<unknown>): Verdict | Promise<Verdict> => {
  const verdicts = Array.from(items, judgeItem)
  return verdicts.some(isPromise)
    ? Promise.all(verdicts.map((verdict) => Promise.resolve(verdict))).then(firstFailure)
    : firstFailure(verdicts as ReadonlyArray<Verdict>)
}

/**
 * Judges what a handler returned, which is synchronous if nothing is to be awaited. A thenable is
 * awaited, and what it resolves to is judged; of an array, each item is judged, but not the items of
 * an array inside it. A function, an Observable or a generator was not run, so the handler has
 * failed; a `Left` is a failure with that error. Every other value is a success, also an `Error` or
 * a `Response`. Neither throws nor rejects.
 */
export const judge: Judge = /* @__PURE__ */ awaiting((value) =>
  Array.isArray(value) ? judgeItems(value) : judgeValue(value),
)
