/** Forwards callbacks to the endpoint of `--forward`. */
import { Chunks } from '../../../adapter/limits.ts'
import type { Clock } from '../../../clock/Clock.ts'
import type { Delivery } from '../../../inspector/EntryLog.ts'
import type { ForwardError } from '../../../inspector/ForwardError.ts'
import { ANSWER_MS } from '../../../testing/schedule.ts'
import { interruptible } from '../../interruptible.ts'
import { codeOf } from '../../poster.ts'
import { FORWARDED_BY } from './loop.ts'

/** The answer to the sender. */
export interface Answer {
  readonly status: number
  readonly contentType?: string
  readonly body: Uint8Array | string
  /** The reason why the endpoint gave no answer. */
  readonly error?: ForwardError
}

export type Forward = (delivery: Delivery) => Promise<Answer>

/** The maximum size of an answer in bytes. Tencent ignores the body of an answer. */
const MOST_BYTES = 1024 * 1024

/** Whether the URL of `--forward` has a path or a query, so that all callbacks go to that URL. */
export const hasOwnPath = ({ pathname, search }: URL): boolean => pathname !== '/' || search !== ''

/**
 * The target of a callback: the URL of `--forward` if it has a path or a query, or else that host
 * with the path and query of the request. The path of a request never leads to another host.
 */
const targetOf = (url: URL, path: string): URL => {
  const target = new URL(url)
  if (hasOwnPath(url)) return target
  const from = path.indexOf('?')
  target.pathname = from === -1 ? path : path.slice(0, from)
  target.search = from === -1 ? '' : path.slice(from)
  return target
}

/** The answer if the endpoint gave none. With 502, Tencent sends the callback again. */
const unanswered = (error: ForwardError): Answer => ({ status: 502, body: '{"code":502}', error })

/** The body of an answer; `undefined` if it is too large. */
const bodyOf = async (body: AsyncIterable<Uint8Array> | null): Promise<Uint8Array | undefined> => {
  const chunks = new Chunks(MOST_BYTES)
  for await (const chunk of body ?? []) if (!chunks.add(chunk)) return undefined
  return chunks.join()
}

export interface ForwardOptions {
  readonly clock: Clock
  readonly interrupted: AbortSignal
  /** The id of this run of `listen`, by which a loop is noticed. */
  readonly run: string
}

export const forwardTo = (url: URL, options: ForwardOptions): Forward => {
  const { interrupted, run } = options
  const clock = interruptible(options.clock, interrupted)
  return async ({ body, path, contentType, forwardedBy }) => {
    const headers = {
      [FORWARDED_BY]: [...forwardedBy, run].join(', '),
      ...(contentType !== undefined && { 'content-type': contentType }),
    }
    const over = new AbortController()
    const post = async (): Promise<Answer> => {
      try {
        const response = await fetch(targetOf(url, path), {
          method: 'POST',
          headers,
          body,
          redirect: 'manual',
          signal: over.signal,
        })
        const type = response.headers.get('content-type')
        const answered = await bodyOf(response.body)
        if (answered === undefined) {
          return unanswered({ code: 'AnswerTooLarge', limitBytes: MOST_BYTES })
        }
        return {
          status: response.status,
          ...(type !== null && { contentType: type }),
          body: answered,
        }
      } catch (error) {
        return unanswered({ code: 'Unreachable', cause: codeOf(error) })
      }
    }
    const late = async (): Promise<Answer> => {
      await clock.wait(ANSWER_MS, over.signal)
      return unanswered(
        interrupted.aborted
          ? { code: 'Interrupted' }
          : { code: 'NoAnswer', seconds: ANSWER_MS / 1000 },
      )
    }
    const answer = await Promise.race([post(), late()])
    over.abort()
    return answer
  }
}
