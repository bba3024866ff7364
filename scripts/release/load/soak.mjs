// The whole handler without a server, in a process of its own: body in, reply out.
import { createHandler, memoryStore } from '../../../dist/index.mjs'
import { answer, settings } from './child.mjs'
import { bodyOf } from './events.mjs'
import { createSampler } from './sampler.mjs'
import { createSubject } from './subject.mjs'

const { maxKeys, concurrency, fault } = settings()

const subject = createSubject(memoryStore({ maxKeys }), fault)
const handle = createHandler(subject.receiver, subject.options)
const sample = createSampler()
const statuses = {}
let requests = 0
let elapsedMs = 0

const drive = async (until) => {
  while (requests < until) {
    const serial = requests++
    const { status } = await handle(Buffer.from(bodyOf(serial)))
    statuses[status] = (statuses[status] ?? 0) + 1
  }
}

answer({
  /** Handles so many more, and tells of all that was until now. */
  round: async (events) => {
    const start = performance.now()
    const until = requests + events
    await Promise.all(Array.from({ length: concurrency }, () => drive(until)))
    elapsedMs += performance.now() - start
    return {
      requests,
      duplicates: 0,
      statuses,
      unanswered: 0,
      accepted: statuses[200] ?? 0,
      elapsedMs,
    }
  },
  sample: async () => ({
    ...(await sample()),
    ...subject.counts(),
    keys: Math.min(subject.counts().handled, maxKeys),
  }),
})
