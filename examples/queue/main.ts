// The receiver: verifies, puts the event on the queue, and answers. Any number of them may run.
import { createServer } from 'node:http'

import { Queue } from 'bullmq'
import { createReceiver, eventKey, type JsonObject, nameOf } from 'tencent-live-callbacks'
import { nodeHandler } from 'tencent-live-callbacks/node'

import { connection, queueName } from './queue.ts'

// While Redis is away, fail at once: then Tencent is told to come again.
const queue = new Queue<JsonObject>(queueName, {
  connection: { ...connection, enableOfflineQueue: false, maxRetriesPerRequest: 1 },
})
queue.on('error', (error) => {
  console.error('redis:', error.message)
})

// A job is JSON, in which a Date would become text: the queue gets the body as it was posted, and
// the worker decodes it. `t` and `sign` would let a reader of Redis sign bodies of their own.
const enqueue = (name: string, raw: JsonObject) => {
  const { t: _t, sign: _sign, ...body } = raw
  return queue.add(name, body, {
    // A job whose id is known is not added again. BullMQ takes no id with a colon.
    jobId: eventKey(raw).replace(':', '-'),
    attempts: 5,
    backoff: { type: 'exponential', delay: 1000 },
    // For as long as a job is kept, its duplicates are dropped.
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
