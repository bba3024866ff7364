/** Servers on ports: how they begin and end. */
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

import * as E from 'fp-ts/lib/Either.js'

import type { Clock } from '../clock/Clock.ts'

/** Where to listen. */
export interface Binding {
  readonly host: string
  readonly port: number
}

/**
 * Starts to listen. The port that the server has, since 0 stands for any free one; or the system's
 * code of why it cannot listen there, such as EADDRINUSE.
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
