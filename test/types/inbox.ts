/** The transaction in the context of a handler: there with an inbox, and only then. */
import type { Server } from 'node:http'

import { expectTypeOf } from 'expect-type'
import type { PoolClient } from 'pg'

import { expressHandler, type NodeRequest } from '../../src/adapter/express.ts'
import { fastifyPlugin } from '../../src/adapter/fastify.ts'
import { type KoaContext, koaHandler } from '../../src/adapter/koa.ts'
import { nodeHandler } from '../../src/adapter/node.ts'
import { scfHandler } from '../../src/adapter/scf.ts'
import { webHandler } from '../../src/adapter/web.ts'
import type { StreamBegin } from '../../src/event/Push.ts'
import type { RelayTaskExit } from '../../src/event/Relay.ts'
import { createHandler } from '../../src/handle/handler.ts'
import type {
  HandlerContext,
  InboxOptions,
  OnEvent,
  OnEvents,
  StoreOptions,
} from '../../src/handle/options.ts'
import { createReceiver } from '../../src/receive/receiver.ts'
import type { Inbox } from '../../src/store/Inbox.ts'
import { memoryStore } from '../../src/store/memoryStore.ts'
import { type Query, sqlInbox } from '../../src/store/sql.ts'
import type { Behaviour } from '../../src/testing/Behaviour.ts'
import { inboxBehaviours } from '../../src/testing/inboxBehaviours.ts'

declare const begin: <A>(run: (tx: PoolClient) => Promise<A>) => Promise<A>
declare const query: Query
declare const server: Server

const receiver = createReceiver({ keys: 'example-callback-key' })
const url = '/callbacks'
const store = memoryStore()

// The type of the transaction comes from `begin`.
const inbox = sqlInbox({
  dialect: 'postgres',
  begin,
  queryOf: (tx) => {
    expectTypeOf(tx).toEqualTypeOf<PoolClient>()
    return query
  },
})
expectTypeOf(inbox).toEqualTypeOf<Inbox<PoolClient>>()

// Without annotations every argument has its type, in every adapter.
createHandler(receiver, {
  inbox,
  maxRunSeconds: 30,
  on: {
    StreamBegin: (event, _received, context) => {
      expectTypeOf(event).toEqualTypeOf<StreamBegin>()
      expectTypeOf(context).toEqualTypeOf<HandlerContext<undefined, PoolClient>>()
    },
    Relay: {
      TaskExit: (event, _received, { tx, signal }) => {
        expectTypeOf(event).toEqualTypeOf<RelayTaskExit>()
        expectTypeOf(tx).toEqualTypeOf<PoolClient>()
        expectTypeOf(signal).toEqualTypeOf<AbortSignal>()
      },
    },
  },
  otherwise: (_event, _received, { tx }) => {
    expectTypeOf(tx).toEqualTypeOf<PoolClient>()
  },
  undecodable: (_error, { tx }) => {
    expectTypeOf(tx).toEqualTypeOf<PoolClient>()
  },
})
const on: OnEvents<NodeRequest, PoolClient> = {
  StreamEnd: (_event, _received, { tx }) => tx.query('SELECT 1'),
}
nodeHandler(receiver, { inbox, on })
expressHandler(receiver, { inbox, on })
koaHandler(receiver, {
  inbox,
  on: {
    StreamEnd: (_event, _received, { tx, request }) => {
      expectTypeOf(tx).toEqualTypeOf<PoolClient>()
      expectTypeOf(request).toEqualTypeOf<KoaContext>()
    },
  },
})
fastifyPlugin(receiver, {
  url,
  inbox,
  on: { StreamEnd: (_event, _received, { tx }) => tx.query('SELECT 1') },
})
webHandler(receiver, {
  inbox,
  on: { StreamEnd: (_event, _received, { tx }) => tx.query('SELECT 1') },
})
scfHandler(receiver, {
  inbox,
  on: { StreamEnd: (_event, _received, { tx }) => tx.query('SELECT 1') },
})
server.on(
  'request',
  (request, response) => void nodeHandler(receiver, { inbox, on })(request, response),
)

// Handlers that need no transaction fit both, also with an annotated request.
const shared: OnEvents = {
  StreamBegin: ({ stream_id }) => {
    console.log(stream_id)
  },
}
createHandler(receiver, { on: shared, inbox })
createHandler(receiver, { on: shared, idempotency: { store } })
createHandler(receiver, { on: shared })
const annotated: OnEvent<StreamBegin, unknown, PoolClient> = (_event, _received, { tx }) =>
  tx.query('SELECT 1')
createHandler(receiver, { on: { StreamBegin: annotated }, inbox })

// Without an inbox there is no transaction.
createHandler(receiver, {
  on: {
    StreamBegin: (_event, _received, { tx }) => {
      expectTypeOf(tx).toEqualTypeOf<undefined>()
    },
  },
  idempotency: { store },
})
// @ts-expect-error -- the handler asks for a transaction, and there is no inbox.
createHandler(receiver, { on: { StreamBegin: annotated } })
// @ts-expect-error -- an inbox and a store exclude each other.
createHandler(receiver, { on: shared, inbox, idempotency: { store } })
// @ts-expect-error -- an inbox and a store exclude each other, in adapters too.
nodeHandler(receiver, { on: shared, inbox, idempotency: { store } })
// @ts-expect-error -- maxRunSeconds belongs to an inbox.
createHandler(receiver, { on: shared, maxRunSeconds: 60 })
// @ts-expect-error -- a store is no inbox.
createHandler(receiver, { on: shared, inbox: store })
// @ts-expect-error -- another transaction than that of the inbox.
createHandler(receiver, { on: { StreamBegin: annotated }, inbox: {} as Inbox<string> })
// @ts-expect-error -- no such dialect.
sqlInbox({ dialect: 'oracle', begin, queryOf: () => query })

expectTypeOf<StoreOptions['inbox']>().toEqualTypeOf<undefined>()
expectTypeOf<InboxOptions['idempotency']>().toEqualTypeOf<undefined>()
expectTypeOf(inboxBehaviours(() => inbox)).toEqualTypeOf<ReadonlyArray<Behaviour>>()
inboxBehaviours(() => inbox, {
  write: (tx, id) => tx.query('INSERT INTO effects VALUES ($1)', [id]),
  count: () => Promise.resolve(0),
})
