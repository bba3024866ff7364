import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'
import { networkInterfaces } from 'node:os'

import { afterEach, describe, expect, test } from '@jest/globals'

import { forwardersOf, requireOther } from '../../../../src/cli/commands/listen/loop.ts'
import { UsageError } from '../../../../src/cli/exit.ts'
import { endpoint } from '../../endpoint.ts'
import { type Listening, listening } from '../../listening.ts'

const CAME_BACK =
  'A callback that this command forwarded came back to it: let --forward lead to your endpoint alone.'

const closers: Array<() => void> = []

afterEach(() => {
  for (const close of closers.splice(0)) close()
})

/** A tunnel: it passes on connections to the port that it is given after it was opened. */
const tunnel = async () => {
  let to = 0
  const server = createServer((socket) => {
    const other = connect(to, '127.0.0.1')
    socket.pipe(other).pipe(socket)
    for (const end of [socket, other]) end.on('error', () => undefined)
    closers.push(() => {
      socket.destroy()
      other.destroy()
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  closers.push(() => server.close())
  return {
    url: `http://localhost:${String((server.address() as AddressInfo).port)}/`,
    leadTo: ({ url }: Listening) => {
      to = Number(new URL(url).port)
    },
  }
}

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '0.0.0.0')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

const post = async (url: string, headers: Readonly<Record<string, string>> = {}) =>
  (await fetch(url, { method: 'POST', body: '{}', headers })).status

const returns = ({ terminal }: Listening): number =>
  terminal.noted.filter((line) => line === CAME_BACK).length

const cards = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .filter(({ family, internal }) => family === 'IPv4' && !internal)
  .map(({ address }) => address)

describe('live-callbacks listen --forward', () => {
  test.each(['127.0.0.2', ...cards.slice(0, 1)])(
    'refuses what comes back by the address %s',
    async (address) => {
      const port = String(await freePort())
      const forward = `http://${address}:${port}/`
      const listener = await listening(['--host', '0.0.0.0', '--port', port, '--forward', forward])
      expect(await post(`http://127.0.0.1:${port}/`)).toBe(508)
      expect(returns(listener)).toBe(1)
      expect(listener.terminal.printed[0]).toMatch(/→ 508 from the endpoint in \d+ ms$/)
    },
  )

  test('refuses what comes back through a tunnel, each time', async () => {
    const { url, leadTo } = await tunnel()
    const listener = await listening(['--forward', url])
    leadTo(listener)
    expect([await post(listener.url), await post(listener.url)]).toEqual([508, 508])
    expect(returns(listener)).toBe(2)
  })

  test('refuses what comes back through another listen', async () => {
    const { url, leadTo } = await tunnel()
    const second = await listening(['--forward', url])
    const first = await listening(['--forward', second.url])
    leadTo(first)
    expect(await post(first.url)).toBe(508)
    expect([returns(first), returns(second)]).toEqual([1, 0])
    expect(await post(second.url)).toBe(508)
    expect([returns(first), returns(second)]).toEqual([1, 1])
  })

  test('forwards to another listen, and through it to the endpoint', async () => {
    const { headers, url } = await endpoint()
    const second = await listening(['--forward', url])
    const first = await listening(['--forward', second.url])
    expect(await post(first.url)).toBe(200)
    const [ids] = headers.map(forwardersOf)
    expect(ids).toHaveLength(2)
    expect(new Set(ids).size).toBe(2)
    // Another run of the same command has another id.
    await first.end()
    const third = await listening(['--forward', second.url])
    expect(await post(third.url)).toBe(200)
    expect(headers.map(forwardersOf)[1]?.[0]).not.toBe(ids?.[0])
  })
})

describe('forwardersOf', () => {
  const header = 'tencent-live-callbacks-forwarded'

  test('is the list of ids, without what is no id', () => {
    expect(forwardersOf({})).toEqual([])
    expect(forwardersOf({ [header]: 'a-_1,  b2' })).toEqual(['a-_1', 'b2'])
    expect(forwardersOf({ [header]: `, a b, \u00e9, ${'x'.repeat(65)}, c` })).toEqual(['c'])
  })
})

describe('requireOther', () => {
  const isOther = (forward: string, host: string, port: number): boolean => {
    try {
      requireOther(new URL(forward), host, port)
      return true
    } catch (error) {
      expect(error).toBeInstanceOf(UsageError)
      return false
    }
  }

  test.each([
    ['http://localhost:3000/x', '127.0.0.1', 3000],
    ['http://127.0.0.1:3000', '0.0.0.0', 3000],
    ['http://[::1]:3000', '::', 3000],
    ['http://127.0.0.2:3000', '127.0.0.2', 3000],
    ['http://dev.example:3000', 'dev.example', 3000],
    ['http://localhost', '127.0.0.1', 80],
    ['https://localhost', '127.0.0.1', 443],
  ])('refuses %s for the server at %s:%d', (forward, host, port) => {
    expect(isOther(forward, host, port)).toBe(false)
  })

  test.each([
    ['http://localhost:3001/x', '127.0.0.1', 3000],
    ['https://localhost', '127.0.0.1', 80],
    ['http://192.0.2.1:3000', '127.0.0.1', 3000],
    // A server at loopback beside this one, which listens on another address.
    ['http://localhost:3000', '192.0.2.1', 3000],
    ['http://127.0.0.1:3000', '127.0.0.2', 3000],
  ])('accepts %s for the server at %s:%d', (forward, host, port) => {
    expect(isOther(forward, host, port)).toBe(true)
  })
})
