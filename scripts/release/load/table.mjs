// The results side by side: a row for each figure, a column for each part.
import { errorsOf, slopesOf } from './judge.mjs'

const whole = (value) => Math.round(value).toLocaleString('en-US')
const fixed = (digits) => (value) => value.toFixed(digits)
const mebibytes = (bytes) => (bytes / 2 ** 20).toFixed(2)
const kibibytes = (bytes) => (bytes / 2 ** 10).toFixed(1)

const last = ({ samples }) => samples.at(-1)

const rows = [
  ['requests', ({ sent }) => sent.requests, whole],
  ['requests/s', ({ sent }) => (1000 * sent.requests) / sent.elapsedMs, whole],
  ['duplicates sent', ({ sent }) => sent.duplicates, whole],
  ['errors', errorsOf, whole],
  ['503', ({ sent }) => sent.statuses[503] ?? 0, whole],
  ['claims in flight', (result) => last(result).claims?.inFlight, whole],
  ['claims already done', (result) => last(result).claims?.done, whole],
  ['events accepted', ({ sent }) => sent.accepted, whole],
  ['handler runs', (result) => last(result).runs, whole],
  ['p50 ms', ({ sent }) => sent.p50, fixed(1)],
  ['p99 ms', ({ sent }) => sent.p99, fixed(1)],
  ['max ms', ({ sent }) => sent.max, fixed(1)],
  ['CPU µs/request', (result) => last(result).cpuMicros / result.sent.requests, fixed(1)],
  ['CPU busy %', (result) => last(result).cpuMicros / result.sent.elapsedMs / 10, whole],
  [
    'CPU busy %, sender',
    ({ sent }) => sent.cpuMicros && sent.cpuMicros / sent.elapsedMs / 10,
    whole,
  ],
  ['heap at start MiB', ({ samples }) => samples[0].heapUsed, mebibytes],
  ['heap at end MiB', (result) => last(result).heapUsed, mebibytes],
  ['keys in the store', (result) => last(result).keys, whole],
  ['heap bytes/event', (result) => slopesOf(result)?.perEvent, fixed(2)],
  ['heap KiB/100,000 events', (result) => slopesOf(result)?.perEvent * 1e5, kibibytes],
  ['heap KiB/minute', (result) => slopesOf(result)?.perMinute, kibibytes],
  ['RSS at end MiB', (result) => last(result).rss, mebibytes],
]

const NAME_WIDTH = Math.max(...rows.map(([name]) => name.length))
const WIDTH = 13

const line = (name, cells) =>
  name.padEnd(NAME_WIDTH) + cells.map((cell) => cell.padStart(WIDTH)).join('')

export const table = (results) => {
  const cellOf = (figure, format) => (result) => {
    const value = figure(result)
    return Number.isFinite(value) ? format(value) : '-'
  }
  return [
    line(
      '',
      results.map(({ part }) => part),
    ),
    ...rows.map(([name, figure, format]) => line(name, results.map(cellOf(figure, format)))),
  ].join('\n')
}
