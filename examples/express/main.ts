import express from 'express'
import { createReceiver, memoryStore } from 'tencent-live-callbacks'
import { expressHandler } from 'tencent-live-callbacks/express'

const receiver = createReceiver({ keys: process.env.CALLBACK_KEY ?? '' })
const app = express()

app.use(express.json())
app.post(
  '/callbacks',
  expressHandler(receiver, {
    on: {
      StreamBegin: (event) => {
        console.log(event.stream_id, 'is live')
      },
      RecordFile: async (event) => {
        await saveRecording(event.file_id, event.video_url)
        console.log(event.stream_id, 'was recorded:', event.video_url)
      },
    },
    idempotency: { store: memoryStore() },
  }),
)
app.listen(Number(process.env.PORT ?? 3000))

/** Takes the place of your database. If it throws, Tencent sends the callback again. */
async function saveRecording(fileId: string, url: string | undefined): Promise<void> {
  await Promise.resolve([fileId, url])
}
