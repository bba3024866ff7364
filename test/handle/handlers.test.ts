import { describe, expect, jest, test } from '@jest/globals'

import { fastifyPlugin } from '../../src/adapter/fastify.ts'
import type { StreamBegin, StreamEnd } from '../../src/event/Push.ts'
import type { Relay, RelayTaskExit } from '../../src/event/Relay.ts'
import { createHandler } from '../../src/handle/handler.ts'
import { handlersOf } from '../../src/handle/handlers.ts'
import type { Observation } from '../../src/handle/observation.ts'
import type { HandlerContext, HandlerOptions, OnEvents, OnRelay } from '../../src/handle/options.ts'
import type { EventInvalid, Refusal } from '../../src/receive/error.ts'
import type { Received } from '../../src/receive/receiver.ts'
import { begin, bodyOf, failure, invalid, ok, receiver, replyOf, setUp, stopTime } from './setUp.ts'

stopTime()

/** A service as applications inject it: an object with a function that is no handler. */
const service = { StreamBegins: () => undefined, count: 0 }

class Rooms {
  /** Fields of an instance that handle no event. */
  readonly service = service
  readonly rooms = new Map<string, string>()
  readonly timeoutMs = 5
  #seen = 0

  StreamBegin({ stream_id }: StreamBegin, received: Received): void {
    this.#seen += 1
    this.rooms.set(stream_id, received.signature.status)
  }

  readonly StreamEnd = ({ stream_id }: StreamEnd): void => {
    this.#seen += 1
    this.rooms.delete(stream_id)
  }

  get seen(): number {
    return this.#seen
  }

  clear(): void {
    this.rooms.clear()
  }
}

class Relays {
  readonly service = service
  readonly exits: Array<string> = []

  TaskExit({ task_id = '' }: RelayTaskExit): void {
    this.exits.push(task_id)
  }

  Unknown(event: Relay): void {
    this.exits.push(event.callback_event)
  }
}

const handlerOf = (options: unknown) => createHandler(receiver, options as HandlerOptions)

