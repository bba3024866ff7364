// Posts callbacks to a running example, as Tencent does:
//   npx tsx examples/post.ts StreamBegin StreamEnd
// Exits with 0 if every answer is 200.
import { type BodyKind, buildBody, signBody } from 'tencent-live-callbacks/testing'

const {
  CALLBACK_KEY: key = '',
  CALLBACK_PATH: path = '/callbacks',
  PORT: port = '3000',
} = process.env

for (const name of process.argv.slice(2)) {
  const body = buildBody(name as BodyKind)
  const isPush = name === 'StreamBegin' || name === 'StreamEnd'
  const current = isPush ? { ...body, event_time: Math.floor(Date.now() / 1000) } : body
  // Tencent does not sign relay callbacks.
  const signed = body.event_type === 314 ? body : signBody(current, { key })
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(signed),
  })
  console.log(response.status, name)
  if (response.status !== 200) process.exitCode = 1
}
