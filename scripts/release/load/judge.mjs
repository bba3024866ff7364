// What is wrong with a part, in sentences: none if it has passed.
import { slope } from './slope.mjs'

/**
 * In bytes for each event. Whatever keeps something of every event keeps at least a slot of 8 bytes
 * and an object of 24 or more behind it; half of that is above what noise comes to.
 */
const STEEPEST_SLOPE = 16

const FEWEST_SAMPLES = 3

/** Over fewer, the code that is still being compiled weighs as much as a leak. */
const FEWEST_EVENTS = 10_000

/** None if there was too little once the heap should have stopped growing. */
export const slopesOf = ({ samples, maxKeys }) => {
  // A full store grows once more: what was forgotten also takes up room, until the table is made anew.
  const settled = samples.filter(({ requests }) => requests >= 2 * maxKeys)
  if (settled.length < FEWEST_SAMPLES) return undefined
  if (settled.at(-1).requests - settled[0].requests < FEWEST_EVENTS) return undefined
  return {
    perEvent: slope(settled.map(({ requests, heapUsed }) => [requests, heapUsed])),
    perMinute: slope(settled.map(({ elapsedMs, heapUsed }) => [elapsedMs / 60_000, heapUsed])),
  }
}

/** Answers that should not be, and deliveries without one. */
export const errorsOf = ({ sent: { statuses, unanswered } }) =>
  Object.entries(statuses).reduce(
    (sum, [status, count]) => (status === '200' || status === '503' ? sum : sum + count),
    unanswered,
  )

const judgeAnswers = (result) => {
  const { statuses, unanswered } = result.sent
  if (errorsOf(result) === 0 && statuses[200] > 0) return []
  return [`${unanswered} deliveries without an answer, and answers ${JSON.stringify(statuses)}`]
}

const judgeRefused = ({ sent, samples }) => {
  const refused = sent.statuses[503] ?? 0
  const inFlight = samples.at(-1).claims?.inFlight ?? 0
  if (refused === inFlight) return []
  return [`${refused} answers were 503, but only ${inFlight} claims were in flight`]
}

const judgeRuns = ({ sent: { accepted }, samples }) => {
  const { runs, handled } = samples.at(-1)
  if (runs === undefined || (runs === accepted && handled === accepted)) return []
  return [`${accepted} events were accepted, but the handler ran ${runs} times, for ${handled}`]
}

const judgeHeap = (result) => {
  const slopes = slopesOf(result)
  if (slopes === undefined) return ['too few events to judge the heap: run longer']
  const { perEvent } = slopes
  if (perEvent <= STEEPEST_SLOPE) return []
  return [`the heap grows by ${perEvent.toFixed(1)} bytes per event, more than ${STEEPEST_SLOPE}`]
}

export const judge = (result) => [
  ...judgeAnswers(result),
  ...judgeRefused(result),
  ...judgeRuns(result),
  ...(result.part === 'bare' ? [] : judgeHeap(result)),
]
