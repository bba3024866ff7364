// The receiver: verifies a callback, puts its event on the queue, and answers. Any number of
// processes may run it.
import { createServer } from 'node:http'

import { Queue } from 'bullmq'
import { Redis } from 'ioredis'
import {
  createReceiver,
  eventKey,
  hasIdentity,
  type JsonObject,
  nameOf,
} from 'tencent-live-callbacks'
import { nodeHandler } from 'tencent-live-callbacks/node'
import { redisStore } from 'tencent-live-callbacks/redis'

import { connection, queueName } from './queue.ts'

// While Redis is down, fail at once: then the answer is 503, and Tencent sends the callback again.
const redis = new Redis(connection.url, { enableOfflineQueue: false, maxRetriesPerRequest: 1 })
redis.on('error', (error) => {
  console.error('redis:', error.message)
})
const queue = new Queue<JsonObject>(queueName, { connection: redis })
queue.on('error', (error) => {
  console.error('redis:', error.message)
})

// A job is JSON, in which a Date would become text. So the queue stores the body as it was posted,
// and the worker decodes it. `t` and `sign` are removed: with them a reader of Redis could forge
// callbacks.
const enqueue = (name: string, raw: JsonObject) => {
  const { t: _t, sign: _sign, ...body } = raw
  return queue.add(name, body, {
    // BullMQ does not add a job whose id exists already, so only an event with an identity has an
    // id: of others, such as two alarms, the bodies may be equal. An id must not contain a colon.
    ...(hasIdentity(raw) && { jobId: eventKey(raw).replace(':', '-') }),
    attempts: 5,
    backoff: { type: 'exponential', delay: 1000 },
    // Duplicates of a job are dropped as long as the job is kept: here one day, in seconds.
    removeOnComplete: { age: 86_400 },
  })
}

const receiver = createReceiver({ keys: process.env.CALLBACK_KEY ?? '' })
const handler = nodeHandler(receiver, {
  on: {},
  otherwise: (event, { raw }) => enqueue(nameOf(event), raw),
  undecodable: ({ raw }) => enqueue('undecodable', raw),
  // Drops the retry of an event that is on the queue already, also of one without an identity.
  idempotency: { store: redisStore((command, ...rest) => redis.call(command, ...rest)) },
})

const server = createServer((request, response) => {
  if (request.url === '/callbacks') void handler(request, response)
  else response.writeHead(404).end()
})
server.listen(Number(process.env.PORT ?? 3000))

process.once('SIGTERM', () => {
  server.close(() => void queue.close().then(() => redis.quit()))
})
