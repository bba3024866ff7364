/** Renews the lease of a delivery while its handler runs. */
import { unref } from './pause.ts'

export interface LeaseOptions {
  /** The length of the lease in milliseconds. */
  readonly leaseMs: number
  /** The time at which the lease was asked for, by `performance.now`: it may have begun since. */
  readonly askedAt: number
  /** The time after which a lease is not renewed any more, in milliseconds. */
  readonly longestMs: number
  /** Renews the lease; resolves to whether the delivery still has it. */
  readonly renew: () => boolean | Promise<boolean>
  /** Called if the store has failed. The lease is then tried again before it ends. */
  readonly failed: (error: unknown) => void
  /** Called once if another delivery has the event, or it is done. */
  readonly lost: () => void
  /** Called once if the handler still runs after `longestMs`. */
  readonly stuck: () => void
}

/** How often a lease is renewed in its time. */
const RENEWALS = 3

/** How often a renewal that failed is tried again in the time of a lease. */
const TRIES = 12

/**
 * Renews a lease until the returned function is called, which resolves once no renewal is on its
 * way: one that arrived after a release would claim the event again. A second delivery can begin
 * only if this process has died, stood still, or was cut off from the store for as long as the lease
 * lasts after a renewal that is due: two thirds of it.
 */
export const keepLease = ({
  leaseMs,
  askedAt,
  longestMs,
  renew,
  failed,
  lost,
  stuck,
}: LeaseOptions): (() => Promise<void>) => {
  const begin = performance.now()
  let isOver = false
  let renewal: Promise<void> | undefined
  let timer: ReturnType<typeof setTimeout>

  const schedule = (ms: number): void => {
    const left = begin + longestMs - performance.now()
    // A handler that hangs must not keep the process alive.
    timer = unref(setTimeout(tick, Math.max(0, Math.min(ms, left))))
  }

  const renewOnce = async (): Promise<void> => {
    try {
      const isKept = await renew()
      if (isKept || isOver) return
      end()
      lost()
    } catch (error) {
      if (isOver) return
      failed(error)
      clearTimeout(timer)
      schedule(leaseMs / TRIES)
    }
  }

  const tick = (): void => {
    if (performance.now() - begin >= longestMs) {
      end()
      stuck()
      return
    }
    schedule(leaseMs / RENEWALS)
    renewal ??= renewOnce().finally(() => {
      renewal = undefined
    })
  }

  const end = (): void => {
    isOver = true
    clearTimeout(timer)
  }

  schedule(askedAt + leaseMs / RENEWALS - begin)
  return async () => {
    end()
    await renewal
  }
}
