import { createReceiver } from 'tencent-live-callbacks'
import { webHandler } from 'tencent-live-callbacks/web'

const receiver = createReceiver({ keys: process.env.CALLBACK_KEY ?? '' })

export const POST = webHandler(receiver, {
  on: {
    StreamBegin: (event) => {
      console.log(event.stream_id, 'is live')
    },
    Snapshot: (event) => {
      console.log(event.stream_id, 'looks like', event.pic_full_url)
    },
  },
})
