// Preloaded into an example. If it starts a server, whatever its port, that server gets a free one
// and one signed callback; the example passes if it answers 200.
import { createHash } from 'node:crypto'
import { Server } from 'node:net'

const key = process.env.CALLBACK_KEY
const path = process.env.EXAMPLE_PATH

// Made without the library, so that the two cannot agree on a mistake.
const signedBody = () => {
  const t = Math.floor(Date.now() / 1000) + 600
  return JSON.stringify({
    app: 'push.example.com',
    appid: 1250000000,
    appname: 'live',
    channel_id: 'room-1',
    errcode: 0,
    errmsg: 'ok',
    event_time: t - 600,
    event_type: 1,
    node: '192.0.2.10',
    sequence: '6674468118806626493',
    set_id: 2,
    sign: createHash('md5').update(`${key}${t}`).digest('hex'),
    stream_id: 'room-1',
    stream_param: '',
    t,
    user_ip: '198.51.100.7',
  })
}

const post = async (port) => {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: signedBody(),
    signal: AbortSignal.timeout(10_000),
  })
  if (response.status === 200) return 0
  console.error(`POST ${path} was answered ${response.status} ${await response.text()}`)
  return 1
}

const fail = (error) => {
  console.error('the server could not be reached', error)
  return 1
}

let posted = false
const listen = Server.prototype.listen

Server.prototype.listen = function (...args) {
  // What waits for this server goes on waiting; what starts a second one gets no second callback.
  this.once('listening', () => {
    if (posted) return
    posted = true
    const { port } = this.address()
    // Not at once: the example may attach its routes, or its handler, after it listens.
    setTimeout(() => {
      void post(port)
        .catch(fail)
        .then((code) => process.exit(code))
    }, 100)
  })
  const onListening = args.findLast((argument) => typeof argument === 'function')
  return listen.call(this, { host: '127.0.0.1', port: 0 }, onListening)
}
