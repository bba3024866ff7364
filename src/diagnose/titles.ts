/** What an event and its stream are called. */
import type { Diagnosis } from './Diagnosis.ts'

/** A relay event by its `callback_event` too. None if it is no event. */
export const titleOf = ({ name, callback_event }: Diagnosis): string | undefined =>
  name === 'Relay' && callback_event !== undefined ? `${name} ${callback_event}` : name

/** `push.example.com/live/room-1`, as far as it is known. */
export const streamText = ({ domain, path, stream_id }: Diagnosis['stream']): string =>
  [domain, path, stream_id].filter((part) => part !== undefined).join('/')
