/** An endpoint on loopback that keeps what is posted to it. */
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

import { afterAll } from '@jest/globals'

import type { JsonObject } from '../../src/wire/json.ts'

export interface Endpoint {
  readonly url: string
  readonly bodies: ReadonlyArray<JsonObject>
  readonly headers: ReadonlyArray<IncomingHttpHeaders>
  /** Resolves when a connection is given up before it is answered. */
  readonly abandoned: Promise<void>
  readonly close: () => Promise<void>
}

/** The answer: a status, or the reply of a handler. `hangs` never answers. */
export type Answer = (body: string, posts: number) => Promise<number> | number | 'hangs'

const open = new Set<Endpoint>()

afterAll(() => Promise.all([...open].map(({ close }) => close())))

export const endpoint = async (answer: Answer = () => 200): Promise<Endpoint> => {
  const bodies: Array<JsonObject> = []
  const headers: Array<IncomingHttpHeaders> = []
  let abandon: () => void = () => undefined
  const abandoned = new Promise<void>((resolve) => (abandon = resolve))
  const server = createServer((request, response) => {
    void (async () => {
      const body = await text(request)
      bodies.push(JSON.parse(body) as JsonObject)
      headers.push(request.headers)
      response.on('close', () => {
        if (!response.writableFinished) abandon()
      })
      const status = await answer(body, bodies.length)
      if (status !== 'hangs') response.writeHead(status, { location: '/other' }).end('{"code":0}')
    })()
  }).listen(0)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const made: Endpoint = {
    url: `http://127.0.0.1:${port}/callbacks`,
    bodies,
    headers,
    abandoned,
    close: async () => {
      open.delete(made)
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  open.add(made)
  return made
}
