/** The stream of an event. */
import type { LiveEvent } from './LiveEvent.ts'

/** The stream of an event, with the same field names for all events. */
export interface Stream {
  /** Push domain; some events call it `app`. */
  readonly domain?: string
  /** Push path, the AppName; some events call it `appname`. */
  readonly path?: string
  /** Stream name; ImageAudit calls it `streamId`. */
  readonly stream_id?: string
  readonly appid?: number
}

/**
 * Returns the stream of an event, with the same field names for all events. A field that the event
 * does not have is absent.
 *
 * @example
 * import { LiveEvent, streamOf } from 'tencent-live-callbacks'
 * import { buildBody } from 'tencent-live-callbacks/testing'
 *
 * const event = LiveEvent.decode(buildBody('ImageAudit', { streamId: 'room-1' }))
 * if (event._tag === 'Right') {
 *   streamOf(event.right).stream_id // => 'room-1'
 * }
 */
export const streamOf = (event: LiveEvent): Stream => {
  const fields = event as object as Readonly<Partial<Record<string, unknown>>>
  const text = (...names: ReadonlyArray<string>): string | undefined =>
    names
      .map((name) => fields[name])
      .find((value): value is string => typeof value === 'string' && value !== '')

  const domain = text('domain', 'app')
  const path = text('path', 'appname')
  const streamId = text('stream_id', 'streamId')
  const appid = fields['appid']
  return {
    ...(domain !== undefined && { domain }),
    ...(path !== undefined && { path }),
    ...(streamId !== undefined && { stream_id: streamId }),
    ...(typeof appid === 'number' && { appid }),
  }
}
