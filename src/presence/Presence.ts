/** The interface of a presence, which knows the streams that are live. */
import type { StreamBegin, StreamEnd } from '../event/Push.ts'
import type { Stream } from '../event/streamOf.ts'

/**
 * A change of a stream that has to be told to viewers: it went live, or offline. The one caller who
 * gets it tells it, and then calls `settle`, or `release` if that failed.
 */
export interface Change {
  readonly kind: 'began' | 'ended'
  /** The stream, with its domain in lower case, and without `appid`. */
  readonly stream: Stream
  /**
   * The time from which the stream was live or over when the change was given first. It identifies
   * the change. If an event has no `event_time`, the time at which it was received counts.
   */
  readonly at: Date
}

/** A stream that went offline. Its `at` is the time of the latest end of a push. */
export interface EndedStream extends Change {
  readonly kind: 'ended'
}

/** A stream that is live. */
export interface LiveStream {
  /** The stream, with its domain in lower case, and without `appid`. */
  readonly stream: Stream
  /** The time at which its first open push began; absent if its StreamBegin has no time. */
  readonly since?: Date
  /** The number of its open pushes; 2 if there is a backup push. */
  readonly pushes: number
}

/** A position in the list of live streams: a text to hand back, such as in a URL. */
export type Cursor = string

/** The state of a stream after an event. */
export interface Recorded {
  /** Whether the stream was live before the event was recorded. */
  readonly wasLive: boolean
  readonly isLive: boolean
  /** See `LiveStream`. */
  readonly since?: Date
  /** The time of the latest end, if no push is open. */
  readonly overSince?: Date
  /**
   * Present for the one caller who has to tell that the stream went live. Until it is settled, the
   * next event of the stream returns it again after its lease.
   */
  readonly began?: Change
}

/**
 * Knows which streams are live, from StreamBegin and StreamEnd events in any order, and gives each
 * change of a stream to one caller at a time, over all processes that share it.
 *
 * A stream is its domain, path and name: the domain in any case, both without blanks around them. A
 * push is its `sequence`; all events of a stream without a `sequence` are one push. A push is open
 * while its begin is known and no end is. An end closes a push of its own stream only, even if the
 * same `sequence` is open under another domain.
 *
 * A stream is live while a push is open that began at most `staleAfterSeconds` ago. It is over if no
 * push is open and an end is known, even the end of a push whose begin is not. A push is forgotten
 * when its last event is twice `staleAfterSeconds` old.
 *
 * A stream that was told live is told live again only after its end was given by `takeEnded`, or
 * after it was neither live nor over, because its end was lost.
 *
 * All methods reject with a TypeError if an argument is invalid.
 */
export interface Presence {
  /** Records a StreamBegin or StreamEnd, in any order, any number of times. */
  readonly record: (
    event: StreamBegin | StreamEnd,
    at?: {
      /** The time at which the event was received. Default: the current time. */
      readonly receivedAt: Date
    },
  ) => Promise<Recorded>
  /** Resolves to the state of a stream. `appid` is ignored. An unknown stream is not live. */
  readonly get: (stream: Stream) => Promise<
    | { readonly live: true; readonly since?: Date; readonly pushes: number }
    | {
        readonly live: false
        /** The time of the latest end, if no push is open. */
        readonly overSince?: Date
      }
  >
  /**
   * Resolves to the live streams in the order in which they began, by pages. There are more if
   * `next` is present. A stream that begins or ends between two pages may be missing.
   */
  readonly list: (page?: {
    /** The `next` of the page before. */
    readonly after?: Cursor
    /** The maximum number of streams, 1000 at most. Default: 50. */
    readonly limit?: number
  }) => Promise<{ readonly streams: ReadonlyArray<LiveStream>; readonly next?: Cursor }>
  /**
   * Takes streams that have been over for at least `graceSeconds`, the earliest first. Each end is
   * given to one caller, and again after its lease unless it was settled.
   */
  readonly takeEnded: (options: {
    /** The time to wait for a reconnect, in seconds; `staleAfterSeconds` at most. */
    readonly graceSeconds: number
    /** The maximum number of streams, 1000 at most. Default: 50. */
    readonly limit?: number
    /** The time that the caller has to settle, in seconds. Default: that of the presence. */
    readonly leaseSeconds?: number
  }) => Promise<ReadonlyArray<EndedStream>>
  /** Marks a change as told. A change that was given later is not affected. */
  readonly settle: (change: Change) => Promise<void>
  /** Gives a change back before its lease ends, because the caller could not tell it. */
  readonly release: (change: Change) => Promise<void>
}

/** The options that every presence has. */
export interface PresenceOptions {
  /**
   * Whether a stream may have several pushes at a time. If `false`, a begin ends the pushes that
   * began earlier, so that a lost StreamEnd does not leave the stream live; of pushes that began in
   * the same second, the one with the greatest `sequence` is the last. Default: `true`.
   */
  readonly backupPushes?: boolean
  /**
   * The time after which an open push no longer makes its stream live, since its StreamEnd may have
   * been lost, in seconds. Set a larger value if your pushes are longer. From 60 to 31,536,000, a
   * year. Default: 86,400, a day.
   */
  readonly staleAfterSeconds?: number
  /**
   * The time after which a change that was not settled is given again, in seconds; 3600 at most.
   * Default: 30, so that it has passed when Tencent sends the event again.
   */
  readonly leaseSeconds?: number
  /** Returns the current time. Default: the time of the system. */
  readonly now?: () => Date
}
