// A worker: handles events from the table. Any number of processes may run it.
import type { PoolClient } from 'pg'
import {
  EventType,
  LiveEvent,
  nameOf,
  occurredAt,
  type StreamBegin,
  type StreamEnd,
} from 'tencent-live-callbacks'

import { handleInOrder, Hopeless, type Row } from './handleInOrder.ts'

// Order is that of arrival, and a retry arrives late. So an older begin changes nothing, and an end
// ends its own push only.
const BEGIN = `
  INSERT INTO rooms (stream, name, push, live, changed_at) VALUES ($1, $2, $3, true, $4)
  ON CONFLICT (stream) DO UPDATE
  SET push = excluded.push, live = true, changed_at = excluded.changed_at
  WHERE rooms.changed_at < excluded.changed_at
    OR (rooms.changed_at = excluded.changed_at AND rooms.push IS DISTINCT FROM excluded.push)`

const END = `
  INSERT INTO rooms (stream, name, push, live, changed_at) VALUES ($1, $2, $3, false, $4)
  ON CONFLICT (stream) DO UPDATE
  SET live = false, changed_at = excluded.changed_at
  WHERE rooms.push IS NOT DISTINCT FROM excluded.push`

/** Changes the room, and asks for a call of another service: both are kept, or neither. */
const change = async (
  statement: string,
  tx: PoolClient,
  { event_key, stream, received_at }: Row,
  event: StreamBegin | StreamEnd,
  text: string,
): Promise<string> => {
  const { stream_id, sequence } = event
  const at = occurredAt(event) ?? received_at
  await tx.query(statement, [stream, stream_id, sequence, at])
  // In order too: nobody else writes for this stream meanwhile.
  await tx.query('INSERT INTO outbox (event_key, stream, body) VALUES ($1, $2, $3)', [
    event_key,
    stream,
    JSON.stringify({ text }),
  ])
  return text
}

await handleInOrder('live_events', async (tx, row) => {
  // Retries would fail too. The row is kept, for a version that can decode it.
  const result = LiveEvent.decode(row.body)
  if (result._tag === 'Left') throw new Hopeless('the event could not be decoded')
  const event = result.right
  switch (event.event_type) {
    case EventType.StreamBegin:
      return change(BEGIN, tx, row, event, `${event.stream_id} is live`)
    case EventType.StreamEnd:
      return change(END, tx, row, event, `${event.stream_id} is over`)
    default:
      return nameOf(event)
  }
})
