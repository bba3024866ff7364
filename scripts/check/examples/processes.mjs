// Child processes that stay: they are started, watched, and stopped.
import { spawn } from 'node:child_process'
import { connect, createServer } from 'node:net'

const longestWaitMs = 20_000
const longestStopMs = 10_000

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

const canListen = (port) =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    // On all interfaces, as the examples do.
    server.listen(port, () => server.close(() => resolve(true)))
  })

const canConnect = (port) =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('error', () => resolve(false))
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
  })

// Below the ports that systems give to outgoing connections, so that none of them takes it.
let nextPort = 20_000 + (process.pid % 500) * 20

/** A port that nobody listens on, and that is given out once. */
export const freePort = async () => {
  const port = nextPort++
  return (await canListen(port)) ? port : freePort()
}

/** Waits until something is so. It will not be if the child has ended. */
export const waitUntil = async (what, child, isSo) => {
  const until = performance.now() + longestWaitMs
  while (!(await isSo())) {
    if (child.hasEnded()) throw new Error(`${child.name} has ended, before ${what}`)
    if (performance.now() > until) throw new Error(`not within ${longestWaitMs} ms: ${what}`)
    await pause(50)
  }
}

const start = (name, command, args, options) => {
  const spawned = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  let stdout = ''
  let output = ''
  spawned.stdout.setEncoding('utf8').on('data', (chunk) => {
    stdout += chunk
    output += chunk
  })
  spawned.stderr.setEncoding('utf8').on('data', (chunk) => {
    output += chunk
  })
  spawned.on('error', (error) => {
    output += `${error.message}\n`
  })
  let hasEnded = false
  const closed = new Promise((resolve) => {
    spawned.on('close', (code) => {
      hasEnded = true
      resolve(code)
    })
  })
  return {
    name,
    hasEnded: () => hasEnded,
    /** The lines that it has written to standard output. */
    lines: () => stdout.split('\n').slice(0, -1),
    /** All that it has written. */
    output: () => output,
    /** Asks it to end; kills it if it does not. Resolves with its exit code, null if it has none. */
    stop: async () => {
      spawned.kill('SIGTERM')
      const timer = setTimeout(() => spawned.kill('SIGKILL'), longestStopMs)
      const code = await closed
      clearTimeout(timer)
      return code
    },
  }
}

/** Waits until a child that is a server listens. */
export const whenListening = async (child, port) => {
  try {
    await waitUntil(`it listens on ${port}`, child, () => canConnect(port))
    return child
  } catch (error) {
    await child.stop()
    throw new Error(`${error.message}\n${child.output()}`, { cause: error })
  }
}

/** Starts a TypeScript file of an example. */
export const startExample = (file, env) =>
  start(file, process.execPath, ['--import', 'tsx', file], { env: { ...process.env, ...env } })

/** Starts a Redis that keeps nothing, and waits for it. */
export const startRedis = (port, cwd) => {
  const args = ['--port', port, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']
  return whenListening(start('redis-server', 'redis-server', args.map(String), { cwd }), port)
}

/** Runs `work` with children that `adopt` is told of, and stops them whatever comes of it. */
export const withChildren = async (work) => {
  const children = []
  const adopt = (child) => {
    children.push(child)
    return child
  }
  try {
    return await work(adopt)
  } catch (error) {
    const outputs = children.map((child) => `--- ${child.name}\n${child.output()}`)
    throw new Error([error.message, ...outputs].join('\n'), { cause: error })
  } finally {
    await Promise.all(children.map((child) => child.stop()))
  }
}
