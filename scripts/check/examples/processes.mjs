// Starts child processes that go on running, reads their output, and stops them.
import { spawn } from 'node:child_process'
import { chownSync, existsSync, readdirSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { dirname, join } from 'node:path'

import { mustSucceed, run } from '../../run.mjs'

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

/** A port that no process listens on. Each call returns another. */
export const freePort = async () => {
  const port = nextPort++
  return (await canListen(port)) ? port : freePort()
}

/** Waits until `isSo` returns true. Throws if the child ends before, or after 20 s. */
export const waitUntil = async (what, child, isSo) => {
  const until = performance.now() + longestWaitMs
  while (!(await isSo())) {
    if (child.hasEnded())
      throw new Error(`${child.name} has ended, while the check waited until ${what}`)
    if (performance.now() > until)
      throw new Error(`the check waited ${longestWaitMs} ms until ${what}, in vain`)
    await pause(50)
  }
}

const start = (name, command, args, { stopSignal = 'SIGTERM', ...options }) => {
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
    /** The lines of its standard output so far. */
    lines: () => stdout.split('\n').slice(0, -1),
    /** Its standard output and standard error so far. */
    output: () => output,
    /** Stops it for a while (SIGSTOP), lets it go on (SIGCONT), or kills it (SIGKILL). */
    signal: (name) => spawned.kill(name),
    /** Ends it, and sends SIGKILL 10 s later. Resolves with the exit code, null if it was killed. */
    stop: async () => {
      spawned.kill(stopSignal)
      const timer = setTimeout(() => spawned.kill('SIGKILL'), longestStopMs)
      const code = await closed
      clearTimeout(timer)
      return code
    },
  }
}

/** Resolves with the child once `isSo` returns true. Stops it if that does not come. */
const whenReady = async (child, what, isSo) => {
  try {
    await waitUntil(what, child, isSo)
    return child
  } catch (error) {
    await child.stop()
    throw new Error(`${error.message}\n${child.output()}`, { cause: error })
  }
}

/** Resolves with the child once it listens on the port. */
export const whenListening = (child, port) =>
  whenReady(child, `it listens on ${port}`, () => canConnect(port))

/** The variable by which tsx takes the tsconfig of an example that needs the decorators of NestJS. */
export const decorators = (file) => {
  const tsconfig = `${dirname(file)}/tsconfig.decorators.json`
  return existsSync(tsconfig) ? { TSX_TSCONFIG_PATH: tsconfig } : {}
}

/** Starts a TypeScript file of an example. */
export const startExample = (file, env) =>
  start(file, process.execPath, ['--import', 'tsx', file], {
    env: { ...process.env, ...decorators(file), ...env },
  })

/** Starts a Redis that writes nothing to the disk, and waits until it listens. */
export const startRedis = (port, cwd) => {
  const args = ['--port', port, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']
  return whenListening(start('redis-server', 'redis-server', args.map(String), { cwd }), port)
}

const debianPostgres = '/usr/lib/postgresql'

/** Debian keeps the programs of each version in a folder of its own, and not on the PATH. */
export const postgresProgram = (name) => {
  if (!existsSync(debianPostgres)) return name
  const [newest = ''] = readdirSync(debianPostgres).sort((a, b) => Number(b) - Number(a))
  return join(debianPostgres, newest, 'bin', name)
}

/** PostgreSQL refuses to run as root, so it runs as nobody then. */
const nobody = 65_534
const isRoot = process.getuid?.() === 0

/** Makes a PostgreSQL in a folder, and starts it. The user postgres needs no password. */
export const startPostgres = async (port, cwd) => {
  const options = { cwd, ...(isRoot && { uid: nobody, gid: nobody }) }
  const data = join(cwd, 'data')
  if (isRoot) chownSync(cwd, nobody, nobody)
  const form = ['--auth=trust', '--username=postgres', '--encoding=UTF8', '--locale=C', '--no-sync']
  await mustSucceed('initdb', run(postgresProgram('initdb'), [...form, '-D', data], options))
  // Nothing need be forced to the disk, since the machine is not killed.
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off']
  const args = ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])]
  const postgres = start('postgres', postgresProgram('postgres'), args, {
    ...options,
    // It does not wait for its clients to leave, as it does after SIGTERM.
    stopSignal: 'SIGINT',
  })
  const isReady = () => postgres.output().includes('ready to accept connections')
  return whenReady(postgres, 'it accepts connections', isReady)
}

/** Runs `work`, and at its end stops the children that it has given to `adopt`, also if it has failed. */
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
