// Runs examples/queue as in production: one receiver, two workers, and a Redis that only they use.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { run } from '../../run.mjs'
import { exampleKey, expectStatus, post, signedBody } from './callback.mjs'
import { expectRefusal } from './console.mjs'
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

const postStream = async (url, stream_id) => {
  const body = signedBody(exampleKey, { stream_id, sequence: `1${stream_id.slice(5)}` })
  expectStatus(stream_id, await post(url, body), 200)
}

const endWell = async (child) => {
  const code = await child.stop()
  if (code !== 0) throw new Error(`${child.name} exited with ${code} after SIGTERM, not with 0`)
}

const runWith = async (directory, adopt) => {
  const [redisPort, port] = [await freePort(), await freePort()]
  adopt(await startRedis(redisPort, directory))
  const env = { CALLBACK_KEY: exampleKey, REDIS_URL: `redis://127.0.0.1:${redisPort}` }
  const main = startExample('examples/queue/main.ts', { ...env, PORT: String(port) })
  const receiver = adopt(await whenListening(main, port))
  const workers = [1, 2].map(() => adopt(startExample('examples/queue/worker.ts', env)))
  for (const worker of workers) {
    await waitUntil('it is ready', worker, () => worker.lines().includes('worker ready'))
  }
  const url = `http://127.0.0.1:${port}/callbacks`
  const handledBy = (worker) => worker.lines().filter((line) => line.startsWith('room-'))
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

  // The queue keeps its order: once this one is handled, all are.
  await postStream(url, 'room-21')
  const isLast = () => handled().some((line) => line.startsWith('room-21 '))
  await waitUntil('the last event is handled', receiver, isLast)

  await endWell(receiver)
  expectRefusal(receiver.output())
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
