/**
 * Who is live, from StreamBegin and StreamEnd in whatever order they arrive.
 *
 * Each push is a session of its own, told by its `sequence`. So a late end closes the push it
 * belongs to and no other, an end that arrives before its begin keeps that begin from counting, and
 * a stream with a main and a backup push is live until both have ended.
 */
import type { LiveEvent } from './event/LiveEvent.ts'
import type { StreamBegin, StreamEnd } from './event/Push.ts'
import { type Stream, streamOf } from './event/streamOf.ts'

/** A push. It has begun, or ended, or both, as far as callbacks have told. */
export interface PushSession {
  readonly stream: Stream
  /** Absent where the events have none: then all such pushes of a stream are one session. */
  readonly sequence?: string
  readonly began?: Date
  readonly ended?: Date
}

/** All that is known of pushes. A value: keep it, compare it, fold events into it. */
export interface Sessions {
  readonly byKey: ReadonlyMap<string, PushSession>
}

/** A stream that is live. */
export interface LiveStream {
  readonly stream: Stream
  /** When the first of its open pushes began. */
  readonly since: Date
  /** Its open pushes; more than one where there is a backup. */
  readonly sessions: ReadonlyArray<PushSession>
}

export interface LiveOptions {
  readonly now: Date
  /**
   * For how long a push is believed to go on without a word, in seconds, since its end may have been
   * lost. Default: 86,400, a day. Give more if you have longer streams.
   */
  readonly believeSeconds?: number
}

const DAY_SECONDS = 86_400

/** Nothing is known yet. */
export const emptySessions: Sessions = { byKey: new Map() }

const streamKey = ({ domain, path, stream_id }: Stream): string =>
  JSON.stringify([domain, path, stream_id])

const isPush = (event: LiveEvent): event is StreamBegin | StreamEnd =>
  event.event_type === 1 || event.event_type === 0

const later = (a: Date, b: Date | undefined): Date => (b !== undefined && b > a ? b : a)

/**
 * A push goes on until its end has been told. Where pushes have no `sequence`, the last begin and
 * the last end are compared.
 */
const isOpen = ({ sequence, began, ended }: PushSession): boolean =>
  began !== undefined && (ended === undefined || (sequence === undefined && began > ended))

/**
 * Folds an event into what is known. Events of other kinds change nothing. Whatever the order, and
 * however often an event comes, the same events give the same sessions.
 *
 * It copies what it knows, so it takes longer the more there is: call `forgetSessions` now and then.
 *
 * @example
 * import { emptySessions, LiveEvent, liveSessions, liveStreams } from 'tencent-live-callbacks'
 *
 * const push = { stream_id: 'room-1', event_time: 1767225600 }
 * const events = [
 *   { ...push, event_type: 0, sequence: 'first' }, // the end of the first push, late
 *   { ...push, event_type: 1, sequence: 'second' },
 *   { ...push, event_type: 1, sequence: 'first' },
 * ].flatMap((body) => {
 *   const result = LiveEvent.decode(body)
 *   return result._tag === 'Right' ? [result.right] : []
 * })
 *
 * const sessions = events.reduce(liveSessions, emptySessions)
 * const live = liveStreams(sessions, { now: new Date('2026-01-01T01:00:00Z') })
 * live.map(({ stream }) => stream.stream_id) // => ['room-1']
 * live[0]?.sessions.map(({ sequence }) => sequence) // => ['second']
 */
export const liveSessions = (sessions: Sessions, event: LiveEvent): Sessions => {
  if (!isPush(event)) return sessions
  const { event_time: time = new Date(0) } = event
  // Form encoders make '' of what is not there.
  const sequence = event.sequence === '' ? undefined : event.sequence
  const stream = streamOf(event)
  const key = `${streamKey(stream)}${sequence ?? ''}`
  const known = sessions.byKey.get(key)
  const session: PushSession = {
    ...(sequence !== undefined && { sequence }),
    ...known,
    // Not every event has the appid.
    stream: { ...stream, ...known?.stream },
    ...(event.event_type === 1
      ? { began: later(time, known?.began) }
      : { ended: later(time, known?.ended) }),
  }
  return { byKey: new Map(sessions.byKey).set(key, session) }
}

/** The streams that are live, in the order in which they began; those of one second by name. */
export const liveStreams = (
  { byKey }: Sessions,
  { now, believeSeconds = DAY_SECONDS }: LiveOptions,
): ReadonlyArray<LiveStream> => {
  const believedSince = now.getTime() - believeSeconds * 1000
  const open = [...byKey]
    .flatMap(([key, session]) => {
      const { began } = session
      return began !== undefined && isOpen(session) && began.getTime() >= believedSince
        ? [{ key, session, began }]
        : []
    })
    .sort((a, b) => a.began.getTime() - b.began.getTime() || (a.key < b.key ? -1 : 1))

  const streams = new Map<string, LiveStream>()
  for (const { session, began } of open) {
    const key = streamKey(session.stream)
    const known = streams.get(key)
    streams.set(key, {
      stream: session.stream,
      since: known?.since ?? began,
      sessions: [...(known?.sessions ?? []), session],
    })
  }
  return [...streams.values()]
}

/**
 * Forgets the pushes of which nothing was told for `believeSeconds`. None of them can count again,
 * even if one of their events is repeated, so the answers of `liveStreams` stay the same.
 */
export const forgetSessions = (
  { byKey }: Sessions,
  { now, believeSeconds = DAY_SECONDS }: LiveOptions,
): Sessions => {
  const since = now.getTime() - believeSeconds * 1000
  const isRecent = (date: Date | undefined): boolean =>
    date !== undefined && date.getTime() >= since
  return {
    byKey: new Map([...byKey].filter(([, { began, ended }]) => isRecent(began) || isRecent(ended))),
  }
}
