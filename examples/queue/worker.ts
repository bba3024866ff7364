// A worker: handles events from the queue. Any number of processes may run it.
import { setTimeout as sleep } from 'node:timers/promises'

import { UnrecoverableError, Worker } from 'bullmq'
import { EventType, type JsonObject, LiveEvent, nameOf } from 'tencent-live-callbacks'

import { connection, queueName } from './queue.ts'

const handle = async (event: LiveEvent): Promise<void> => {
  switch (event.event_type) {
    case EventType.StreamBegin:
      await sleep(200) // Takes the place of slow work.
      console.log(event.stream_id, 'is live')
      break
    case EventType.RecordFile:
      await sleep(200)
      console.log(event.stream_id, 'was recorded:', event.video_url)
      break
    default:
      console.log(nameOf(event))
  }
}

const worker = new Worker<JsonObject>(
  queueName,
  async ({ data }) => {
    const result = LiveEvent.decode(data)
    // Retries would fail too. BullMQ keeps the failed job, for a version that can decode it.
    if (result._tag === 'Left') throw new UnrecoverableError('the event could not be decoded')
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

// Starts no more jobs, and exits once the running ones are done.
process.once('SIGTERM', () => void worker.close())
