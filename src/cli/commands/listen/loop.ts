/** Loops of `--forward`, in which a callback comes back to the `listen` that has forwarded it. */
import type { IncomingHttpHeaders } from 'node:http'

import { hostInUrl } from '../../../inspector/bind.ts'
import { UsageError } from '../../exit.ts'

/**
 * The header that `listen` adds to what it forwards: the id of its run, after the ids of those that
 * forwarded the callback before. Two `listen`s in a row are no loop, but an id that comes back is,
 * by whatever name or address it came.
 */
export const FORWARDED_BY = 'tencent-live-callbacks-forwarded'

const RUN = /^[\w-]{1,64}$/

/** The ids of the runs of `listen` that have forwarded a request, the first one first. */
export const forwardersOf = (headers: IncomingHttpHeaders): ReadonlyArray<string> =>
  String(headers[FORWARDED_BY] ?? '')
    .split(',')
    .map((id) => id.trim())
    .filter((id) => RUN.test(id))

const THIS_MACHINE = new Set(['127.0.0.1', '[::1]', 'localhost', '0.0.0.0', '[::]'])

/**
 * Throws a UsageError if the names alone show that `--forward` leads back to this server. Whatever
 * else leads back is noticed by the header, with the first callback.
 */
export const requireOther = (forward: URL, host: string, port: number): void => {
  const own = hostInUrl(host)
  const isSameHost =
    forward.hostname === own || (THIS_MACHINE.has(forward.hostname) && THIS_MACHINE.has(own))
  // If the URL has no port, the port is the default of its protocol.
  const usual = forward.protocol === 'https:' ? 443 : 80
  if (!isSameHost || (Number(forward.port) || usual) !== port) return
  throw new UsageError(({ listen }) => listen.leadsToItself)
}
