import { describe, expect, test } from '@jest/globals'

import { expressHandler, expressMiddleware } from '../../src/adapter/express.ts'
import { fastifyPlugin } from '../../src/adapter/fastify.ts'
import { koaHandler, koaMiddleware } from '../../src/adapter/koa.ts'
import { nodeHandler } from '../../src/adapter/node.ts'
import { scfHandler } from '../../src/adapter/scf.ts'
import { webHandler } from '../../src/adapter/web.ts'
import { createHandler } from '../../src/handle/handler.ts'
import { requireReceiver } from '../../src/handle/requireReceiver.ts'
import { createReceiver, createUnverifiedReceiver } from '../../src/receive/receiver.ts'
import { receiver } from './setUp.ts'

type Entry = (receiver: never, options: never) => unknown

const handlers: ReadonlyArray<readonly [name: string, entry: Entry]> = [
  ['createHandler', createHandler],
  ['nodeHandler', nodeHandler],
  ['expressHandler', expressHandler],
  ['koaHandler', koaHandler],
  ['fastifyPlugin', fastifyPlugin],
  ['webHandler', webHandler],
  ['scfHandler', scfHandler],
]

const middlewares: ReadonlyArray<readonly [name: string, entry: Entry]> = [
  ['expressMiddleware', expressMiddleware],
  ['koaMiddleware', koaMiddleware],
]

/** What is thrown when the process starts. */
const thrownBy = (entry: Entry, first: unknown, second: unknown): unknown => {
  try {
    entry(first as never, second as never)
    return undefined
  } catch (error) {
    return error
  }
}

const options = { on: {}, url: '/callbacks' }

describe('requireReceiver', () => {
  test('accepts receivers, also one of the user', () => {
    class Own {
      readonly maxBytes = 1
      receive = receiver.receive
    }
    for (const one of [receiver, createUnverifiedReceiver(), new Own()]) {
      expect(() => {
        requireReceiver(one)
      }).not.toThrow()
    }
  })

  const wrong: ReadonlyArray<readonly [what: string, receiver: unknown, advice: string]> = [
    ['createReceiver, which was not called', createReceiver, 'as in createReceiver({ keys })'],
    ['nothing', undefined, 'pass the result of createReceiver({ keys })'],
    ['null', null, 'pass the result of createReceiver({ keys })'],
    ['a key', 'S3cretKey', 'pass the result of createReceiver({ keys })'],
    ['the options of a receiver', { keys: 'S3cretKey' }, 'pass the result of'],
    ['a receiver without a limit', { receive: receiver.receive }, 'pass the result of'],
    ['a receiver with a limit of NaN', { ...receiver, maxBytes: NaN }, 'pass the result of'],
    ['a limit that is text', { ...receiver, maxBytes: '9' }, 'pass the result of'],
    ['a receiver that cannot receive', { ...receiver, receive: true }, 'pass the result of'],
  ]

  describe.each([...handlers, ...middlewares])('in %s', (_name, entry) => {
    test.each(wrong)('refuses %s at the start, and says what to do', (_, given, advice) => {
      const error = thrownBy(entry, given, options)
      expect(error).toBeInstanceOf(TypeError)
      expect(error).toHaveProperty('message', expect.stringContaining(advice))
      expect(error).toHaveProperty('message', expect.not.stringContaining('S3cretKey'))
    })

    test.each([null, 'text', 1])('refuses the options %j, and says what they must be', (given) => {
      const error = thrownBy(entry, receiver, given)
      expect(error).toBeInstanceOf(TypeError)
      expect(error).toHaveProperty('message', expect.stringMatching(/^The options must be an obj/))
    })
  })

  test.each(handlers)('refuses options that are missing in %s', (_name, entry) => {
    expect(thrownBy(entry, receiver, undefined)).toHaveProperty(
      'message',
      'The options must be an object with at least { on }.',
    )
  })

  test.each(middlewares)('needs no options in %s', (_name, entry) => {
    expect(thrownBy(entry, receiver, undefined)).toBeUndefined()
  })
})
