/** The titles of an event and of its stream. */
import type { Diagnosis } from './Diagnosis.ts'

/**
 * The name of the event, for relay events with the `callback_event`; `undefined` if the body is no
 * event.
 */
export const titleOf = ({ name, callback_event }: Diagnosis): string | undefined =>
  name === 'Relay' && callback_event !== undefined ? `${name} ${callback_event}` : name

/**
 * Domain, path and stream name, such as `push.example.com/live/room-1`. Absent parts are left out.
 */
export const streamText = ({ domain, path, stream_id }: Diagnosis['stream']): string =>
  [domain, path, stream_id].filter((part) => part !== undefined).join('/')
