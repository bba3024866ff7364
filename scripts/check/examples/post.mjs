// Is loaded before an example. A server that the example starts listens on a free port in place of its
// own, and gets one signed callback. The example passes if the server answers 200.
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
  console.error('the callback could not be posted to the server of the example', error)
  return 1
}

let posted = false
const listen = Server.prototype.listen

Server.prototype.listen = function (...args) {
  // Only the first server gets a callback.
  this.once('listening', () => {
    if (posted) return
    posted = true
    const { port } = this.address()
    // A moment later, since an example may attach its routes or its handler after it listens.
    setTimeout(() => {
      void postTo(port)
        .catch(fail)
        // Waits for the end of the example, so that its assertions count too.
        .then((code) => import(main).then(() => process.exit(code)))
    }, 100)
  })
  const onListening = args.findLast((argument) => typeof argument === 'function')
  return listen.call(this, { host: '127.0.0.1', port: 0 }, onListening)
}
