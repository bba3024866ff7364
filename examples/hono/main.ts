import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { createReceiver, nameOf, streamOf } from 'tencent-live-callbacks'
import { webHandler } from 'tencent-live-callbacks/web'

const receiver = createReceiver({ keys: process.env.CALLBACK_KEY ?? '' })
const callbacks = webHandler(receiver, {
  on: {
    ImageAudit: (event) => {
      console.log(event.streamId, 'shows', event.label, event.score, event.suggestion)
    },
    AudioAudit: (event) => {
      console.log(event.stream_id, 'says', event.asr_text, event.suggestion)
    },
  },
  otherwise: (event) => {
    console.log(streamOf(event).stream_id, 'has', nameOf(event))
  },
})

const app = new Hono()
app.all('/callbacks', (c) => callbacks(c.req.raw))
serve({ fetch: app.fetch, port: Number(process.env.PORT ?? 3000) })
