/** What the processes of every fleet have: their settings, mishaps, durations and a server. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import type { Reply } from '../../src/handle/reply.ts'
import type { FromWorker, GoOn, Place, Settings } from './ledger.ts'

/** The settings that the test has given to this process, whose type is that of its program. */
export const ownSettings: unknown = JSON.parse(process.argv[2] ?? '')

// The process ends with the test.
process.on('disconnect', () => process.exit())

const sendToTest = (message: FromWorker): void => {
  process.send?.(message)
}

export type Ask = (place: Place, key: string) => Promise<Pick<GoOn, 'dies' | 'fails'>>

/**
 * Makes the function that asks the test whether to continue at a place where this process may have a
 * mishap.
 */
export const createAsk =
  (asks: Settings['asks']): Ask =>
  async (place, key) => {
    if (!asks[place].includes(key)) return { fails: false, dies: false }
    return new Promise((resolve) => {
      const onMessage = (answer: GoOn): void => {
        if (answer.place !== place || answer.key !== key) return
        process.off('message', onMessage)
        resolve(answer)
      }
      process.on('message', onMessage)
      sendToTest({ tag: 'Asking', place, key })
    })
  }

/** Rejects once a signal has aborted. */
export const aborted = async (signal: AbortSignal): Promise<never> => {
  if (!signal.aborted) await once(signal, 'abort')
  throw signal.reason
}

/** Serves a handler on a free port, and tells the test the port. */
export const serve = (handle: (body: unknown) => Promise<Reply>): void => {
  const server = createServer((request, response) => {
    const chunks: Array<Buffer> = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      void handle(Buffer.concat(chunks)).then(({ status, headers, body }) => {
        response.writeHead(status, headers).end(body)
      })
    })
  })
  server.listen(0, '127.0.0.1', () => {
    sendToTest({ tag: 'Listening', port: (server.address() as AddressInfo).port })
  })
}
