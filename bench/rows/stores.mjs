// A delivery with each store, over the bare handler, one after the other on this machine.
import { micros as shown } from '../goal.mjs'
import { runChild } from '../process/child.mjs'

export const title = 'A delivery with each store'

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]

export const run = async ({ quick }) => {
  const args = quick ? ['5', '40'] : ['15', '150']
  const { stores: measured } = await runChild('stores.mjs', args, { flags: ['--import', 'tsx'] })
  const [bare] = measured
  return {
    header: ['store', 'a delivery, us', 'over no store, us'],
    rows: measured.map(({ name, micros }) => [
      name,
      shown(median(micros) * 1000),
      name === bare.name ? '-' : shown((median(micros) - median(bare.micros)) * 1000),
    ]),
    notes: [
      'The median of the rounds; in each round every store is measured, in random order. A handler that does nothing, on the tarball’s files, one delivery after the other: with many at once a connection is shared, and the time of each is more of waiting than of work.',
      'The servers run on the same machine with no network between, and force nothing to the disk. A store that is missing on the machine has no row.',
    ],
  }
}
