import Fastify from 'fastify'
import { createReceiver } from 'tencent-live-callbacks'
import { fastifyPlugin } from 'tencent-live-callbacks/fastify'

const receiver = createReceiver({ keys: process.env.CALLBACK_KEY ?? '' })
const app = Fastify({ logger: true })

app.register(
  fastifyPlugin(receiver, {
    url: '/callbacks',
    on: {
      PushException: (event) => {
        const faults = event.abnormal_event?.map(({ type_desc_en }) => type_desc_en)
        console.log(`${event.stream_id} is unhealthy: ${faults?.join('; ') ?? 'no details'}`)
      },
    },
    // An observation never has a value of the body, so all of its fields may be logged.
    observe: ({ _tag, ...facts }) => {
      if ('error' in facts) app.log.error({ ...facts, err: facts.error }, _tag)
      else app.log.info(facts, _tag)
    },
  }),
)
// By default Fastify listens only on localhost.
await app.listen({ host: '0.0.0.0', port: Number(process.env.PORT ?? 3000) })
