/** Starting and stopping servers. */
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

import * as E from 'fp-ts/lib/Either.js'

import type { Clock } from '../clock/Clock.ts'

/** The host and port to listen on. Port 0 stands for any free port. */
export interface Binding {
  readonly host: string
  readonly port: number
}

/**
 * Starts to listen. Returns the port of the server as `Right`, or the error code of the system,
 * such as EADDRINUSE, as `Left`.
 */
export const bind = (server: Server, { host, port }: Binding): Promise<E.Either<string, number>> =>
  new Promise((resolve) => {
    server.once('error', ({ code }: NodeJS.ErrnoException) => {
      resolve(E.left(String(code)))
    })
    server.listen(port, host, () => {
      resolve(E.right((server.address() as AddressInfo).port))
    })
  })

/**
 * Stops a server: it accepts no new connections, and closes the open ones after `graceMs` at the
 * latest. Resolves when all connections are closed.
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

/** A host as it is written in a URL: an IPv6 address in brackets. */
export const hostInUrl = (host: string): string => (host.includes(':') ? `[${host}]` : host)
