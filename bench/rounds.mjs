// Measures candidates against each other. All of them run in one process, in random order inside
// each round, and each is set against the first one of the same round: what slows a machine down for
// a while, slows them all. What the compiler makes of a function differs from process to process, so
// that a measurement is repeated in fresh ones.
import { fileURLToPath } from 'node:url'

import { mustSucceed, runNode } from '../scripts/run.mjs'

// Threads that help to collect garbage, and wait for each other on a busy machine, would blur whose
// garbage it was.
const flags = ['--expose-gc', '--single-threaded-gc']
const child = fileURLToPath(new URL('child.mjs', import.meta.url))

const percentile = (values, share) => {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (sorted.length - 1) * share
  const below = sorted[Math.floor(at)]
  return below + (sorted[Math.ceil(at)] - below) * (at % 1)
}

export const median = (values) => percentile(values, 0.5)

export const shuffled = (items) =>
  items
    .map((item) => ({ item, order: Math.random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ item }) => item)

// Every result goes here, so that no call can be left out. It is read at the end.
let sink

const loop = (candidate, times) => {
  for (let i = 0; i < times; i += 1) sink = candidate()
}

const loopAwaiting = async (candidate, times) => {
  for (let i = 0; i < times; i += 1) sink = await candidate()
}

const processMicros = () => {
  const { user, system } = process.cpuUsage()
  return user + system
}

/** Some systems count the time of a process in ticks of 15 ms, too coarse for a slice. */
const isCoarse = () => {
  const start = processMicros()
  let now = start
  while (now === start) now = processMicros()
  return now - start > 1000
}

// The time of the process where that is known exactly: it leaves out what neighbours take.
const nowNs = isCoarse() ? () => performance.now() * 1e6 : () => processMicros() * 1e3

/** Nanoseconds of one call, over that many. */
const timeSlice = async ({ run, awaits }, times) => {
  const start = nowNs()
  if (awaits) await loopAwaiting(run, times)
  else loop(run, times)
  return (nowNs() - start) / times
}

/** Runs a candidate warm, and gives how often it is to be called for a slice of that length. */
const calibrate = async (candidate, msPerSlice, warmUpMs) => {
  const end = nowNs() + warmUpMs * 1e6
  let times = 1
  let ns = await timeSlice(candidate, times)
  while (nowNs() < end) {
    times = Math.max(1, Math.min(times * 2, Math.round((msPerSlice * 1e6) / (ns + 1))))
    ns = await timeSlice(candidate, times)
  }
  return Math.max(1, Math.round((msPerSlice * 1e6) / (ns + 1)))
}

/** A call for each of the inputs in turn. */
export const inTurn = (inputs, f) => {
  let at = Math.floor(Math.random() * inputs.length)
  return () => {
    at = at + 1 === inputs.length ? 0 : at + 1
    return f(inputs[at])
  }
}

/**
 * The nanoseconds of every candidate of every case, round by round. A case is
 * `{ name, candidates: { name: () => unknown } }`; a candidate that returns a promise is awaited.
 * All cases are warm before any is measured: a process that receives one kind of event alone would
 * flatter whatever specialises on it.
 */
export const compareAll = async (cases, { rounds, msPerSlice, warmUpMs = 10 * msPerSlice }) => {
  const tasks = []
  for (const { name, candidates } of cases) {
    const entries = []
    for (const [candidate, run] of Object.entries(candidates)) {
      const first = run()
      if ((await first) === undefined) throw new Error(`${candidate} gives nothing for ${name}.`)
      entries.push([candidate, { run, awaits: first instanceof Promise, samples: [] }])
    }
    tasks.push({ name, entries })
  }
  for (const { entries } of shuffled(tasks)) {
    for (const [, task] of shuffled(entries)) {
      task.times = await calibrate(task, msPerSlice, warmUpMs)
    }
  }
  // Garbage of the preparation would be collected at anybody's expense.
  globalThis.gc?.()
  for (let round = 0; round < rounds; round += 1) {
    for (const { entries } of shuffled(tasks)) {
      for (const [, task] of shuffled(entries)) {
        task.samples.push(await timeSlice(task, task.times))
      }
    }
  }
  if (sink === undefined) throw new Error('The last candidate gave nothing.')
  return tasks.map(({ name, entries }) => ({
    name,
    samples: Object.fromEntries(entries.map(([candidate, { samples }]) => [candidate, samples])),
  }))
}

/** One candidate over the runs: `runs` holds its samples, `bases` those of the first candidate. */
const summary = (runs, bases) => {
  const ratios = runs.map((samples, run) => samples.map((ns, round) => ns / bases[run][round]))
  return {
    ns: median(runs.map(median)),
    ratio: median(ratios.map(median)),
    p10: percentile(ratios.flat(), 0.1),
    p90: percentile(ratios.flat(), 0.9),
  }
}

/** For each case `{ name, results: { candidate: { ns, ratio, p10, p90 } } }`, merged over the runs. */
const merge = (runs) =>
  runs[0].map(({ name, samples }, index) => {
    const [base] = Object.keys(samples)
    const samplesOf = (candidate) => runs.map((cases) => cases[index].samples[candidate])
    return {
      name,
      results: Object.fromEntries(
        Object.keys(samples).map((candidate) => [
          candidate,
          summary(samplesOf(candidate), samplesOf(base)),
        ]),
      ),
    }
  })

/** Measures candidates in this process: the median, and from where to where the ratios reach. */
export const compare = async ({ candidates, rounds, msPerSlice }) => {
  const [{ results }] = merge([
    await compareAll([{ name: '', candidates }], { rounds, msPerSlice }),
  ])
  return results
}

/**
 * Measures the cases of a row, `export const cases = async () => [{ name, candidates }]`, in fresh
 * processes: by default three of them, a quick run one.
 */
export const measure = async (url, { quick, runs = quick ? 1 : 3 }) => {
  const results = []
  for (let run = 0; run < runs; run += 1) {
    const args = [...flags, child, url, ...(quick ? ['--quick'] : [])]
    const output = await mustSucceed(url, runNode(args))
    // Whatever the libraries may write stands before it.
    results.push(JSON.parse(output.trimEnd().split('\n').at(-1)))
  }
  return merge(results)
}