describe('handlersOf', () => {
  describe('of an instance of a class', () => {
    test('calls the methods as methods, and looks at nothing else', async () => {
      const rooms = new Rooms()
      const { handle } = setUp({ on: rooms })
      expect(await handle(begin)).toStrictEqual(ok)
      expect(rooms.rooms.size).toBe(1)
      expect(await handle(bodyOf('StreamEnd'))).toStrictEqual(ok)
      expect(rooms.rooms.size).toBe(0)
      expect(rooms.seen).toBe(2)
      expect(await handle(bodyOf('Snapshot'))).toStrictEqual(ok)
    })

    test('calls inherited methods', async () => {
      class Lobbies extends Rooms {
        override clear(): void {
          throw failure
        }
      }
      const lobbies = new Lobbies()
      const { handle } = setUp({ on: lobbies })
      expect(await handle(begin)).toStrictEqual(ok)
      expect(lobbies.seen).toBe(1)
    })

    test('calls methods of on.Relay, in an object and in a class', async () => {
      class All {
        readonly Relay = new Relays()
      }
      const all = new All()
      for (const on of [{ Relay: new Relays() }, all]) {
        const { handle } = setUp({ on })
        expect(await handle(bodyOf('TaskExit', { task_id: 'a' }))).toStrictEqual(ok)
        expect(await handle(bodyOf('TaskExit', { callback_event: 'Moved' }))).toStrictEqual(ok)
        expect(await handle(bodyOf('TaskStart'))).toStrictEqual(ok)
        expect(on.Relay.exits).toEqual(['a', 'unknown'])
      }
    })

    test('calls a method Relay with this', async () => {
      class One {
        readonly seen: Array<string> = []
        Relay({ callback_event }: Relay): void {
          this.seen.push(callback_event)
        }
      }
      const one = new One()
      const { handle } = setUp({ on: one })
      expect(await handle(bodyOf('TaskStart'))).toStrictEqual(ok)
      expect(one.seen).toEqual(['TaskStart'])
    })

    test('looks at fields that are set after the handler was made', async () => {
      class Late {
        readonly handle = createHandler(receiver, {
          on: this,
          observe: () => undefined,
        })
        readonly seen: Array<string> = []
        StreamEnd(): void {
          this.seen.push('StreamEnd')
        }
        readonly StreamBegin = (): void => {
          this.seen.push('StreamBegin')
        }
      }
      const late = new Late()
      expect(await late.handle(begin)).toStrictEqual(ok)
      expect(late.seen).toEqual(['StreamBegin'])
    })

    test('ignores members with the name of an event that are no function', async () => {
      class Odd {
        readonly StreamBegin = 'a text'
        readonly Relay = 1
        StreamEnd(): void {
          throw failure
        }
      }
      const { handle } = setUp({ on: new Odd() as unknown as OnEvents })
      expect(await handle(begin)).toStrictEqual(ok)
      expect(await handle(bodyOf('TaskStart'))).toStrictEqual(ok)
      expect(await handle(bodyOf('StreamEnd'))).toStrictEqual(replyOf(500))
    })

    test.each<[string, object, string]>([
      [
        'streamBegin',
        new (class {
          streamBegin(): void {
            throw failure
          }
        })(),
        'StreamBegin',
      ],
      [
        'onStreamEnd',
        new (class {
          StreamBegin(): void {
            throw failure
          }
          onStreamEnd(): void {
            throw failure
          }
        })(),
        'StreamEnd',
      ],
      [
        'handle_record_file',
        new (class {
          handle_record_file = () => undefined
        })(),
        'RecordFile',
      ],
      [
        'relay',
        new (class {
          relay(): void {
            throw failure
          }
        })(),
        'Relay',
      ],
    ])('throws a TypeError for the spelling %s', (name, on, meant) => {
      expect(() => handlerOf({ on })).toThrow(
        new TypeError(
          `on.${name} is not called for any event: rename it to ${meant}, the name of the event.`,
        ),
      )
    })

    test('accepts such a method beside one with the name of the event', async () => {
      const seen: Array<string> = []
      class Both {
        StreamBegin(event: StreamBegin): void {
          this.onStreamBegin(event)
        }
        onStreamBegin({ stream_id }: StreamBegin): void {
          seen.push(stream_id)
        }
        onlyForTests(): void {
          throw failure
        }
      }
      const { handle } = setUp({ on: new Both() })
      expect(await handle(begin)).toStrictEqual(ok)
      expect(seen).toEqual([begin['stream_id']])
    })

    test.each<[string, unknown]>([
      ['a Map', new Map([['StreamBegin', () => undefined]])],
      ['an array', [() => undefined]],
      ['a Set', new Set()],
      ['a promise', Promise.resolve({ StreamBegin: () => undefined })],
      ['an instance without a function', new Date(0)],
    ])('throws a TypeError for %s', (_, value) => {
      expect(() => handlerOf({ on: value })).toThrow(
        new TypeError(
          'on has no function with the name of an event, such as StreamBegin: pass an object or a class instance that has one.',
        ),
      )
      expect(() => handlerOf({ on: { Relay: value } })).toThrow(
        new TypeError(
          'on.Relay has no function with the name of an event, such as TaskStart: pass an object or a class instance that has one.',
        ),
      )
    })
  })

  test('keeps this in an object too', async () => {
    const on = {
      seen: undefined,
      StreamBegin(): unknown {
        return this === on ? undefined : Promise.reject(failure)
      },
    }
    // The name of a field that is no event is refused, unless it is not enumerable.
    expect(() => handlerOf({ on })).toThrow('on.seen is not the name of an event: see EventType.')
    Object.defineProperty(on, 'seen', { enumerable: false })
    expect(await setUp({ on }).handle(begin)).toStrictEqual(ok)
  })

  test('accepts an object without a prototype', async () => {
    const on = Object.assign(Object.create(null) as object, { StreamBegin: jest.fn() })
    expect(await setUp({ on }).handle(begin)).toStrictEqual(ok)
    expect(on.StreamBegin).toHaveBeenCalledTimes(1)
  })

  test('answers 500 if a getter of on throws', async () => {
    let isBroken = false
    const on = {
      get StreamBegin() {
        if (isBroken) throw failure
        return () => undefined
      },
    }
    const { handle, observations } = setUp({ on })
    expect(await handle(begin)).toStrictEqual(ok)
    isBroken = true
    expect(await handle(begin)).toStrictEqual(replyOf(500))
    expect(observations.at(-1)).toMatchObject({ _tag: 'HandlerFailed', error: failure })
  })

  describe('of an event that cannot be decoded', () => {
    const invalidBegin = invalid

    test.each<[string, Partial<HandlerOptions>, unknown, number]>([
      ['nobody handles anything', {}, invalidBegin, 200],
      [
        'there is a function for another event',
        { on: { StreamEnd: jest.fn() } },
        invalidBegin,
        200,
      ],
      ['there is a function for it', { on: { StreamBegin: jest.fn() } }, invalidBegin, 422],
      ['there is otherwise', { otherwise: jest.fn() }, invalidBegin, 422],
      ['there is undecodable', { undecodable: () => undefined }, invalidBegin, 200],
    ])('answers by whether it is handled: %s', async (_, options, body, status) => {
      const rejected = jest.fn<(refusal: Refusal) => void>()
      const { handle, observations } = setUp({ ...options, rejected })
      expect(await handle(body)).toStrictEqual(replyOf(status))
      // Nobody handles it, but it is not silent.
      expect(rejected).toHaveBeenCalledWith(expect.objectContaining({ _tag: 'EventInvalid' }))
      const told: Array<Observation['_tag']> = options.undecodable ? ['Handled'] : ['Rejected']
      expect(observations.map(({ _tag }) => _tag)).toEqual(told)
      if (!options.undecodable) expect(observations[0]).toMatchObject({ status })
    })

    test.each<[string, OnEvents['Relay'], unknown, boolean]>([
      ['has no function', undefined, 'TaskExit', false],
      ['is one function', () => undefined, 'TaskExit', true],
      ['has a function for it', { TaskExit: () => undefined }, 'TaskExit', true],
      ['has a function for another', { TaskStart: () => undefined }, 'TaskExit', false],
      ['has one for unknown events', { Unknown: () => undefined }, 'TaskExit', false],
      ['has one for unknown events', { Unknown: () => undefined }, 'constructor', true],
      ['has one for unknown events', { Unknown: () => undefined }, undefined, true],
      ['has a method for it', new Relays(), 'TaskExit', true],
      ['has no method for it', new Relays(), 'TaskStart', false],
    ])('finds a function by callback_event if on.Relay %s', (_, relay, received, isFound) => {
      const find = handlersOf(relay === undefined ? {} : { Relay: relay })
      expect(find('Relay', { callback_event: received }) !== undefined).toBe(isFound)
    })

    test.each<[OnRelay, number]>([
      [{ TaskExit: () => undefined }, 200],
      [{ Unknown: () => undefined }, 422],
    ])('takes a callback_event that is no text for an unknown one', async (relay, status) => {
      const { handle } = setUp({ on: { Relay: relay } })
      const body = bodyOf('TaskExit', { callback_event: {} })
      expect((await handle(body)).status).toBe(status)
    })

    test('answers 200 with uniformRefusals too, if nobody handles it', async () => {
      expect(await setUp({ uniformRefusals: true }).handle(invalid)).toStrictEqual(ok)
    })
  })
})

