// The requests a second of nodeHandler in one process and in a cluster of two.
import { availableParallelism } from 'node:os'

import { freshTexts, variants } from '../bodies.mjs'
import { times } from '../goal.mjs'
import { median, medianAndSpread, shuffled } from '../process/statistics.mjs'
import { CONNECTIONS, load, startServer } from '../traffic.mjs'

export const title = '`nodeHandler` in one process, and in a cluster of two'

const sizes = [1, 2]

export const run = async ({ quick }) => {
  const { rounds, seconds } = quick ? { rounds: 2, seconds: 0.3 } : { rounds: 5, seconds: 1 }
  const texts = freshTexts(variants('push'), 64)
  const running = []
  const samples = []
  try {
    for (const size of sizes) {
      running.push(await startServer(size, 'cluster.mjs', [String(size)]))
    }
    for (const server of running) await load(server, texts, seconds)
    for (let round = 0; round < rounds; round += 1) {
      const sample = {}
      for (const server of shuffled(running)) {
        sample[server.name] = await load(server, texts, seconds)
      }
      samples.push(sample)
    }
  } finally {
    for (const { stop } of running) stop()
  }
  const [one] = sizes
  return {
    header: ['workers', 'requests/s', 'of one worker', 'CPU us of a request'],
    rows: sizes.map((size) => [
      String(size),
      Math.round(median(samples.map((sample) => sample[size].perSecond))).toLocaleString('en'),
      size === one
        ? '-'
        : times(median(samples.map((sample) => sample[size].perSecond / sample[one].perSecond))),
      medianAndSpread(samples.map((sample) => sample[size].us)),
    ]),
    notes: [
      `Pushes, ${CONNECTIONS} connections, ${seconds} s at a time, in random order in each of ${rounds} rounds; medians. CPU: of all workers, by the number of requests.`,
      `The load generator is one more process on the same ${availableParallelism()} cores. With two cores the second worker shares its core with the generator, so that this row shows less than a machine with more cores gives.`,
    ],
  }
}
