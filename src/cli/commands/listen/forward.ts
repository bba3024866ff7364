/** Hands a callback on to the endpoint that is being worked on. */
import { gatherChunks } from '../../../adapter/limits.ts'
import type { Clock } from '../../../clock/Clock.ts'
import type { Delivery } from '../../../inspector/EntryLog.ts'
import { ANSWER_MS } from '../../../testing/schedule.ts'
import { interruptible } from '../../interruptible.ts'
import { codeOf } from '../../poster.ts'

/** What the sender is to be answered. */
export interface Answer {
  readonly status: number
  readonly contentType?: string
  readonly body: Uint8Array | string
  /** Why there was no answer from the endpoint. */
  readonly error?: string
}

export type Forward = (delivery: Delivery) => Promise<Answer>

/** Tencent has no use for any of it. */
const MOST_BYTES = 1024 * 1024

/**
 * Where a callback goes: to the URL as it is, if that has a path of its own, else to the same path
 * and query there as here. A path from elsewhere never leads to another host.
 */
const targetOf = (url: URL, path: string): URL => {
  const target = new URL(url)
  if (url.pathname !== '/' || url.search !== '') return target
  const from = path.indexOf('?')
  target.pathname = from === -1 ? path : path.slice(0, from)
  target.search = from === -1 ? '' : path.slice(from)
  return target
}

/** Tencent comes again. */
const unanswered = (error: string): Answer => ({ status: 502, body: '{"code":502}', error })

/** What is in it, if that is not too much. */
const bodyOf = async (body: AsyncIterable<Uint8Array> | null): Promise<Uint8Array | undefined> => {
  const chunks = gatherChunks(MOST_BYTES)
  for await (const chunk of body ?? []) if (!chunks.add(chunk)) return undefined
  return chunks.join()
}

export const forwardTo = (url: URL, systemClock: Clock, interrupted: AbortSignal): Forward => {
  const clock = interruptible(systemClock, interrupted)
  return async ({ body, path, contentType }) => {
    const over = new AbortController()
    const post = async (): Promise<Answer> => {
      try {
        const response = await fetch(targetOf(url, path), {
          method: 'POST',
          headers: contentType === undefined ? {} : { 'content-type': contentType },
          body,
          redirect: 'manual',
          signal: over.signal,
        })
        const type = response.headers.get('content-type')
        const answered = await bodyOf(response.body)
        if (answered === undefined) {
          return unanswered(
            'The endpoint answers with more than 1 MiB: compare its address with --forward.',
          )
        }
        return {
          status: response.status,
          ...(type !== null && { contentType: type }),
          body: answered,
        }
      } catch (error) {
        return unanswered(
          `The endpoint could not be reached (${codeOf(error)}): start it, or compare its address with --forward.`,
        )
      }
    }
    const late = async (): Promise<Answer> => {
      await clock.wait(ANSWER_MS, over.signal)
      return unanswered(
        interrupted.aborted
          ? 'The command was ended before the endpoint answered.'
          : 'The endpoint gave no answer within 20 s: it must answer first, and work afterwards.',
      )
    }
    const answer = await Promise.race([post(), late()])
    over.abort()
    return answer
  }
}
