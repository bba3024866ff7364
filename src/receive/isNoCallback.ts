/** Whether a refused body is something else than a callback of CSS. */
import type { Refusal } from './error.ts'
import type { Lookalike } from './lookalike.ts'

/** A body that a parser has damaged can have been a callback. */
const damaged: ReadonlySet<Lookalike> = new Set<Lookalike>(['EmptyObject', 'TornJson'])

/**
 * Whether a refused body is no callback of CSS: it has no `event_type`, and no body parser has
 * damaged it. It can belong to another product that sends to the same URL.
 */
export const isNoCallback = (refusal: Refusal): boolean =>
  'looksLike' in refusal && !damaged.has(refusal.looksLike)
