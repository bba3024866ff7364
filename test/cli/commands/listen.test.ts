import { once } from 'node:events'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { createServer, type IncomingMessage, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import { run } from '../../../src/cli/program.ts'
import type { Language } from '../../../src/diagnose/text/Language.ts'
import { hostInUrl } from '../../../src/inspector/bind.ts'
import type { Entry } from '../../../src/inspector/Entry.ts'
import { eventKey } from '../../../src/store/eventKey.ts'
import { buildBody } from '../../../src/testing/buildBody.ts'
import { signBody } from '../../../src/testing/signBody.ts'
import { virtualClock } from '../../../src/testing/virtualClock.ts'
import type { JsonObject } from '../../../src/wire/json.ts'
import { lookalikes } from '../../receive/lookalikes.ts'
import { endpoint } from '../endpoint.ts'
import { type Listening, listening } from '../listening.ts'
import { fakeTerminal, START } from '../terminal.ts'

const key = 'examplecallbackkey'
const seconds = START.getTime() / 1000
const begin = buildBody('StreamBegin', {
  stream_id: 'room-1',
  event_time: seconds,
  user_ip: '192.0.2.7',
})
const signed = (body: JsonObject = begin): string =>
  JSON.stringify(signBody(body, { key, now: () => START }))

const post = (url: string, body: string | Uint8Array, contentType = 'application/json') =>
  fetch(url, { method: 'POST', body, headers: { 'content-type': contentType } })

/** Posts with headers that `fetch` does not allow. */
const rawPost = async (url: string, headers: Record<string, string>): Promise<number> => {
  const posted = request(url, {
    method: 'POST',
    headers: { 'content-type': 'text/plain', ...headers },
  })
  posted.end(signed())
  const [answer] = (await once(posted, 'response')) as [IncomingMessage]
  answer.resume()
  return Number(answer.statusCode)
}

const entriesOf = ({ terminal }: Listening): ReadonlyArray<Entry> =>
  terminal.printed.map((line) => JSON.parse(line) as Entry)

/** An endpoint that keeps whole requests, and answers with a given reply. */
const keeper = async (status: number, contentType: string, answer: string) => {
  const requests: Array<{ url: string; type: string; body: Buffer }> = []
  const server = createServer((request, response) => {
    const chunks: Array<Buffer> = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { url = '', headers } = request
      requests.push({ url, type: String(headers['content-type']), body: Buffer.concat(chunks) })
      response.writeHead(status, { 'content-type': contentType }).end(answer)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  servers.push(server)
  return { requests, url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}` }
}

const servers: Array<ReturnType<typeof createServer>> = []
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'listen-'))
})

afterAll(async () => {
  for (const server of servers) {
    server.closeAllConnections()
    server.close()
  }
  await rm(folder, { recursive: true })
})

describe('live-callbacks listen', () => {
  test('shows the callback, and answers as a handler does', async () => {
    const { terminal, url, end } = await listening(['--key', key])
    const answer = await post(url, signed())
    expect([answer.status, await answer.text()]).toEqual([200, '{"code":0}'])
    expect(terminal.printed).toEqual([
      '03:04:05Z  StreamBegin          room-1            signed       room-1 began, pushed from 192.0.2.7  → 200',
    ])
    expect(await end()).toBe(0)
    expect(terminal.noted.at(-1)).toBe('1 callback: 1 accepted, 0 refused; 1 answered with 200.')
  })

  test('shows the reason of a refusal, and its likely causes', async () => {
    const { terminal, url, end } = await listening(['--key', 'anotherkey'])
    expect((await post(url, signed())).status).toBe(401)
    expect((await post(url, 'event_type 1')).status).toBe(400)
    expect((await post(url, '')).status).toBe(400)
    const text = terminal.printed.join('\n')
    expect(text).toContain('refused      room-1 began, pushed from 192.0.2.7  → 401')
    expect(text).toContain('           The sign was created with another key')
    expect(text).toContain('           likely: Your key may be the push authentication key')
    expect(text).toContain('a body that is not JSON  → 400')
    expect(text).toContain('an empty body  → 400')
    await end()
    expect(terminal.noted.at(-1)).toBe('3 callbacks: 0 accepted, 3 refused; 0 answered with 200.')
  })

  test('says that signatures are not checked without a key', async () => {
    const { terminal, url } = await listening()
    expect((await post(url, JSON.stringify(begin))).status).toBe(200)
    expect(terminal.noted.join('\n')).toContain('signatures are not checked')
    expect(terminal.printed[0]).toContain('not checked')
  })

  test('uses the key of the environment, and several keys', async () => {
    const one = await listening([], { env: { CALLBACK_KEY: key } })
    expect((await post(one.url, signed())).status).toBe(200)
    const two = await listening(['--key', 'anotherkey', '--key', key, '--json'])
    expect((await post(two.url, signed())).status).toBe(200)
    expect(entriesOf(two)[0]?.diagnosis.signature).toMatchObject({ keyIndex: 1 })
  })

  test('prints entries as lines of JSON, and nothing else', async () => {
    const listener = await listening(['--key', key, '--json'])
    const body = signed()
    await post(`${listener.url}cb?from=tencent`, body)
    await post(listener.url, new Uint8Array([0x7b, 0xff, 0x7d]))
    expect(entriesOf(listener)).toMatchObject([
      {
        id: 1,
        arrivedAt: START.toISOString(),
        path: '/cb?from=tencent',
        remoteAddress: '127.0.0.1',
        text: body,
        bytes: body.length,
        diagnosis: { accepted: true, name: 'StreamBegin' },
        answer: { status: 200, by: 'listen', durationMs: 0 },
      },
      {
        id: 2,
        text: '{\ufffd}',
        bytes: 3,
        diagnosis: { accepted: false, refusal: { _tag: 'BodyNotJson' } },
      },
    ])
  })

  test('says in JSON which event it is, and whether it repeats one', async () => {
    const listener = await listening(['--key', key, '--json'])
    const again = signBody(begin, { key, t: seconds + 500 })
    for (const body of [signed(), JSON.stringify(again), '{}', JSON.stringify(begin)])
      await post(listener.url, body)
    const eventKeys = entriesOf(listener).map((entry) => entry.eventKey)
    expect(eventKeys).toEqual([eventKey(begin), eventKey(begin), undefined, eventKey(begin)])
    const repeats = entriesOf(listener).map(({ repeat }) => repeat)
    expect(repeats).toEqual([
      undefined,
      { delivery: 2, first: 1 },
      undefined,
      { delivery: 3, first: 1 },
    ])
  })

  test('prints the same JSON in each language', async () => {
    const { url: forward, close } = await endpoint()
    await close()
    const printed = async (language: Language) => {
      const argv = ['--json', '--key', key, '--forward', forward]
      const { terminal, url } = await listening(argv, { language })
      for (const body of [signed(), JSON.stringify(begin), 'event_type=1', ''])
        await post(url, body)
      return terminal.printed
    }
    const english = await printed('en')
    expect(english).toHaveLength(4)
    expect(english[0]).toContain('"error":{"code":"Unreachable","cause":"ECONNREFUSED"}')
    expect(await printed('zh')).toEqual(english)
  })

  test('says why the endpoint accepts what it refuses', async () => {
    const { url: forward } = await endpoint()
    const { terminal, url } = await listening(['--key', 'anotherkey', '--forward', forward])
    expect((await post(url, signed())).status).toBe(200)
    expect(terminal.printed[0]).toMatch(/ refused .*→ 200 from the endpoint in /)
    expect(terminal.printed[1]).toBe(
      '           The endpoint accepted it: the key given to listen is another than that of the endpoint, or the endpoint verifies no signature.',
    )
    const json = await listening(['--json', '--key', 'anotherkey', '--forward', forward])
    await post(json.url, signed())
    expect(entriesOf(json)).toMatchObject([{ disagreement: 'OtherKey', answer: { status: 200 } }])
  })

  test('says what a body of another product is, and nothing of its signature', async () => {
    const { terminal, url } = await listening(['--key', key])
    expect((await post(url, JSON.stringify(lookalikes.ChatCallback[0]))).status).toBe(401)
    expect(terminal.printed).toEqual([
      expect.stringContaining('  -            a callback of Chat (IM), another product  → 401'),
      expect.stringContaining(
        'The body is a callback of Chat (IM), another product, whose bodies ',
      ),
    ])
  })

  test('speaks Chinese', async () => {
    const { url: forward, close } = await endpoint()
    await close()
    const { terminal, url } = await listening(['--key', key, '--forward', forward], {
      language: 'zh',
    })
    const fields = Object.fromEntries(Array.from({ length: 6 }, (_, index) => [`new_${index}`, 1]))
    await post(url, JSON.stringify({ ...begin, ...fields }))
    expect(terminal.printed.slice(0, 3)).toEqual([
      '03:04:05Z  StreamBegin          room-1            已拒绝       room-1 开始推流，推流端 IP 为 192.0.2.7  → 502',
      '           事件 1 的消息体没有 sign：请在回调模板中设置回调密钥；如果模板已有密钥，请查明是谁在调用此 URL。',
      '           可能的原因：回调模板没有设置回调密钥，因此腾讯云不发送 t 和 sign：请设置密钥，并等待 10 分钟。',
    ])
    expect(terminal.printed.slice(-2)).toEqual([
      '           另有 1 条警告',
      '           无法连接您的服务（ECONNREFUSED）：请启动服务，或核对 --forward 是否为该服务的地址。',
    ])
  })

  test('prints no callback with --quiet', async () => {
    const { terminal, url } = await listening(['--quiet'])
    expect((await post(url, signed())).status).toBe(200)
    expect(terminal.printed).toEqual([])
  })

  test('prints no control characters of a body', async () => {
    const evil = '\u001b[2J\r\n\u009b31m\u202e'
    for (const flags of [[], ['--json']]) {
      const { terminal, url } = await listening(flags)
      await post(url, signed({ ...begin, stream_id: evil, user_ip: evil, [evil]: evil }))
      // eslint-disable-next-line no-control-regex -- They are what must not be there.
      expect(terminal.printed.join('')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e]/)
      expect(terminal.printed.join('')).toContain('\\u009b31m')
    }
  })

  test('shows few of many findings', async () => {
    const { terminal, url } = await listening()
    const fields = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`new_${index}`, 1]))
    await post(url, JSON.stringify({ ...begin, ...fields }))
    expect(terminal.printed).toHaveLength(7)
    expect(terminal.printed.at(-1)?.trim()).toBe('and 4 more warnings')
  })

  test('cuts values that are too long for their column', async () => {
    const { terminal, url } = await listening()
    await post(url, JSON.stringify({ ...begin, stream_id: 'r'.repeat(500) }))
    expect(terminal.printed[0]?.length).toBeLessThan(200)
  })

  test('refuses requests that are no callbacks, and reports them', async () => {
    const { terminal, url } = await listening()
    expect((await fetch(url)).status).toBe(405)
    expect((await post(url, new Uint8Array(1024 * 1024 + 1))).status).toBe(413)
    expect(terminal.noted.join('\n')).toContain(
      'A request was not a callback (GET): MethodNotAllowed.',
    )
    expect(terminal.noted.join('\n')).toContain('(POST): BodyTooLarge.')
    expect(terminal.printed).toEqual([])
  })

  test.each<[string, Record<string, string>]>([
    ['an origin', { origin: 'https://evil.example' }],
    ['the origin null', { origin: 'null' }],
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a sister site', { 'sec-fetch-site': 'same-site' }],
  ])('hands on nothing that a web page sends, told by %s', async (_what, headers) => {
    const { requests, url: forward } = await keeper(200, 'text/plain', 'ok')
    const { terminal, url } = await listening(['--forward', forward])
    const answer = await rawPost(url, headers)
    expect(answer).toBe(403)
    expect(requests).toEqual([])
    expect(terminal.printed).toEqual([])
    expect(terminal.noted.at(-1)).toBe('A request was not a callback (POST): FromWebPage.')
  })

  test.each(['none', 'same-origin'])(
    'accepts requests of the browser itself (%s)',
    async (site) => {
      const { terminal, url } = await listening()
      expect(await rawPost(url, { 'sec-fetch-site': site })).toBe(200)
      expect(terminal.printed).toHaveLength(1)
    },
  )

  describe('with --forward', () => {
    const cases: ReadonlyArray<readonly [what: string, forward: string, path: string, to: string]> =
      [
        ['to the same path and query', '', 'cb/begin?x=1', '/cb/begin?x=1'],
        ['to the same path without a query', '/', 'cb', '/cb'],
        ['to a path of its own', '/hooks?y=2', 'cb/begin?x=1', '/hooks?y=2'],
        ['to a long path', '', `cb?x=${'1'.repeat(5000)}`, `/cb?x=${'1'.repeat(5000)}`],
        ['nowhere else', '', '/other.example/x', '//other.example/x'],
      ]
    test.each(cases)('forwards the same bytes %s', async (_what, forward, path, to) => {
      const { requests, url } = await keeper(200, 'text/plain', 'ok')
      const listener = await listening(['--forward', `${url}${forward}`, '--json'])
      const body = Buffer.from([0x7b, 0xff, 0x20, 0x7d])
      const answer = await post(`${listener.url}${path}`, body, 'text/x-odd; charset=latin1')
      expect(requests).toEqual([{ url: to, type: 'text/x-odd; charset=latin1', body }])
      expect(answer.status).toBe(200)
    })

    test('answers with the answer of the endpoint', async () => {
      const { url } = await keeper(422, 'text/plain; charset=utf-8', 'é')
      const listener = await listening(['--forward', url])
      const answer = await post(listener.url, signed())
      expect(answer.status).toBe(422)
      expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8')
      expect(await answer.text()).toBe('é')
      expect(listener.terminal.printed[0]).toContain('→ 422 from the endpoint in 0 ms')
    })

    test('answers without a body if the endpoint does', async () => {
      const { url } = await keeper(204, 'text/plain', '')
      const listener = await listening(['--forward', url])
      const answer = await post(listener.url, signed())
      expect([answer.status, await answer.text()]).toEqual([204, ''])
    })

    test('forwards bodies without a content type, and bodies that it would refuse itself', async () => {
      const { requests, url } = await keeper(200, '', '')
      const listener = await listening(['--forward', url, '--key', key, '--json'])
      await fetch(listener.url, { method: 'POST', body: new Uint8Array([0x7b, 0x7d]) })
      expect(requests).toEqual([{ url: '/', type: 'undefined', body: Buffer.from('{}') }])
      expect(entriesOf(listener)).toMatchObject([
        { diagnosis: { accepted: false }, answer: { status: 200, by: 'endpoint' } },
      ])
    })

    test('answers 502 if the endpoint cannot be reached, so that Tencent retries', async () => {
      const { url, close } = await endpoint()
      await close()
      const listener = await listening(['--forward', url])
      expect((await post(listener.url, signed())).status).toBe(502)
      expect(listener.terminal.printed.join('\n')).toContain(
        'The endpoint could not be reached (ECONNREFUSED): start it',
      )
    })

    test('answers 502 if the answer of the endpoint does not end', async () => {
      const { url } = await keeper(200, 'text/html', 'x'.repeat(1024 * 1024 + 1))
      const listener = await listening(['--forward', url])
      expect((await post(listener.url, signed())).status).toBe(502)
      expect(listener.terminal.printed.join('\n')).toContain('answered with more than 1 MiB')
    })

    test('answers 502 if fetch does not even try', async () => {
      const listener = await listening(['--forward', 'http://127.0.0.1:6000'])
      expect((await post(listener.url, signed())).status).toBe(502)
      expect(listener.terminal.printed.join('\n')).toContain('could not be reached (bad port)')
    })

    test('answers 502 if the endpoint takes longer than Tencent waits', async () => {
      const { url } = await endpoint(() => 'hangs')
      const clock = virtualClock({ start: START, patienceMs: 20 })
      const listener = await listening(['--forward', url, '--json'], { clock })
      expect((await post(listener.url, signed())).status).toBe(502)
      expect(entriesOf(listener)[0]?.answer).toMatchObject({
        status: 502,
        by: 'listen',
        durationMs: 20_000,
        error: { code: 'NoAnswer', seconds: 20 },
      })
    })

    test('answers open requests when it is ended', async () => {
      let reached: () => void = () => undefined
      const isReached = new Promise<void>((resolve) => (reached = resolve))
      const { url } = await endpoint(() => {
        reached()
        return 'hangs'
      })
      const listener = await listening(['--forward', url])
      const answer = post(listener.url, signed())
      await isReached
      expect(await listener.end()).toBe(0)
      expect((await answer).status).toBe(502)
      expect(listener.terminal.printed.join('\n')).toContain('The command ended before')
    })
  })

  describe('with --record', () => {
    test('appends each callback as a line that inspect reads', async () => {
      const file = join(folder, 'callbacks.ndjson')
      for (const stream of ['room-1', 'room-2']) {
        const { url, end } = await listening(['--key', key, '--record', file])
        await post(url, signed({ ...begin, stream_id: stream }))
        // Read before the command ends: no entry is lost if the process is killed.
        expect((await readFile(file, 'utf8')).trimEnd().split('\n').at(-1)).toContain(stream)
        await end()
      }
      expect((await stat(file)).mode & 0o777).toBe(0o600)
      const terminal = fakeTerminal({ clock: virtualClock() })
      expect(await run(['inspect', file, '--key', key, '--json'], terminal)).toBe(0)
      expect(terminal.printed.map((line) => JSON.parse(line) as unknown)).toMatchObject([
        { stream: { stream_id: 'room-1' }, signature: { status: 'signed' } },
        { stream: { stream_id: 'room-2' }, signature: { status: 'signed' } },
      ])
    })

    test('continues if the file cannot be written to', async () => {
      const { terminal, url } = await listening(['--record', '/dev/full'])
      expect((await post(url, signed())).status).toBe(200)
      expect(terminal.noted.join('\n')).toContain('could not be recorded')
    })
  })

  describe('with an inspector', () => {
    test('shows its page, and opens it', async () => {
      const assets = { script: 'script()', style: 'p {}' }
      const { terminal, inspector } = await listening(['--open'], { assets })
      expect(terminal.opened).toEqual([inspector])
      expect(inspector).toMatch(/^http:\/\/127\.0\.0\.1:[0-9]+\/\?token=[\w-]{43}$/)
      expect(await (await fetch(inspector)).text()).toContain('<div id="inspector">')
      expect(await (await fetch(new URL('/inspector.js', inspector))).text()).toBe('script()')
    })

    test('says that there is no browser', async () => {
      const { terminal } = await listening(['--open'], { hasBrowser: false })
      expect(terminal.noted.join('\n')).toContain('No browser could be started')
    })

    test('cannot be reached through the port for callbacks', async () => {
      const { url, inspector } = await listening()
      const { search } = new URL(inspector)
      expect((await fetch(new URL(`/${search}`, url))).status).toBe(405)
      expect((await fetch(new URL(`/events${search}`, url))).status).toBe(405)
    })

    test('does not start with --no-inspector', async () => {
      const { inspector, terminal } = await listening(['--no-inspector'])
      expect(inspector).toBe('')
      expect(terminal.noted.join('\n')).not.toContain('Inspector')
    })

    test('ends although the page is still open', async () => {
      const { inspector, end } = await listening()
      const { origin, search } = new URL(inspector)
      const events = await fetch(`${origin}/events${search}`)
      expect(await end()).toBe(0)
      await expect(events.text()).rejects.toThrow()
    })

    const resend = (inspector: string, id: number, resign: boolean) => {
      const { origin, search } = new URL(inspector)
      return fetch(`${origin}/entries/${String(id)}/resend${search}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin },
        body: JSON.stringify({ resign }),
      })
    }

    test('sends a body again, unchanged or with a new signature', async () => {
      const clock = virtualClock({ start: START })
      const listener = await listening(['--key', key, '--json'], { clock })
      const body = signed()
      await post(`${listener.url}cb`, body)
      // Long after the t of the body has expired.
      await clock.wait(3_600_000)
      const again = (await (await resend(listener.inspector, 1, false)).json()) as Entry
      expect(again).toMatchObject({
        id: 2,
        resentFrom: 1,
        path: '/cb',
        text: body,
        answer: { status: 401 },
      })
      const anew = (await (await resend(listener.inspector, 1, true)).json()) as Entry
      expect(anew).toMatchObject({ id: 3, resentFrom: 1, answer: { status: 200 } })
      expect(entriesOf(listener)).toEqual([expect.anything(), again, anew])
    })

    test('marks a callback that is sent again', async () => {
      const listener = await listening(['--key', key])
      await post(listener.url, signed())
      await resend(listener.inspector, 1, true)
      expect(listener.terminal.printed[1]).toContain(
        'room-1 began, pushed from 192.0.2.7 (entry 1, sent again)  → 200',
      )
    })

    test.each([
      ['a relay, which has no signature', JSON.stringify(buildBody('TaskStart')), ['--key', key]],
      ['what is no JSON', 'event_type 1', ['--key', key]],
      ['what is too deep', `{"x":${'['.repeat(9999)}${']'.repeat(9999)}}`, ['--key', key]],
      ['anything without a key', JSON.stringify(begin), []],
    ])('signs %s not', async (_what, body, argv) => {
      const listener = await listening(['--json', ...argv])
      await post(listener.url, body)
      expect(await (await resend(listener.inspector, 1, true)).json()).toMatchObject({ text: body })
    })

    test('answers 404 for an unknown entry', async () => {
      const { inspector } = await listening()
      expect((await resend(inspector, 7, false)).status).toBe(404)
    })
  })

  test('ends if it was interrupted before it started', async () => {
    const terminal = fakeTerminal()
    terminal.interrupt()
    expect(await run(['listen', '--port', '0', '--inspector-port', '0'], terminal)).toBe(0)
  })

  test('says in one sentence that a port is in use', async () => {
    const { url } = await listening()
    const { port } = new URL(url)
    const terminal = fakeTerminal()
    expect(await run(['listen', '--port', port], terminal)).toBe(2)
    expect(terminal.noted).toEqual([
      `error: Port ${port} is in use by another process: choose another one with --port.`,
    ])
  })

  test('does not forward to itself', async () => {
    const { port, server } = await new Promise<{
      port: number
      server: ReturnType<typeof createServer>
    }>((resolve) => {
      const free = createServer().listen(0, '127.0.0.1', () => {
        resolve({ port: (free.address() as AddressInfo).port, server: free })
      })
    })
    await new Promise((resolve) => server.close(resolve))
    for (const [host, to] of [
      ['127.0.0.1', 'localhost'],
      ['127.0.0.2', '127.0.0.2'],
    ] as const) {
      const terminal = fakeTerminal()
      const forward = `http://${to}:${String(port)}/x`
      const argv = ['--host', host, '--port', String(port), '--forward', forward]
      expect(await run(['listen', ...argv], terminal)).toBe(2)
      expect(terminal.noted.at(-1)).toContain('--forward leads to this command itself')
    }
  })

  test.each([
    ['http://localhost', ', with the path and query at which they arrive.'],
    ['https://localhost/', ', with the path and query at which they arrive.'],
    ['http://192.0.2.1:8080/cb', ''],
    ['http://localhost/cb?app=1', ''],
    ['http://localhost/?app=1', ''],
  ])('says that it forwards to %s%s', async (forward, how) => {
    const { end, terminal } = await listening(['--forward', forward])
    const shown = how === '' ? forward : new URL(forward).origin
    expect(terminal.noted).toContain(`Callbacks are forwarded to ${shown}${how}`)
    expect(await end()).toBe(0)
    expect(terminal.noted.at(-1)).toBe('0 callbacks: 0 accepted, 0 refused; 0 answered with 200.')
  })

  test.each([
    ['a port that is no number', ['--port', 'x'], 'from 0 to 65535'],
    ['a port that is too large', ['--port', '65536'], 'from 0 to 65535'],
    [
      'a host that is not here',
      ['--port', '0', '--host', '192.0.2.1'],
      'The host cannot be listened on',
    ],
    ['an endpoint that is no URL', ['--forward', 'localhost'], '--forward must be'],
    ['an endpoint with a password', ['--forward', 'http://a:b@c'], '--forward must be'],
    ['a blank key', ['--key', ''], 'A callback key is empty'],
    ['a key with a blank', ['--key', 'a b'], 'A callback key has a blank in it'],
    ['a file that cannot be written', ['--record', '/nowhere/x'], 'cannot be written to (ENOENT)'],
    ['one port for both', ['--port', '3001'], '--inspector-port are both 3001: choose another'],
    ['an inspector to open and none', ['--open', '--no-inspector'], '--open needs the inspector'],
  ])('refuses %s', async (_what, argv, complaint) => {
    const terminal = fakeTerminal()
    expect(await run(['listen', ...argv], terminal)).toBe(2)
    expect(terminal.noted.join('\n')).toContain(complaint)
  })
})

describe('hostInUrl', () => {
  test.each([
    ['127.0.0.1', '127.0.0.1'],
    ['::1', '[::1]'],
    ['localhost', 'localhost'],
  ])('puts %s into a URL as %s', (host, written) => {
    expect(hostInUrl(host)).toBe(written)
  })
})
