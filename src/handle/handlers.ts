/** The functions of `on`: checked when the handler is made, and found for each event. */
import { allRelayNames, EventType, isEventName, isRelayName } from '../event/EventType.ts'
import type { LiveEvent } from '../event/LiveEvent.ts'
import { isJsonObject } from '../wire/json.ts'
import type { Name } from './observation.ts'
import type { OnEvent, OnEvents } from './options.ts'

type AnyFunction = (...args: ReadonlyArray<unknown>) => unknown
type Properties = Readonly<Record<string, unknown>>

/** Finds the function of an event by its name, and that of a relay event by its `callback_event`. */
export type FindHandler<Request> = (
  name: Name,
  event: object,
) => OnEvent<LiveEvent, Request, never> | undefined

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

export const requireFunction = (path: string, value: unknown): void => {
  if (value !== undefined && typeof value !== 'function') {
    throw new TypeError(`${path} must be a function.`)
  }
}

/** The names that the functions of an object may have. */
interface Names {
  readonly all: ReadonlyArray<string>
  readonly isName: (name: string) => boolean
  readonly described: string
  readonly example: string
}

const eventNames: Names = {
  all: [...Object.keys(EventType), 'Unknown'],
  isName: isEventName,
  described: 'an event: see EventType',
  example: 'StreamBegin',
}

const relayNames: Names = {
  all: [...allRelayNames, 'Unknown'],
  isName: isRelayName,
  described: 'a relay event: see RelayName',
  example: 'TaskStart',
}

const prototypeOf = (value: object): object | null => Object.getPrototypeOf(value) as object | null

/** The names of all functions of a class instance, its own and those of its classes. */
const functionNamesOf = (instance: object): ReadonlyArray<string> => {
  const names: Array<string> = []
  // The last prototype is that of every object.
  let level = instance
  for (let next = prototypeOf(level); next !== null; next = prototypeOf(level)) {
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(level))) {
      if (typeof value === 'function') names.push(name)
    }
    level = next
  }
  return names
}

/** Reduces a name to what is left of it in other conventions, such as `onStreamBegin`. */
const spellingOf = (name: string): string =>
  name
    .replace(/^(?:on|handle)(?=[A-Z_])/, '')
    .replaceAll('_', '')
    .toLowerCase()

/** Throws a TypeError unless each key is a known name or `Unknown`, and each value a function. */
const requireNamed = (path: string, functions: object, { isName, described }: Names): void => {
  for (const [name, value] of Object.entries(functions)) {
    if (name !== 'Unknown' && !isName(name)) {
      throw new TypeError(`${path}.${name} is not the name of ${described}.`)
    }
    requireFunction(`${path}.${name}`, value)
  }
}

/**
 * Throws a TypeError if no method of a class instance has the name of an event, or if one has it in
 * another spelling. Other methods and fields of a class are its own affair.
 */
const requireMethods = (path: string, instance: object, { all, example }: Names): void => {
  const properties = instance as Properties
  const isMissing = (name: string): boolean => properties[name] === undefined
  for (const name of functionNamesOf(instance)) {
    const meant = all.find((other) => spellingOf(other) === spellingOf(name))
    if (meant !== undefined && isMissing(meant)) {
      throw new TypeError(
        `${path}.${name} is not called for any event: rename it to ${meant}, the name of the event.`,
      )
    }
  }
  if (all.every(isMissing)) {
    throw new TypeError(
      `${path} has no function with the name of an event, such as ${example}: pass an object or a class instance that has one.`,
    )
  }
}

/**
 * Checks `on`, and returns the look-up. Functions are read again for each event, because a class may
 * set its fields only after the handler was made, and called as methods, so that `this` is kept.
 */
export const handlersOf = <Request>(on: OnEvents<Request, never>): FindHandler<Request> => {
  if (!isObject(on)) {
    throw new TypeError(
      'on must be an object with functions by event name, such as { StreamBegin }.',
    )
  }
  const { Relay: relay } = on
  if (isJsonObject(on)) {
    const { Relay: _, ...events } = on
    requireNamed('on', events, eventNames)
    if (!isObject(relay)) requireFunction('on.Relay', relay)
  } else {
    requireMethods('on', on, eventNames)
  }
  if (isObject(relay)) {
    if (isJsonObject(relay)) requireNamed('on.Relay', relay, relayNames)
    else requireMethods('on.Relay', relay, relayNames)
  }

  const methodOf = (owner: object, name: string): OnEvent<LiveEvent, Request> | undefined => {
    const found = (owner as Properties)[name]
    return typeof found === 'function'
      ? (event, received, context) => (found as AnyFunction).call(owner, event, received, context)
      : undefined
  }

  return (name, event) => {
    try {
      const { Relay: onRelay } = on
      if (name !== 'Relay' || !isObject(onRelay)) return methodOf(on, name)
      const { callback_event: received } = event as { readonly callback_event?: unknown }
      const isKnown = typeof received === 'string' && isRelayName(received)
      return methodOf(onRelay, isKnown ? received : 'Unknown')
    } catch (error) {
      // A getter of the user has thrown: the handler fails, so that the event comes again.
      return () => {
        throw error
      }
    }
  }
}
