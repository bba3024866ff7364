// A worker: takes events off the queue and handles them, on any number of machines.
import { setTimeout as sleep } from 'node:timers/promises'

import { UnrecoverableError, Worker } from 'bullmq'
import { EventType, type JsonObject, LiveEvent } from 'tencent-live-callbacks'

import { connection, queueName } from './queue.ts'

const handle = async (event: LiveEvent): Promise<void> => {
  switch (event.event_type) {
    case EventType.StreamBegin:
      await sleep(200) // Stands for slow work.
      console.log(event.stream_id, 'is live')
      break
    case EventType.RecordFile:
      await sleep(200)
      console.log(event.stream_id, 'was recorded:', event.video_url)
  }
}

const worker = new Worker<JsonObject>(
  queueName,
  async ({ data }) => {
    const result = LiveEvent.decode(data)
    // No attempt will change that: the job is kept as failed, for a version that knows the shape.
    if (result._tag === 'Left') throw new UnrecoverableError('its shape is not known')
    await handle(result.right)
  },
  { connection, concurrency: 5 },
)
worker.on('ready', () => {
  console.log('worker ready')
})
worker.on('failed', (job, error) => {
  console.error(
    `${job?.name ?? 'a job'} failed, attempt ${job?.attemptsMade ?? '?'}:`,
    error.message,
  )
})
worker.on('error', (error) => {
  console.error('redis:', error.message)
})

// Takes no more jobs, and ends once those it has are done.
process.once('SIGTERM', () => void worker.close())
