/** The mark of an event without an identity, which is good for one delivery. */
import type { CheckedStore } from './checkedStore.ts'
import type { Deadline } from './deadline.ts'
import { pause } from './pause.ts'
import type { Outcome } from './reply.ts'

/**
 * The time for which an event without an identity is remembered, in seconds. Tencent's retries end
 * before it.
 */
export const RETRIES_SECONDS = 1200

/** A mark that was used up is left for so long: a store has no way to remove it. */
const USED_UP_SECONDS = 1

/**
 * Uses up the mark of an event without an identity, before its sender is answered with 200: the
 * next event may have the same body. If the sender was answered with 503 meanwhile, the mark is made
 * again for its retry. Resolves to `'claimed'` if there was no mark any more, so that the event is
 * the owner's. Rejects if the store cannot claim.
 */
export const useUp = async (
  { claim, done, letGo, persistDone, failed, leaseMs }: CheckedStore,
  key: string,
  owner: string,
  deadline: Pick<Deadline<Outcome>, 'hasPassed'>,
): Promise<Outcome | 'claimed'> => {
  const use = `${key}:used`
  const askedAt = performance.now()
  const isOver = () => performance.now() - askedAt >= leaseMs

  /** Lets nobody else use the mark until it has ended: this claim begins after it, and lasts as long. */
  const stayAlone = async (): Promise<boolean> => {
    try {
      return (await claim(use, owner, USED_UP_SECONDS)) === 'claimed'
    } catch (error) {
      failed('claim', error)
      // The first claim lasts longer than the mark, by a second more than a lease.
      return !isOver()
    }
  }

  /** Makes the mark again after it has ended, unless another delivery has begun since. */
  const restore = async (): Promise<void> => {
    await pause(USED_UP_SECONDS * 1000)
    if ((await claim(key, owner)) === 'claimed') await persistDone(key, owner, RETRIES_SECONDS)
  }

  // One delivery at a time: of two that see the mark, one may be another event.
  if ((await claim(use, owner, leaseMs / 1000 + USED_UP_SECONDS)) !== 'claimed') return 'InFlight'
  const state = await claim(key, owner)
  if (state !== 'done') {
    await letGo(use, owner)
    return state === 'claimed' ? state : 'InFlight'
  }
  // Another delivery may be using the mark up by now.
  if (isOver()) return 'InFlight'
  try {
    await done(key, owner, USED_UP_SECONDS)
  } catch (error) {
    await letGo(use, owner)
    return failed('done', error)
  }
  const isAlone = await stayAlone()
  if (!isAlone) return 'InFlight'
  if (deadline.hasPassed()) await restore()
  return 'Duplicate'
}
