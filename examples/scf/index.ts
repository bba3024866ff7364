import { createReceiver } from 'tencent-live-callbacks'
import { scfHandler } from 'tencent-live-callbacks/scf'

const receiver = createReceiver({ keys: process.env.CALLBACK_KEY ?? '' })

export const main_handler = scfHandler(receiver, {
  on: {
    StreamBegin: (event) => {
      console.log(event.stream_id, 'is live')
    },
    StreamEnd: (event) => {
      console.log(event.stream_id, 'was live for', event.push_duration, 'ms')
    },
  },
})
