// The server under load, in a process of its own: `memory` and `redis` are ours, by their store;
// `bare` does what any server does without us.
import { once } from 'node:events'
import { createServer } from 'node:http'

import { Redis } from 'ioredis'

import { memoryStore } from '../../../dist/index.mjs'
import { nodeHandler } from '../../../dist/node.mjs'
import { redisStore } from '../../../dist/redis.mjs'
import { answer, settings } from './child.mjs'
import { createSampler } from './sampler.mjs'
import { createSubject } from './subject.mjs'

const { part, maxKeys, redisPort, fault } = settings()

const bareListener = (request, response) => {
  const chunks = []
  request.on('data', (chunk) => chunks.push(chunk))
  request.on('end', () => {
    JSON.parse(Buffer.concat(chunks).toString())
    const body = '{"code":0}'
    response.writeHead(200, {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
    })
    response.end(body)
  })
}

const connectRedis = async () => {
  const redis = new Redis({ port: redisPort, enableOfflineQueue: false, maxRetriesPerRequest: 1 })
  await once(redis, 'ready')
  return redis
}

const subjectOf = {
  memory: () => {
    const subject = createSubject(memoryStore({ maxKeys }), fault)
    const keys = () => Math.min(subject.counts().handled, maxKeys)
    return { ...subject, keys }
  },
  redis: async () => {
    const redis = await connectRedis()
    const store = redisStore((command, ...rest) => redis.call(command, ...rest))
    return { ...createSubject(store, fault), keys: () => redis.dbsize() }
  },
}

const subject = await subjectOf[part]?.()
const listener =
  subject === undefined ? bareListener : nodeHandler(subject.receiver, subject.options)

const server = createServer(listener)
// Connections outlast the pauses in which samples are taken.
server.keepAliveTimeout = 60_000
await once(server.listen(0, '127.0.0.1'), 'listening')

const sample = createSampler()

answer({
  port: () => server.address().port,
  sample: async () => ({
    ...(await sample()),
    ...subject?.counts(),
    keys: await subject?.keys(),
  }),
})
