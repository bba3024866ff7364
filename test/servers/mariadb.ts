/** A MariaDB for tests. */
import { join } from 'node:path'

import { type DatabaseServer, hasProgram, startServer } from './server.ts'

export const withMariadb = hasProgram('mariadbd', 'apt-get install mariadb-server')

export const startMariadb = (): Promise<DatabaseServer> =>
  startServer({
    name: 'mariadb',
    install: (dir) => [
      'mariadb-install-db',
      '--no-defaults',
      '--auth-root-authentication-method=normal',
      '--skip-test-db',
      `--datadir=${join(dir, 'data')}`,
    ],
    run: (dir, port) => [
      'mariadbd',
      '--no-defaults',
      `--datadir=${join(dir, 'data')}`,
      `--socket=${join(dir, 'socket')}`,
      `--pid-file=${join(dir, 'pid')}`,
      `--port=${String(port)}`,
      '--bind-address=127.0.0.1',
      // Its processes are killed in the tests, but not the machine.
      '--innodb-flush-log-at-trx-commit=2',
      '--innodb-lock-wait-timeout=5',
      '--innodb-buffer-pool-size=32M',
    ],
    shutdown: 'SIGTERM',
    isReady: /ready for connections/,
  })
