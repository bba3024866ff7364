// Starts child processes for the other scripts.
import { spawn } from 'node:child_process'

/**
 * Runs a command to its end. Resolves with its output and whether its exit code is 0. A child that
 * runs longer than `timeoutMs` is killed and has failed.
 */
export const run = (command, args, { timeoutMs = 120_000, ...options } = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const keep = (chunk) => {
      output += chunk
    }
    child.stdout.setEncoding('utf8').on('data', keep)
    child.stderr.setEncoding('utf8').on('data', keep)
    const timer = setTimeout(() => {
      output += `\nkilled: it was still running after ${timeoutMs} ms\n`
      child.kill('SIGKILL')
    }, timeoutMs)
    child.on('error', reject)
    child.on('close', (code) => {
      clearTimeout(timer)
      resolve({ ok: code === 0, output })
    })
  })

/** Runs a JavaScript file with the Node that runs this script. */
export const runNode = (args, options) => run(process.execPath, args, options)

/** The words that start npm. Windows has no executable `npm`: there, Node runs npm's own script. */
export const npmCommand = () => {
  const script = process.env.npm_execpath
  return script === undefined ? ['npm'] : [process.execPath, script]
}

/** Runs npm to its end. */
export const runNpm = (args, options) => {
  const [command, ...first] = npmCommand()
  return run(command, [...first, ...args], options)
}

/** Runs a command and throws with its output if it fails. */
export const mustSucceed = async (what, running) => {
  const { ok, output } = await running
  if (!ok) throw new Error(`${what} failed\n${output}`)
  return output
}

/** Maps items with at most `limit` calls of `f` running at once. The results have the order of the items. */
export const mapLimit = async (items, limit, f) => {
  const results = new Array(items.length)
  let next = 0
  const worker = async () => {
    while (next < items.length) {
      const index = next++
      results[index] = await f(items[index])
    }
  }
  await Promise.all(Array.from({ length: limit }, worker))
  return results
}
