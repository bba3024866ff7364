// The receiver: verifies a callback, puts its event on the queue, and answers. Any number of
// processes may run it.
import { createServer } from 'node:http'

import { Queue } from 'bullmq'
import { createReceiver, eventKey, type JsonObject, nameOf } from 'tencent-live-callbacks'
import { nodeHandler } from 'tencent-live-callbacks/node'

import { connection, queueName } from './queue.ts'

// While Redis is down, fail at once: then the answer is 500, and Tencent sends the callback again.
const queue = new Queue<JsonObject>(queueName, {
  connection: { ...connection, enableOfflineQueue: false, maxRetriesPerRequest: 1 },
})
queue.on('error', (error) => {
  console.error('redis:', error.message)
})

// A job is JSON, in which a Date would become text. So the queue stores the body as it was posted,
// and the worker decodes it. `t` and `sign` are removed: with them a reader of Redis could forge
// callbacks.
const enqueue = (name: string, raw: JsonObject) => {
  const { t: _t, sign: _sign, ...body } = raw
  return queue.add(name, body, {
    // BullMQ does not add a job whose id exists already. An id must not contain a colon.
    jobId: eventKey(raw).replace(':', '-'),
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
})

const server = createServer((request, response) => {
  if (request.url === '/callbacks') void handler(request, response)
  else response.writeHead(404).end()
})
server.listen(Number(process.env.PORT ?? 3000))

process.once('SIGTERM', () => {
  server.close(() => void queue.close())
})
