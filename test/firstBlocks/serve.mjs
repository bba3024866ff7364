// Runs a block of a document as a server on a free port, and prints the port. What a handler of the
// block writes with console.log throws instead, as a database would without its table.
import { createServer, Server } from 'node:http'
import { Server as NetServer } from 'node:net'
import { buffer } from 'node:stream/consumers'

const log = console.log
console.log = (...args) => {
  // An observer of the block may print what it observes.
  if (args[0]?._tag !== undefined) log(...args)
  else throw new Error('ER_NO_SUCH_TABLE: live.room')
}

const { listen } = NetServer.prototype
Server.prototype.listen = function (...args) {
  this.once('listening', () => process.stdout.write(`port ${this.address().port}\n`))
  const onListening = args.findLast((argument) => typeof argument === 'function')
  return listen.call(this, { host: '127.0.0.1', port: 0 }, onListening)
}

const { POST, main_handler } = await import(process.argv[2])

/** What Next.js and the gateway of a cloud function do with the function that the block exports. */
const answer =
  POST !== undefined
    ? async (body) =>
        (await POST(new globalThis.Request('http://localhost/', { method: 'POST', body }))).status
    : async (body) => (await main_handler({ httpMethod: 'POST', body: String(body) })).statusCode

if (POST !== undefined || main_handler !== undefined) {
  createServer((request, response) => {
    void buffer(request)
      .then(answer)
      .then((status) => response.writeHead(status).end())
  }).listen()
}
