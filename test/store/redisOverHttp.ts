/** Redis over HTTP as Upstash serves it, and the store that the documents make of it. */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { runInNewContext } from 'node:vm'

import ts from 'typescript'

import type { IdempotencyStore } from '../../src/store/IdempotencyStore.ts'
import { redisStore, type SendCommand } from '../../src/store/redisStore.ts'

export interface RedisOverHttp {
  readonly url: string
  readonly close: () => void
}

export const TOKEN = 'example-token'

/** Serves a command as an array of JSON, and answers `{ result }`, or 400 with `{ error }`. */
export const serveRedisOverHttp = async (send: SendCommand): Promise<RedisOverHttp> => {
  const server = createServer((request, response) => {
    const answer = async (): Promise<readonly [status: number, reply: object]> => {
      if (request.headers.authorization !== `Bearer ${TOKEN}`)
        return [401, { error: 'Unauthorized' }]
      const [command = '', ...rest] = JSON.parse(await text(request)) as ReadonlyArray<string>
      try {
        return [200, { result: await send(command, ...rest) }]
      } catch (error) {
        return [400, { error: String(error) }]
      }
    }
    void answer().then(([status, reply]) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(reply))
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** Makes the store of the block in docs/idempotency.md that sends commands over HTTP. */
export const storeOfDocument = (url: string): IdempotencyStore => {
  const page = readFileSync('docs/idempotency.md', 'utf8')
  const blocks = [...page.matchAll(/^```ts\n([^]*?)^```$/gm)].map(([, code = '']) => code)
  const block = blocks.find((code) => code.includes('UPSTASH_REDIS_REST_URL')) ?? ''
  const { outputText } = ts.transpileModule(block, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  })
  const exports: { store?: IdempotencyStore } = {}
  runInNewContext(outputText, {
    exports,
    require: () => ({ redisStore }),
    process: { env: { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: TOKEN } },
    fetch,
    AbortSignal,
    Error,
  })
  if (exports.store === undefined) throw new Error('The block exports no store.')
  return exports.store
}
