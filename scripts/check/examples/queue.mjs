// Runs examples/queue as in production: a receiver and two workers, with a Redis of their own.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { run } from '../../run.mjs'
import { exampleKey, expectStatus, post, signedBody } from './callback.mjs'
import {
  freePort,
  startExample,
  startRedis,
  waitUntil,
  whenListening,
  withChildren,
} from './processes.mjs'

const noRedis = 'there is no redis-server on this machine: apt-get install redis-server'

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
  if (code !== 0) throw new Error(`${child.name} ended with ${code} when asked to stop`)
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

  // Each twice at the same time, and once more when it is done.
  await Promise.all([...streams, ...streams].map((stream) => postStream(url, stream)))
  await waitUntil('all are handled', receiver, () => handled().length >= streams.length)
  await Promise.all(streams.map((stream) => postStream(url, stream)))

  // What is not decodable is kept, and said.
  expectStatus(
    'an undecodable one',
    await post(url, signedBody(exampleKey, { event_type: 100 })),
    200,
  )
  const isSaid = () => workers.some((worker) => worker.output().includes('undecodable failed'))
  await waitUntil('a worker says what it cannot decode', receiver, isSaid)

  // The queue is in order, so nothing waits behind this one.
  await postStream(url, 'room-21')
  const isLast = () => handled().some((line) => line.startsWith('room-21 '))
  await waitUntil('the last is handled', receiver, isLast)

  await endWell(receiver)
  await Promise.all(workers.map(endWell))
  for (const stream of [...streams, 'room-21']) {
    const times = handled().filter((line) => line.startsWith(`${stream} `)).length
    if (times !== 1) throw new Error(`${stream} was handled ${times} times`)
  }
  if (!workers.every((worker) => handledBy(worker).length > 0)) {
    throw new Error('one worker has done all the work')
  }
}

/** Resolves with the reason where it was left out. In CI, where Redis is installed, that fails. */
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
