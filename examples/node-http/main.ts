import { createServer } from 'node:http'

import { createReceiver, describeErrcode } from 'tencent-live-callbacks'
import { nodeHandler } from 'tencent-live-callbacks/node'

// In production, use a path with a secret: /live/9f3c…/callbacks.
const path = process.env.CALLBACK_PATH ?? '/callbacks'

const receiver = createReceiver({ keys: process.env.CALLBACK_KEY ?? '' })
const handler = nodeHandler(receiver, {
  on: {
    StreamBegin: (event) => {
      console.log(event.stream_id, 'is live')
    },
    StreamEnd: (event) => {
      console.log(event.stream_id, 'has ended:', describeErrcode(event.errcode ?? 0))
    },
  },
  rejected: ({ _tag }) => {
    console.error('refused:', _tag)
  },
})

const server = createServer((request, response) => {
  if (request.url === path) void handler(request, response)
  else response.writeHead(404).end()
})
server.listen(Number(process.env.PORT ?? 3000))
