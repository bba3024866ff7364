// Runs one server, chosen by its name, in a separate process. It answers every message of the
// parent process with its CPU time and the number of events it has handled.
import { once } from 'node:events'

import { handledCount, nodeServers } from '../servers.mjs'

const server = nodeServers[process.argv[2]]().listen(0, '127.0.0.1')
await once(server, 'listening')

process.on('message', () => {
  const { user, system } = process.cpuUsage()
  process.send({ cpuUs: user + system, handled: handledCount() })
})
process.on('disconnect', () => process.exit())
process.send({ port: server.address().port })
