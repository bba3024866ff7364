// Memory leaks: the heap before and after many events.
import { atMost } from '../goal.mjs'
import { runChild } from '../process/child.mjs'

export const title = 'The heap, after many events'

const MIB = 2 ** 20
const goal = atMost(1)

export const run = async ({ quick }) => {
  const events = quick ? 100_000 : 1_000_000
  const { before, grown, perSecond } = await runChild('soak.mjs', [String(events)], {
    flags: ['--expose-gc'],
  })
  return {
    header: ['events', 'heap before MiB', 'grown by MiB', 'events/s', 'goal', 'result'],
    rows: [
      [
        events.toLocaleString('en'),
        (before / MIB).toFixed(2),
        (grown / MIB).toFixed(2),
        Math.round(perSecond).toLocaleString('en'),
        `${goal.text} MiB`,
        goal.verdict(grown / MIB),
      ],
    ],
    notes: [
      'Every fixture, with other values, a serial number and a t of its own second: 5 events a second by the clock of the receiver. One of 100 is forged.',
      'Heap and typed arrays after a collection, before: when 50,000 events have been received. Events/s: the time in receive alone.',
    ],
  }
}
