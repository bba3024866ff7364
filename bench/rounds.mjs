// Measures candidates against each other. All run in one process, in random order in each round,
// and each is compared with the first candidate in the same round: if the machine is slow for a
// while, all are slow. The compiler optimises a function differently in each process, so a
// measurement is repeated in new processes.
import { fileURLToPath } from 'node:url'

import { mustSucceed, runNode } from '../scripts/run.mjs'

// With one thread for the garbage collector, its time counts for the candidate that made the
// garbage.
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

// Every result is stored here and read at the end, so that the compiler cannot remove a call.
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

/**
 * Whether the system counts CPU time in steps of more than 1 ms (some: 15 ms), too coarse for a
 * slice.
 */
const isCoarse = () => {
  const start = processMicros()
  let now = start
  while (now === start) now = processMicros()
  return now - start > 1000
}

// CPU time if it is exact enough, since it does not count other processes; else wall-clock time.
const nowNs = isCoarse() ? () => performance.now() * 1e6 : () => processMicros() * 1e3

/** Returns the nanoseconds of one call, on average over `times` calls. */
const timeSlice = async ({ run, awaits }, times) => {
  const start = nowNs()
  if (awaits) await loopAwaiting(run, times)
  else loop(run, times)
  return (nowNs() - start) / times
}

/** Warms a candidate up, and returns how many calls take `msPerSlice`. */
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

/** Makes a function that calls `f` with the next input each time. */
export const inTurn = (inputs, f) => {
  let at = Math.floor(Math.random() * inputs.length)
  return () => {
    at = at + 1 === inputs.length ? 0 : at + 1
    return f(inputs[at])
  }
}

/**
 * Returns the nanoseconds of every candidate of every case in each round. A case is `{ name,
 * candidates: { name: () => unknown } }`; a candidate that returns a promise is awaited. All cases
 * are warmed up before the first is measured: code that saw only one kind of event would be
 * optimised for it, and too fast.
 */
export const compareAll = async (cases, { rounds, msPerSlice, warmUpMs = 10 * msPerSlice }) => {
  const tasks = []
  for (const { name, candidates } of cases) {
    const entries = []
    for (const [candidate, run] of Object.entries(candidates)) {
      const first = run()
      if ((await first) === undefined)
        throw new Error(`${candidate} returns undefined for ${name}.`)
      entries.push([candidate, { run, awaits: first instanceof Promise, samples: [] }])
    }
    tasks.push({ name, entries })
  }
  for (const { entries } of shuffled(tasks)) {
    for (const [, task] of shuffled(entries)) {
      task.times = await calibrate(task, msPerSlice, warmUpMs)
    }
  }
  // Otherwise a candidate would pay for collecting the garbage of the preparation.
  globalThis.gc?.()
  for (let round = 0; round < rounds; round += 1) {
    for (const { entries } of shuffled(tasks)) {
      for (const [, task] of shuffled(entries)) {
        task.samples.push(await timeSlice(task, task.times))
      }
    }
  }
  if (sink === undefined) throw new Error('The last candidate returned undefined.')
  return tasks.map(({ name, entries }) => ({
    name,
    samples: Object.fromEntries(entries.map(([candidate, { samples }]) => [candidate, samples])),
  }))
}

/** Summarises ratios, a list of rounds for each run. */
const summaryOf = (ratios) => ({
  ratios,
  ratio: median(ratios.map(median)),
  p10: percentile(ratios.flat(), 0.1),
  p90: percentile(ratios.flat(), 0.9),
})

/**
 * Summarises a candidate over all runs: `runs` has its samples, `bases` those of the first
 * candidate.
 */
const summary = (runs, bases) => ({
  ns: median(runs.map(median)),
  ...summaryOf(runs.map((samples, run) => samples.map((ns, round) => ns / bases[run][round]))),
})

/** How much more a candidate takes than another one, as a share of the first candidate's time. */
export const onTop = (result, below) =>
  summaryOf(
    result.ratios.map((rounds, run) =>
      rounds.map((ratio, round) => ratio - below.ratios[run][round]),
    ),
  )

/**
 * Merges the runs: returns `{ name, results: { candidate: { ns, ratio, ratios, p10, p90 } } }` for
 * each case.
 */
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

/**
 * Measures candidates in this process: the median time, and the ratio with its 10th and 90th
 * percentile.
 */
export const compare = async ({ candidates, rounds, msPerSlice }) => {
  const [{ results }] = merge([
    await compareAll([{ name: '', candidates }], { rounds, msPerSlice }),
  ])
  return results
}

/** Enough to be exact, and for a quick run enough to see a mistake. */
const usualPace = (quick) =>
  quick ? { rounds: 7, msPerSlice: 3, warmUpMs: 50 } : { rounds: 25, msPerSlice: 6, warmUpMs: 150 }

/**
 * Measures the cases of a row, `export const cases = async () => [{ name, candidates }]`, in new
 * processes: by default in three, and in one for a quick run. `cases` is the name of the export, and
 * `pace` has what differs from the usual pace.
 */
export const measure = async (url, { quick, runs = quick ? 1 : 3, cases = 'cases', pace = {} }) => {
  const results = []
  for (let run = 0; run < runs; run += 1) {
    const settings = JSON.stringify({ ...usualPace(quick), ...pace })
    const args = [...flags, child, url, cases, settings]
    const output = await mustSucceed(url, runNode(args))
    // The result is the last line, after anything that the libraries may have written.
    results.push(JSON.parse(output.trimEnd().split('\n').at(-1)))
  }
  return merge(results)
}
