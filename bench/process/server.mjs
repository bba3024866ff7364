// Runs one server, chosen by its name, in a separate process. It answers every message of the
// parent process with its CPU time and the number of events it has handled.
import crypto from 'node:crypto'
import { createServer } from 'node:http'

import { createReceiver } from '../../dist/index.mjs'
import { key } from '../bodies.mjs'

let handled = 0
const handle = () => {
  handled += 1
}

const receiver = createReceiver({ keys: key })
const options = { on: { StreamEnd: handle, ImageAudit: handle } }

/**
 * The check that users write themselves: compares the digest in constant time, and decodes nothing.
 */
const isSigned = ({ t, sign }) =>
  crypto.timingSafeEqual(
    Buffer.from(crypto.createHash('md5').update(`${key}${t}`).digest('hex')),
    Buffer.from(sign),
  )

const onNodeHttp = (listener) => createServer(listener).listen(0, '127.0.0.1')

/**
 * Each function returns an `http.Server`. A framework is loaded only in the process that measures
 * it.
 */
const servers = {
  bare: () =>
    onNodeHttp((request, response) => {
      const chunks = []
      request.on('data', (chunk) => chunks.push(chunk))
      request.on('end', () => {
        handle(JSON.parse(Buffer.concat(chunks).toString()))
        response.writeHead(200, { 'content-type': 'application/json' })
        response.end('{"code":0}')
      })
    }),
  nodeHandler: async () => {
    const { nodeHandler } = await import('../../dist/node.mjs')
    return onNodeHttp(nodeHandler(receiver, options))
  },
  web: async () => {
    const { webHandler } = await import('../../dist/web.mjs')
    const { serve } = await import('@hono/node-server')
    return serve({ fetch: webHandler(receiver, options), port: 0, hostname: '127.0.0.1' })
  },
  fastify: async () => {
    const { fastifyPlugin } = await import('../../dist/fastify.mjs')
    const { default: fastify } = await import('fastify')
    const app = fastify()
    app.register(fastifyPlugin(receiver, { ...options, url: '/' }))
    await app.listen({ port: 0, host: '127.0.0.1' })
    return app.server
  },
  koa: async () => {
    const { koaHandler } = await import('../../dist/koa.mjs')
    const { default: Koa } = await import('koa')
    return onNodeHttp(new Koa().use(koaHandler(receiver, options)).callback())
  },
  express: async () => {
    const { expressHandler } = await import('../../dist/express.mjs')
    const { default: express } = await import('express')
    return onNodeHttp(express().post('/', expressHandler(receiver, options)))
  },
  'express.json': async () => {
    const { default: express } = await import('express')
    const app = express()
    app.post('/', express.json(), (request, response) => {
      if (!isSigned(request.body)) return response.sendStatus(401)
      handle(request.body)
      return response.json({ code: 0 })
    })
    return onNodeHttp(app)
  },
}

const server = await servers[process.argv[2]]()
if (!server.listening) await new Promise((resolve) => server.once('listening', resolve))

process.on('message', () => {
  const { user, system } = process.cpuUsage()
  process.send({ cpuUs: user + system, handled })
})
process.on('disconnect', () => process.exit())
process.send({ port: server.address().port })
