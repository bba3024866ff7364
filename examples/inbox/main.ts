// The receiver: verifies a callback, writes its event to the table, and answers. Any number of
// processes may run it.
import { createServer } from 'node:http'

import type { PoolClient } from 'pg'
import {
  createReceiver,
  eventKey,
  EventType,
  type JsonObject,
  type LiveEvent,
  streamOf,
} from 'tencent-live-callbacks'
import { nodeHandler } from 'tencent-live-callbacks/node'
import { sqlInbox } from 'tencent-live-callbacks/sql'

import { begin, pool } from './database.ts'

/** The events of a stream are handled in order. What has no stream has an order too. */
const streamText = (event: LiveEvent): string => {
  const { domain = '', path = '', stream_id = '' } = streamOf(event)
  const isOfTask = event.event_type === EventType.Relay && event.task_id !== undefined
  const text = isOfTask ? `task:${event.task_id}` : [domain, path, stream_id].join('/')
  // PostgreSQL has no U+0000 in a text, and no long texts in an index.
  return text.replaceAll('\0', '').slice(0, 500)
}

// `t` and `sign` are removed: with them a reader of the table could forge callbacks.
const accept = async (tx: PoolClient, stream: string, raw: JsonObject): Promise<void> => {
  const { t: _t, sign: _sign, ...body } = raw
  // Held until the COMMIT, so that the events of a stream become visible in the order of their ids.
  // Otherwise a worker could take an event while an older one is not committed yet.
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`live_events ${stream}`])
  await tx.query('INSERT INTO live_events (event_key, stream, body) VALUES ($1, $2, $3)', [
    eventKey(raw),
    stream,
    JSON.stringify(body),
  ])
}

const receiver = createReceiver({ keys: process.env.CALLBACK_KEY ?? '' })
const handler = nodeHandler(receiver, {
  // Marks the event in the transaction of its row, and does not call the handlers for a duplicate.
  inbox: sqlInbox({
    dialect: 'postgres',
    begin,
    queryOf: (tx: PoolClient) => async (text, values) =>
      (await tx.query<Record<string, unknown>>(text, [...values])).rows,
  }),
  on: {},
  otherwise: (event, { raw }, { tx }) => accept(tx, streamText(event), raw),
  undecodable: ({ raw }, { tx }) => accept(tx, 'undecodable', raw),
})

const server = createServer((request, response) => {
  if (request.url === '/callbacks') void handler(request, response)
  else response.writeHead(404).end()
})
server.listen(Number(process.env.PORT ?? 3000))

process.once('SIGTERM', () => {
  server.close(() => void pool.end())
})
