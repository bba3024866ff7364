/** Posts bodies to an endpoint, and reports each answer. */
import type { Clock } from '../clock/Clock.ts'
import { printable } from '../diagnose/printable.ts'
import { ANSWER_MS } from '../testing/schedule.ts'

/** The result of one post. */
export interface Exchange {
  /** The status; or `no answer`, or the error code of the system, such as `ECONNREFUSED`. */
  readonly answer: number | string
  readonly durationMs: number
}

/**
 * The code of an error of `fetch`, such as `ECONNREFUSED`, which is in the `cause` of the error.
 */
export const codeOf = (error: unknown): string => {
  const { cause, message } = error as Error & { readonly cause?: NodeJS.ErrnoException }
  const text = [cause?.code, cause?.message, message].find((one) => one !== undefined)
  return printable(String(text))
}

export interface PosterOptions {
  /** A clock whose waits end when the user interrupts, as `interruptible` makes it. */
  readonly clock: Clock
  readonly interrupted: AbortSignal
}

/**
 * Makes a target for `deliver`. A post that the user interrupts is given up and not reported.
 */
export const poster =
  (url: URL, { clock, interrupted }: PosterOptions, tell: (exchange: Exchange) => void) =>
  async (body: string): Promise<{ readonly status: number }> => {
    interrupted.throwIfAborted()
    const began = clock.now().getTime()
    const answered = new AbortController()
    const late = new AbortController()
    void clock.wait(ANSWER_MS, answered.signal).then(() => {
      late.abort()
    })
    const tellOf = (answer: number | string): void => {
      tell({ answer, durationMs: clock.now().getTime() - began })
    }
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
        redirect: 'manual',
        signal: late.signal,
      })
      // The body of the answer is read to its end and dropped.
      await response.body?.pipeTo(new WritableStream())
      tellOf(response.status)
      return response
    } catch (error) {
      if (!interrupted.aborted) tellOf(late.signal.aborted ? 'no answer' : codeOf(error))
      throw error
    } finally {
      answered.abort()
    }
  }
