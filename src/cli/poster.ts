/** Posts bodies to an endpoint, and tells of each answer as it comes. */
import type { Clock } from '../clock/Clock.ts'
import { printable } from '../diagnose/printable.ts'
import { ANSWER_MS } from '../testing/schedule.ts'

/** One post, and what came of it. */
export interface Exchange {
  /** The status, or why there is none: `no answer`, or the code of the system, as `ECONNREFUSED`. */
  readonly answer: number | string
  readonly durationMs: number
}

/** Why there is no answer, as `ECONNREFUSED`: `fetch` throws an error whose cause says more. */
export const codeOf = (error: unknown): string => {
  const { cause, message } = error as Error & { readonly cause?: NodeJS.ErrnoException }
  const text = [cause?.code, cause?.message, message].find((one) => one !== undefined)
  return printable(String(text))
}

export interface PosterOptions {
  /** Its waits are over when the user interrupts, as those of `interruptible` are. */
  readonly clock: Clock
  readonly interrupted: AbortSignal
}

/**
 * A target for `deliver`. What is under way when the user interrupts is given up, and not told of.
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
      // Read to its end and not kept, however long it is.
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
