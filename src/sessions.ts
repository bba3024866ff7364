/**
 * Which streams are live, computed from StreamBegin and StreamEnd events in any order.
 *
 * Each push is a separate session, identified by its `sequence`. So a late end closes only the push
 * it belongs to, an end that arrives before its begin closes that push too, and a stream with a
 * main and a backup push is live until both have ended.
 */
import { EventType } from './event/EventType.ts'
import type { LiveEvent } from './event/LiveEvent.ts'
import type { StreamBegin, StreamEnd } from './event/Push.ts'
import { type Stream, streamOf } from './event/streamOf.ts'

/** A push, as far as its callbacks have arrived: its begin, its end, or both. */
export interface PushSession {
  readonly stream: Stream
  /**
   * The `sequence` of the push. All pushes of a stream whose events have no `sequence` are one
   * session.
   */
  readonly sequence?: string
  /** The latest `event_time` of a StreamBegin of this push. */
  readonly began?: Date
  /** The latest `event_time` of a StreamEnd of this push. */
  readonly ended?: Date
}

/** The state of all pushes. It is immutable: `liveSessions` returns a new one. */
export interface Sessions {
  readonly byKey: ReadonlyMap<string, PushSession>
}

/** A stream that is live. */
export interface LiveStream {
  readonly stream: Stream
  /** The time at which the first of its open pushes began. */
  readonly since: Date
  /** The pushes that are open; more than one if there is a backup push. */
  readonly sessions: ReadonlyArray<PushSession>
}

export interface LiveOptions {
  /** The current time. */
  readonly now: Date
  /**
   * The time after which a push without an end counts as over, in seconds, since its end may have
   * been lost. Default: 86,400, a day. Set a larger value if your streams are longer.
   */
  readonly believeSeconds?: number
}

const DAY_SECONDS = 86_400

/** The state before the first event. */
export const emptySessions: Sessions = { byKey: new Map() }

const streamKey = ({ domain, path, stream_id }: Stream): string =>
  JSON.stringify([domain, path, stream_id])

const isPush = (event: LiveEvent): event is StreamBegin | StreamEnd =>
  event.event_type === EventType.StreamBegin || event.event_type === EventType.StreamEnd

const later = (a: Date, b: Date | undefined): Date => (b !== undefined && b > a ? b : a)

/**
 * Whether a push is open: it has begun and no end has arrived. If pushes have no `sequence`, the
 * stream is open while its last begin is later than its last end.
 */
const isOpen = ({ sequence, began, ended }: PushSession): boolean =>
  began !== undefined && (ended === undefined || (sequence === undefined && began > ended))

/**
 * Adds an event to the sessions and returns the new sessions. Events other than StreamBegin and
 * StreamEnd change nothing. The same events give the same sessions in any order, and with
 * duplicates.
 *
 * Each call copies all sessions: call `forgetSessions` regularly to keep their number small.
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
  // Form encoders send an absent field as ''.
  const sequence = event.sequence === '' ? undefined : event.sequence
  const stream = streamOf(event)
  const key = `${streamKey(stream)}${sequence ?? ''}`
  const known = sessions.byKey.get(key)
  const session: PushSession = {
    ...(sequence !== undefined && { sequence }),
    ...known,
    // `appid` may be absent in one event of a push and present in another.
    stream: { ...stream, ...known?.stream },
    ...(event.event_type === EventType.StreamBegin
      ? { began: later(time, known?.began) }
      : { ended: later(time, known?.ended) }),
  }
  return { byKey: new Map(sessions.byKey).set(key, session) }
}

/**
 * Returns the streams that are live, in the order in which they began; streams of the same second
 * by name.
 */
export const liveStreams = (
  { byKey }: Sessions,
  { now, believeSeconds = DAY_SECONDS }: LiveOptions,
): ReadonlyArray<LiveStream> => {
  const oldestBegin = now.getTime() - believeSeconds * 1000
  const open = [...byKey]
    .flatMap(([key, session]) => {
      const { began } = session
      return began !== undefined && isOpen(session) && began.getTime() >= oldestBegin
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
 * Removes the pushes whose last event is older than `believeSeconds`, and returns the rest. The
 * result of `liveStreams` stays the same, even if an event of a removed push is delivered again.
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
