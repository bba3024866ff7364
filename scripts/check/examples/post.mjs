// Preloaded into an example. If it starts a server, whatever its port, that server gets a free one
// and one signed callback; the example passes if it answers 200.
import { Server } from 'node:net'
import { pathToFileURL } from 'node:url'

import { post, signedBody } from './callback.mjs'

const path = process.env.EXAMPLE_PATH
const main = pathToFileURL(process.argv[1]).href

const postTo = async (port) => {
  const body = signedBody(process.env.CALLBACK_KEY)
  const status = await post(`http://127.0.0.1:${port}${path}`, body)
  if (status === 200) return 0
  console.error(`POST ${path} was answered ${status}`)
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
      void postTo(port)
        .catch(fail)
        // What the example shows once it listens is awaited too.
        .then((code) => import(main).then(() => process.exit(code)))
    }, 100)
  })
  const onListening = args.findLast((argument) => typeof argument === 'function')
  return listen.call(this, { host: '127.0.0.1', port: 0 }, onListening)
}
