/** Servers on ports: how they begin and end. */
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

import { UsageError } from '../cli/exit.ts'
import type { Clock } from '../testing/clock.ts'

const reasons: Readonly<Record<string, string>> = {
  EADDRINUSE: 'it is in use by another process',
  EACCES: 'this user may not use it',
}

/** Where to listen, and the option that says so. */
export interface Binding {
  readonly host: string
  readonly port: number
  readonly option: string
}

/** Starts to listen. The port that it has, since 0 stands for any free one. */
export const bind = (server: Server, { host, port, option }: Binding): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const code = String(error.code)
      const reason = reasons[code]
      reject(
        new UsageError(
          reason === undefined
            ? `There is nothing to listen on at that host (${code}): give another one.`
            : `Port ${String(port)} cannot be listened on, since ${reason}: give another one by ${option}.`,
        ),
      )
    })
    server.listen(port, host, () => {
      resolve((server.address() as AddressInfo).port)
    })
  })

/**
 * Lets nobody in any more, and resolves once everybody is gone. Who is being answered has so long
 * until the connection is cut.
 */
export const unbind = async (server: Server, clock: Clock, graceMs: number): Promise<void> => {
  const over = new AbortController()
  const closed = new Promise<void>((resolve) => {
    server.close(() => {
      resolve()
    })
  })
  if (graceMs > 0) await Promise.race([closed, clock.wait(graceMs, over.signal)])
  over.abort()
  server.closeAllConnections()
  await closed
}

/** As the host of a URL. */
export const hostInUrl = (host: string): string => (host.includes(':') ? `[${host}]` : host)
