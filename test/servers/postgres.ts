/** A PostgreSQL for tests. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

import { type DatabaseServer, hasProgram, startServer } from './server.ts'

const DEBIAN = '/usr/lib/postgresql'

/** Debian keeps the programs of each version in a folder of its own, and not on the PATH. */
const programs = (): string => {
  if (!existsSync(DEBIAN)) return ''
  const [newest = ''] = readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a))
  return join(DEBIAN, newest, 'bin')
}

const programOf = (name: string): string => join(programs(), name)

export const withPostgres = hasProgram(programOf('postgres'), 'apt-get install postgresql')

export const POSTGRES_USER = 'postgres'

export const startPostgres = (): Promise<DatabaseServer> =>
  startServer({
    name: 'postgres',
    install: (dir) => [
      programOf('initdb'),
      '--auth=trust',
      `--username=${POSTGRES_USER}`,
      '--encoding=UTF8',
      '--locale=C',
      '--no-sync',
      '-D',
      join(dir, 'data'),
    ],
    // Its processes are killed in the tests, but not the machine: nothing need be forced to the disk.
    run: (dir, port) => [
      programOf('postgres'),
      '-D',
      join(dir, 'data'),
      '-p',
      String(port),
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
      '-c',
      'fsync=off',
    ],
    shutdown: 'SIGINT',
    isReady: /database system is ready to accept connections/,
  })