describe('handlerSettings of an instance of a class', () => {
  class Service implements HandlerOptions {
    readonly service = service
    readonly on = { StreamEnd: () => undefined }
    readonly told: Array<string> = []

    otherwise({ event_type }: { readonly event_type: unknown }): void {
      this.told.push(`otherwise ${String(event_type)}`)
    }

    undecodable({ event_type }: EventInvalid, context: HandlerContext): void {
      this.told.push(`undecodable ${event_type} ${String(context.request)}`)
    }

    rejected({ _tag }: Refusal): void {
      this.told.push(`rejected ${_tag}`)
    }

    observe({ _tag }: Observation): void {
      this.told.push(`observe ${_tag}`)
    }
  }

  test('keeps this in otherwise, undecodable, rejected and observe', async () => {
    const options = new Service()
    const handle = createHandler(receiver, options)
    expect(await handle(begin)).toStrictEqual(ok)
    expect(await handle(invalid)).toStrictEqual(ok)
    expect(await handle('')).toStrictEqual(replyOf(400))
    expect(options.told).toEqual([
      'observe Accepted',
      'otherwise 1',
      'observe Handled',
      'rejected EventInvalid',
      'undecodable 1 undefined',
      'observe Handled',
      'observe Rejected',
      'rejected BodyMissing',
    ])
  })

  test('has its methods in Fastify too, which reads one option more', () => {
    class FastifyService extends Service {
      readonly url = '/callbacks'
    }
    class Broken extends FastifyService {
      override readonly observe = 1 as unknown as () => void
    }
    expect(fastifyPlugin(receiver, new FastifyService())).toBeInstanceOf(Function)
    expect(() => fastifyPlugin(receiver, new Broken())).toThrow('observe must be a function.')
  })
})
