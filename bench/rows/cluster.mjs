// The requests a second of nodeHandler in one process and in a cluster of two.
import { availableParallelism } from 'node:os'

import { freshTexts, variants } from '../bodies.mjs'
import { times } from '../goal.mjs'
import { median, medianAndSpread } from '../process/statistics.mjs'
import { CONNECTIONS, loadInTurn } from '../traffic.mjs'

export const title = '`nodeHandler` in one process, and in a cluster of two'

const servers = { 1: ['cluster.mjs', '1'], 2: ['cluster.mjs', '2'] }

export const run = async ({ quick }) => {
  const pace = quick ? { rounds: 2, seconds: 0.3 } : { rounds: 5, seconds: 1 }
  const samples = await loadInTurn(servers, freshTexts(variants('push'), 64), pace)
  const sizes = Object.keys(servers)
  const [one] = sizes
  return {
    header: ['workers', 'requests/s', 'of one worker', 'CPU us of a request'],
    rows: sizes.map((size) => [
      size,
      Math.round(median(samples.map((sample) => sample[size].perSecond))).toLocaleString('en'),
      size === one
        ? '-'
        : times(median(samples.map((sample) => sample[size].perSecond / sample[one].perSecond))),
      medianAndSpread(samples.map((sample) => sample[size].us)),
    ]),
    notes: [
      `Pushes, ${CONNECTIONS} connections, ${pace.seconds} s at a time, in random order in each of ${pace.rounds} rounds; medians. CPU: of all workers, by the number of requests.`,
      `The load generator is one more process on the same ${availableParallelism()} cores. With two cores the second worker shares its core with the generator, so that this row shows less than a machine with more cores gives.`,
    ],
  }
}
