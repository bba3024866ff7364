/** A redis-server for tests, on a free port and with its files in a temporary folder. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export interface RedisServer {
  readonly port: number
  /**
   * Starts Redis with the data that it had written to disk. Resolves once Redis accepts connections.
   * Does nothing if Redis is running.
   */
  readonly start: () => Promise<void>
  /** Stops Redis. SIGTERM is a clean shutdown. Does nothing if Redis is not running. */
  readonly stop: (signal: 'SIGKILL' | 'SIGTERM') => Promise<void>
  /** Kills Redis and removes its files. */
  readonly remove: () => Promise<void>
}

const MISSING =
  'The tests start their own Redis, but redis-server is not on the PATH: ' +
  'install it (Debian and Ubuntu: `apt-get install redis-server`, macOS: `brew install redis`).'

/**
 * Whether the tests with Redis run. Without redis-server they are skipped, except in CI, where they
 * fail.
 */
export const withRedis =
  process.env['CI'] !== undefined || spawnSync('redis-server', ['--version']).error === undefined

if (!withRedis) console.warn(`Tests are skipped. ${MISSING}`)

const isFree = async (port: number): Promise<boolean> => {
  const server = createServer()
  try {
    await once(server.listen(port, '127.0.0.1'), 'listening')
    return true
  } catch {
    return false
  } finally {
    server.close()
  }
}

/**
 * Finds a free port below the range of outgoing connections. So no other process gets the port while
 * Redis is down, and a client that reconnects cannot connect to itself.
 */
export const freePort = async (): Promise<number> => {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 10_000)
    if (await isFree(port)) return port
  }
}

/** Kills a process when our process ends, so that a killed test run leaves none behind. */
export const guard = (pid: number): ChildProcess =>
  spawn('sh', ['-c', 'read -r _; kill -9 "$0"', String(pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
  })

/** Starts a redis-server, with more options if there are any. */
export const launch = async (
  port: number,
  dir: string,
  more: Readonly<Record<string, string>> = {},
): Promise<ChildProcess> => {
  const options = {
    bind: '127.0.0.1',
    port,
    dir,
    save: '',
    appendonly: 'yes',
    // Redis writes to disk before it answers.
    appendfsync: 'always',
    'maxmemory-policy': 'noeviction',
    ...more,
  }
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)])
  const redis = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'ignore'] })
  await new Promise<void>((resolve, reject) => {
    const log: Array<string> = []
    redis.on('error', (error) => {
      reject(new Error(MISSING, { cause: error }))
    })
    redis.on('exit', () => {
      reject(new Error(`redis-server ended before it was ready:\n${log.join('\n')}`))
    })
    // Redis would block on a full pipe, so the output is read to its end.
    createInterface({ input: redis.stdout }).on('line', (line) => {
      log.push(line)
      if (line.includes('Ready to accept connections')) resolve()
    })
  })
  return redis
}

/** Makes a server and starts it. Rejects with an explanation if redis-server is missing. */
export const startRedis = async (): Promise<RedisServer> => {
  const port = await freePort()
  const dir = mkdtempSync(join(tmpdir(), 'live-callbacks-redis-'))
  let redis: ChildProcess | undefined
  let watch: ChildProcess | undefined

  const start = async (): Promise<void> => {
    if (redis !== undefined) return
    redis = await launch(port, dir)
    if (redis.pid !== undefined) watch = guard(redis.pid)
  }

  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    if (redis === undefined) return
    const ended = once(redis, 'exit')
    watch?.kill('SIGKILL')
    redis.kill(signal)
    await ended
    redis = undefined
  }

  const remove = async (): Promise<void> => {
    await stop('SIGKILL')
    rmSync(dir, { recursive: true, force: true })
  }

  try {
    await start()
  } catch (error) {
    await remove()
    throw error
  }
  return { port, start, stop, remove }
}
