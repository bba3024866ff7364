import Koa from 'koa'
import { createReceiver, EventType } from 'tencent-live-callbacks'
import { koaHandler } from 'tencent-live-callbacks/koa'

// Tencent does not sign relay callbacks. They are refused unless acceptUnsigned lists them.
const receiver = createReceiver({
  keys: process.env.CALLBACK_KEY ?? '',
  acceptUnsigned: [EventType.Relay],
})
const callbacks = koaHandler(receiver, {
  on: {
    StreamBegin: (event) => {
      console.log(event.stream_id, 'is live')
    },
    Relay: {
      TaskStart: (event) => {
        console.log('task', event.task_id, 'relays to', event.stream_id)
      },
      PullFileFailed: (event) => {
        console.log('task', event.task_id, 'cannot read', event.source_urls)
      },
    },
  },
})

const app = new Koa()
app.use((ctx, next) => (ctx.path === '/callbacks' ? callbacks(ctx) : next()))
app.listen(Number(process.env.PORT ?? 3000))
