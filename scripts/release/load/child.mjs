// Child processes that answer what they are asked: the side that asks, and the side that answers.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/**
 * Starts a file of this folder; the signal kills it. An answer that does not come because the child
 * has ended is an error.
 */
export const startChild = (name, settings, signal) => {
  const file = fileURLToPath(new URL(`${name}.mjs`, import.meta.url))
  const options = { execArgv: ['--expose-gc'], killSignal: 'SIGKILL', signal }
  const child = fork(file, [JSON.stringify(settings)], options)
  const ended = new Promise((resolve) => {
    child.on('exit', (code, killedBy) => resolve(code ?? killedBy))
  })
  // Of being killed by the signal; the exit follows.
  child.on('error', () => undefined)
  return {
    ask: async (question, value) => {
      child.send({ question, value })
      const [answer] = await Promise.race([
        once(child, 'message'),
        ended.then((code) => {
          throw new Error(`${name} ended with ${code} instead of an answer`)
        }),
      ])
      return answer
    },
    stop: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** What the child was started with. */
export const settings = () => JSON.parse(process.argv[2])

/** Answers one question at a time, until whoever asks is gone. */
export const answer = (answers) => {
  process.on('message', async ({ question, value }) => {
    process.send(await answers[question](value))
  })
  process.on('disconnect', () => process.exit())
}
