/** Hands a callback on to the endpoint that is being worked on. */
import type { Clock } from '../../testing/clock.ts'
import { UsageError } from '../exit.ts'
import type { Delivery } from './EntryLog.ts'

/** What the sender is to be answered. */
export interface Answer {
  readonly status: number
  readonly contentType?: string
  readonly body: Uint8Array | string
  /** Why there was no answer from the endpoint. */
  readonly error?: string
}

export type Forward = (delivery: Delivery) => Promise<Answer>

/** As long as Tencent waits. */
const ANSWER_MS = 20_000

/** The URL that callbacks are handed on to. */
export const requireForwardUrl = (text: string): URL => {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url !== undefined && /^https?:$/.test(url.protocol) && url.username + url.password === '') {
    return url
  }
  throw new UsageError(
    '--forward must be an http or https URL without user and password, such as http://127.0.0.1:8080/callbacks.',
  )
}

/**
 * Where a callback goes: to the URL as it is, if that has a path of its own, else to the same path
 * and query there as here. A path from elsewhere never leads to another host.
 */
export const targetOf = (url: URL, path: string): URL => {
  const target = new URL(url)
  if (url.pathname !== '/' || url.search !== '') return target
  const from = path.indexOf('?')
  target.pathname = from === -1 ? path : path.slice(0, from)
  target.search = from === -1 ? '' : path.slice(from)
  return target
}

/** `fetch` throws an error whose cause says more. */
const codeOf = (error: unknown): string => {
  const { cause } = error as { readonly cause?: NodeJS.ErrnoException }
  return cause === undefined ? '' : ` (${cause.code ?? cause.message})`
}

/** Tencent comes again. */
const unanswered = (error: string): Answer => ({ status: 502, body: '{"code":502}', error })

export const forwardTo =
  (url: URL, clock: Clock, interrupted: AbortSignal): Forward =>
  async ({ body, path, contentType }) => {
    const over = new AbortController()
    const waited = new AbortController()
    const signal = AbortSignal.any([over.signal, interrupted])
    const post = async (): Promise<Answer> => {
      try {
        const response = await fetch(targetOf(url, path), {
          method: 'POST',
          headers: contentType === undefined ? {} : { 'content-type': contentType },
          body,
          redirect: 'manual',
          signal,
        })
        const type = response.headers.get('content-type')
        return {
          status: response.status,
          ...(type !== null && { contentType: type }),
          body: new Uint8Array(await response.arrayBuffer()),
        }
      } catch (error) {
        return unanswered(
          interrupted.aborted
            ? 'The command was ended before the endpoint answered.'
            : `The endpoint could not be reached${codeOf(error)}: start it, or compare its address with --forward.`,
        )
      }
    }
    const late = async (): Promise<Answer> => {
      await clock.wait(ANSWER_MS, waited.signal)
      return unanswered(
        'The endpoint gave no answer within 20 s: it must answer first, and work afterwards.',
      )
    }
    const answer = await Promise.race([post(), late()])
    waited.abort()
    over.abort()
    return answer
  }
