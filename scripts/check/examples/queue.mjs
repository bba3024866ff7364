// Runs examples/queue as in production: one receiver, two workers, and a Redis that only they use.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

import { run } from '../../run.mjs'
import { exampleKey, expectStatus, post, signedBody } from './callback.mjs'
import { expectLines } from './console.mjs'
import {
  freePort,
  startExample,
  startRedis,
  waitUntil,
  whenListening,
  withChildren,
} from './processes.mjs'

const noRedis = 'this machine has no redis-server: apt-get install redis-server'

const hasRedis = () =>
  run('redis-server', ['--version']).then(
    () => true,
    () => false,
  )

const streams = Array.from({ length: 20 }, (_, index) => `room-${index + 1}`)

/** Posts a begin until it is answered with 200: one that is being handled is answered with 503. */
const postStream = async (url, stream_id) => {
  const body = signedBody(exampleKey, { stream_id, sequence: `1${stream_id.slice(5)}` })
  let status = await post(url, body)
  for (let retries = 0; status === 503 && retries < 100; retries += 1) {
    await setTimeout(50)
    status = await post(url, body)
  }
  expectStatus(stream_id, status, 200)
}

/** Events that look the same are handled each; one whose answer was late is handled once. */
const postLookalikes = async (url, receiver, handled, redis) => {
  // Without a time, so that a body that is posted seconds later is the same.
  const push = { stream_id: '', app: '', sequence: undefined, event_time: undefined }
  const bodies = {
    StreamLiveBegin: { event_type: 329, ...push },
    StreamLiveEnd: { event_type: 330, ...push },
    Relay: { event_type: 314, task_id: '7', callback_event: 'TaskAlarm', event_time: undefined },
  }
  const statusOf = (name) => post(url, signedBody(exampleKey, bodies[name]))
  const postAll = async (names) => {
    for (const name of names) expectStatus(name, await statusOf(name), 200)
  }
  const expectCounts = async (expected) => {
    const count = (name) => handled().filter((line) => line === name).length
    const counts = () =>
      Object.fromEntries(Object.keys(expected).map((name) => [name, count(name)]))
    const isSo = () => JSON.stringify(counts()) === JSON.stringify(expected)
    await waitUntil(`${JSON.stringify(expected)} are handled`, receiver, isSo)
  }
  await postAll(['StreamLiveBegin', 'StreamLiveEnd', 'StreamLiveBegin', 'StreamLiveEnd'])
  await postAll(['Relay', 'Relay'])
  await expectCounts({ StreamLiveBegin: 2, StreamLiveEnd: 2, Relay: 2 })

  // Redis stands still for longer than the budget: the answer is 503, and the event is on the queue
  // all the same. The retry is told 200, and the next begin is another event.
  redis.signal('SIGSTOP')
  expectStatus('a begin while Redis stands still', await statusOf('StreamLiveBegin'), 503)
  redis.signal('SIGCONT')
  await expectCounts({ StreamLiveBegin: 3, StreamLiveEnd: 2, Relay: 2 })
  await postAll(['StreamLiveBegin', 'StreamLiveEnd'])
  await setTimeout(1100)
  await postAll(['StreamLiveBegin'])
  const all = { StreamLiveBegin: 4, StreamLiveEnd: 3, Relay: 2 }
  await expectCounts(all)
  // What is handled once too often may come later.
  return () => expectCounts(all)
}

const endWell = async (child) => {
  const code = await child.stop()
  if (code !== 0) throw new Error(`${child.name} exited with ${code} after SIGTERM, not with 0`)
}

const runWith = async (directory, adopt) => {
  const [redisPort, port] = [await freePort(), await freePort()]
  const redis = adopt(await startRedis(redisPort, directory))
  const env = { CALLBACK_KEY: exampleKey, REDIS_URL: `redis://127.0.0.1:${redisPort}` }
  const main = startExample('examples/queue/main.ts', { ...env, PORT: String(port) })
  const receiver = adopt(await whenListening(main, port))
  const workers = [1, 2].map(() => adopt(startExample('examples/queue/worker.ts', env)))
  for (const worker of workers) {
    await waitUntil('it is ready', worker, () => worker.lines().includes('worker ready'))
  }
  const url = `http://127.0.0.1:${port}/callbacks`
  const handledBy = (worker) => worker.lines().filter((line) => line !== 'worker ready')
  const handled = () => workers.flatMap(handledBy)

  expectStatus('a forged callback', await post(url, signedBody('another-key')), 401)

  // Each event is posted twice at the same time, and once more after it was handled.
  await Promise.all([...streams, ...streams].map((stream) => postStream(url, stream)))
  await waitUntil('all events are handled', receiver, () => handled().length >= streams.length)
  await Promise.all(streams.map((stream) => postStream(url, stream)))

  // An event that cannot be decoded stays in the queue, and a worker reports it.
  expectStatus(
    'a callback that cannot be decoded',
    await post(url, signedBody(exampleKey, { event_type: 100 })),
    200,
  )
  const isSaid = () => workers.some((worker) => worker.output().includes('undecodable failed'))
  await waitUntil('a worker reports the event that it cannot decode', receiver, isSaid)

  const expectNoMore = await postLookalikes(url, receiver, handled, redis)

  // The queue keeps its order: once this one is handled, all are.
  await postStream(url, 'room-21')
  const isLast = () => handled().some((line) => line.startsWith('room-21 '))
  await waitUntil('the last event is handled', receiver, isLast)
  await expectNoMore()

  await endWell(receiver)
  expectLines(receiver.output(), ['SignatureMismatch', 'StreamLiveBegin was answered with 503'])
  await Promise.all(workers.map(endWell))
  for (const stream of [...streams, 'room-21']) {
    const times = handled().filter((line) => line.startsWith(`${stream} `)).length
    if (times !== 1) throw new Error(`${stream} was handled ${times} times, not once`)
  }
  if (!workers.every((worker) => handledBy(worker).length > 0)) {
    throw new Error('one worker has handled all events: each of the two should have some')
  }
}

/** Resolves with the reason if the example is skipped. In CI it fails instead, since CI installs Redis. */
export const runQueue = async () => {
  if (!(await hasRedis())) {
    if (process.env.CI === undefined) return noRedis
    throw new Error(noRedis)
  }
  const directory = mkdtempSync(join(tmpdir(), 'live-callbacks-'))
  try {
    await withChildren((adopt) => runWith(directory, adopt))
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}
