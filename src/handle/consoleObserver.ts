/** Observers that print on the console what needs a look. */
import { describeError } from '../receive/describeError.ts'
import type { Refusal } from '../receive/error.ts'
import { issuesText } from '../receive/text/en.ts'
import { limitLines, type LineCounts, sharedCounts } from './lineLimit.ts'
import type { InboxOperation, Observation } from './observation.ts'
import { type Line, printLine } from './printLine.ts'

type Tag = Observation['_tag']

type ObservationOf<T extends Tag> = Extract<Observation, { readonly _tag: T }>

interface ObservationLine extends Omit<Line, 'leftOut'> {
  /** What the line is counted as; `undefined` if every one is printed. */
  readonly kind: string | undefined
}

/** The line for each observation; `undefined` for what every day brings. */
type Lines = {
  readonly [T in Tag]: ((observation: ObservationOf<T>) => ObservationLine) | undefined
}

/** A name of a field as it was received, unless it could change the look of a log. */
const fieldName = (name: string): string => (/^[\w.$-]+$/.test(name) ? name : '…')

/** Refusals of another product's bodies are counted apart, since their sentences differ. */
const kindOf = (reason: string, refusal: Refusal | undefined): string =>
  refusal !== undefined && 'looksLike' in refusal ? `${reason} ${refusal.looksLike}` : reason

const inboxOperations: ReadonlySet<string> = new Set<InboxOperation>(['forget', 'once'])

const lines: Lines = {
  Accepted: undefined,
  Duplicate: undefined,
  Handled: undefined,
  PassedOn: undefined,
  Rejected: ({ reason, status, refusal }) => ({
    kind: kindOf(reason, refusal),
    level: 'warn',
    text: `${reason}, answered with ${String(status)}${refusal === undefined ? '.' : `: ${describeError(refusal)}`}`,
  }),
  HandlerFailed: ({ name, durationMs, late, error }) => ({
    kind: undefined,
    level: 'error',
    text: `The handler of ${name} failed after ${durationMs.toFixed()} ms, ${
      late ? 'when the delivery was answered with 503 already' : 'and the answer is 500'
    }`,
    cause: { error },
  }),
  TimedOut: ({ name, afterMs }) => ({
    kind: `TimedOut ${name}`,
    level: 'warn',
    text: `${name} was answered with 503, because the handler or the store took longer than ${String(afterMs)} ms: give slow work to a queue.`,
  }),
  StoreFailed: ({ operation, error }) => ({
    kind: `StoreFailed ${operation}`,
    level: 'error',
    text: `${inboxOperations.has(operation) ? 'The inbox' : 'The idempotency store'} failed (${operation})`,
    cause: { error },
  }),
  LeaseLost: ({ name }) => ({
    kind: `LeaseLost ${name}`,
    level: 'warn',
    text: `${name} may be handled twice, because its lease could not be renewed in time and another delivery has claimed it: look for a process that stood still, or a store that could not be reached.`,
  }),
  HandlerStuck: ({ name, afterSeconds }) => ({
    kind: `HandlerStuck ${name}`,
    level: 'error',
    text: `The handler of ${name} has run for ${String(afterSeconds)} s and is left to itself, so that a retry can begin the event again: look for what it waits for, and stop it by context.signal.`,
  }),
  InvalidFields: ({ name, issues }) => ({
    kind: `InvalidFields ${name}`,
    level: 'warn',
    text: `${name} has invalid fields, which were left out of the event (${issuesText(issues)}): raw has their values.`,
  }),
  OldKey: ({ keyIndex }) => ({
    kind: 'OldKey',
    level: 'warn',
    text: `A callback was signed with keys[${String(keyIndex)}], so this key is still in use.`,
  }),
  UnknownEvent: ({ event_type }) => ({
    kind: 'UnknownEvent',
    level: 'warn',
    text: `The event ${String(event_type)} is unknown to this version: look for a newer one, and read it from raw until then.`,
  }),
  UnknownFields: ({ name, fields }) => ({
    kind: `UnknownFields ${name}`,
    level: 'warn',
    text: `${name} has fields that are unknown to this version (${fields.map(fieldName).join(', ')}): look for a newer one.`,
  }),
}

/** What is printed if the options have no `observe`: that an event was not handled, and why. */
const failures: ReadonlySet<Tag> = new Set([
  'HandlerFailed',
  'HandlerStuck',
  'Rejected',
  'StoreFailed',
  'TimedOut',
])

const lineOf = <T extends Tag>(tag: T, observation: ObservationOf<T>) => lines[tag]?.(observation)

/** Makes an observer that prints the observations that have a line, within a limit. */
export const printObservations = (
  counts: LineCounts,
  now?: () => number,
): ((observation: Observation) => void) => {
  const limit = limitLines(counts, now)
  return (observation) => {
    const line = lineOf(observation._tag, observation)
    if (line === undefined) return
    const { kind, ...rest } = line
    const leftOut = kind === undefined ? 0 : limit(kind)
    if (leftOut !== undefined) printLine({ ...rest, leftOut })
  }
}

/** The observer of handlers and middlewares without `observe`. Its counts are those of the process. */
export const printFailures = (observation: Observation): void => {
  if (failures.has(observation._tag)) printObservations(sharedCounts())(observation)
}

/**
 * Makes an observer for the option `observe` that prints what needs a look: failures, refusals,
 * deliveries that were too slow, handlers that hang, lost leases, old keys, and unknown events and fields. What is
 * handled or ignored as it should be prints nothing.
 *
 * A failure of a handler is printed every time, with its error. The others are printed at once, then
 * at most once a minute for each kind, with the number of those left out; each observer counts for
 * itself. A line holds no value of a body, no key and no digest, but for the error that your own
 * code threw.
 *
 * @example
 * import { consoleObserver, createHandler, createReceiver } from 'tencent-live-callbacks'
 *
 * const print = consoleObserver()
 * const handle = createHandler(createReceiver({ keys: 'example-callback-key' }), {
 *   on: { StreamBegin: ({ stream_id }) => stream_id },
 *   observe: (observation) => {
 *     // Count it here.
 *     print(observation)
 *   },
 * })
 */
export const consoleObserver = (): ((observation: Observation) => void) =>
  printObservations(new Map())
