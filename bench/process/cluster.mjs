// Runs nodeHandler in a cluster of so many workers, all on one port. Answers every message of the
// parent process like one server: the CPU time and the events of its workers, added up.
import cluster from 'node:cluster'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

cluster.setupPrimary({
  exec: fileURLToPath(new URL('server.mjs', import.meta.url)),
  args: ['nodeHandler'],
})

const answerOf = async (worker) => (await once(worker, 'message'))[0]

const workers = Array.from({ length: Number(process.argv[2]) }, () => cluster.fork())
const [{ port }] = await Promise.all(workers.map(answerOf))

process.on('message', async () => {
  const usages = await Promise.all(
    workers.map((worker) => {
      worker.send('usage')
      return answerOf(worker)
    }),
  )
  const sumOf = (name) => usages.reduce((sum, usage) => sum + usage[name], 0)
  process.send({ cpuUs: sumOf('cpuUs'), handled: sumOf('handled') })
})
process.on('disconnect', () => process.exit())
process.send({ port })
