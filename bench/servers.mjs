// The HTTP servers that are measured, by name. None listens yet.
import { createServer } from 'node:http'

import { createReceiver, memoryStore } from '../dist/index.mjs'
import { nodeHandler } from '../dist/node.mjs'
import { key } from './bodies.mjs'

let handled = 0
const handle = () => {
  handled += 1
}

/** The number of events that the handlers of this process have handled. */
export const handledCount = () => handled

const receiver = createReceiver({ keys: key })
const options = { on: { StreamEnd: handle, ImageAudit: handle } }
const handleLater = async () => handle()

const ANSWER = '{"code":0}'
// Without a content-length Node sends the answer in chunks, which takes longer.
const headers = { 'content-type': 'application/json', 'content-length': String(ANSWER.length) }

/** Calls `done` with the bytes of a body, as short as that can be written by hand. */
const readBody = (request, done) => {
  const chunks = []
  request.on('data', (chunk) => chunks.push(chunk))
  request.on('end', () => done(Buffer.concat(chunks)))
}

const answerBy = (take) => () =>
  createServer((request, response) =>
    readBody(request, (body) => {
      take(body)
      response.writeHead(200, headers)
      response.end(ANSWER)
    }),
  )

const handlerWith = (more) => () => createServer(nodeHandler(receiver, { ...options, ...more() }))

const receiveByHand = (body) => {
  if (receiver.receive(body)._tag === 'Right') handle()
}

/** Servers of node:http. The first is the least that a server can do with a callback. */
export const nodeServers = {
  bare: answerBy((body) => handle(JSON.parse(body.toString()))),
  receive: answerBy(receiveByHand),
  nodeHandler: handlerWith(() => ({})),
  async: handlerWith(() => ({ on: { StreamEnd: handleLater, ImageAudit: handleLater } })),
  observe: handlerWith(() => ({ observe: () => undefined })),
  // A store that has forgotten a body before it comes again, so that each one is a new event.
  memoryStore: handlerWith(() => ({ idempotency: { store: memoryStore({ maxKeys: 32 }) } })),
}

/**
 * For each framework a server that reads, parses and answers in the way of the framework, and one
 * with our adapter. A framework is loaded only by the process that measures it.
 */
export const frameworks = {
  Fastify: async () => {
    const { default: fastify } = await import('fastify')
    const { fastifyPlugin } = await import('../dist/fastify.mjs')
    const byHand = fastify()
    byHand.post('/', (request, reply) => {
      handle(request.body)
      reply.send({ code: 0 })
    })
    const ours = fastify()
    ours.register(fastifyPlugin(receiver, { ...options, url: '/' }))
    await Promise.all([byHand.ready(), ours.ready()])
    return { byHand: byHand.server, ours: ours.server }
  },
  Koa: async () => {
    const { default: Koa } = await import('koa')
    const { koaHandler } = await import('../dist/koa.mjs')
    const serverOf = (middleware) => createServer(new Koa().use(middleware).callback())
    return {
      byHand: serverOf(async (context) => {
        const body = await new Promise((resolve) => readBody(context.req, resolve))
        handle(JSON.parse(body.toString()))
        context.body = { code: 0 }
      }),
      ours: serverOf(koaHandler(receiver, options)),
    }
  },
  Hono: async () => {
    const { createAdaptorServer } = await import('@hono/node-server')
    const { Hono } = await import('hono')
    const { webHandler } = await import('../dist/web.mjs')
    const serverOf = (answer) => createAdaptorServer({ fetch: new Hono().post('/', answer).fetch })
    const callbacks = webHandler(receiver, options)
    return {
      byHand: serverOf(async (context) => {
        handle(await context.req.json())
        return context.json({ code: 0 })
      }),
      ours: serverOf((context) => callbacks(context.req.raw)),
    }
  },
  Express: async () => {
    const { default: express } = await import('express')
    const { expressHandler } = await import('../dist/express.mjs')
    return {
      byHand: createServer(
        express().post('/', express.json(), (request, response) => {
          handle(request.body)
          response.json({ code: 0 })
        }),
      ),
      ours: createServer(express().post('/', expressHandler(receiver, options))),
    }
  },
}
