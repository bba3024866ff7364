/**
 * The server of the inspector's page. The page shows received bodies, so a request must have the
 * token and a `Host` header that names this machine, and the page runs only its own script.
 */
import crypto from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { isIP } from 'node:net'

import * as E from 'fp-ts/lib/Either.js'

import { takeBody, takeOptionsOf } from '../adapter/nodeHttp.ts'
import { isJsonObject, parseJson } from '../wire/json.ts'
import type { InspectorAssets } from './assets.ts'
import { hostInUrl } from './bind.ts'
import type { Entry } from './Entry.ts'
import type { EntryLog } from './EntryLog.ts'
import type { Setup } from './Setup.ts'

export interface InspectorServerOptions {
  readonly log: EntryLog
  readonly assets: InspectorAssets
  readonly setup: Setup
  /** The secret that a request must have in its query as `token`. */
  readonly token: string
  /** The host on which the server listens. */
  readonly host: string
  /**
   * Sends an entry again, signed again if `resign` is true. `undefined` if it is no longer kept.
   */
  readonly resend: (id: number, resign: boolean) => Promise<Entry | undefined>
  /** The time between two heartbeats of the event stream, in milliseconds. Default: 15,000. */
  readonly heartbeatMs?: number
}

const SECURITY = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

const SHELL = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>live-callbacks</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/inspector.css">
</head>
<body>
<div id="inspector"></div>
<noscript>This page needs JavaScript.</noscript>
<script src="/inspector.js"></script>
</body>
</html>
`

const MOST_BYTES = 1024

const digestOf = (text: string): Buffer => crypto.createHash('sha256').update(text).digest()

/** Compares two texts of any length in constant time. */
const isSameText = (a: string, b: string): boolean =>
  crypto.timingSafeEqual(digestOf(a), digestOf(b))

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])
const WILDCARD = new Set(['0.0.0.0', '::'])

/**
 * The host name of a `Host` header in the form of browsers: lower case, IP addresses in short form.
 */
const hostnameOf = (authority: string): string | undefined => {
  const url = `http://${authority}`
  return URL.canParse(url) ? new URL(url).hostname : undefined
}

/**
 * Whether the `Host` header names this machine. A foreign website can let its own domain resolve to
 * this machine (DNS rebinding), but the browser still sends the name of that domain.
 */
const isOwnName = (hostHeader: string, host: string): boolean => {
  const name = hostnameOf(hostHeader)
  if (name === undefined) return false
  const isAddress = isIP(name.replace(/^\[|\]$/g, '')) !== 0
  return (
    LOOPBACK.has(name) || name === hostnameOf(hostInUrl(host)) || (WILDCARD.has(host) && isAddress)
  )
}

/** Whether a request was sent by the inspector's own page, and not by another website. */
const isOwnPage = ({ headers }: IncomingMessage): boolean =>
  headers.origin === `http://${String(headers.host)}` &&
  (headers['sec-fetch-site'] ?? 'same-origin') === 'same-origin'

const isJson = ({ headers }: IncomingMessage): boolean =>
  /^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '')

const answer = (
  response: ServerResponse,
  status: number,
  contentType: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): void => {
  response.writeHead(status, { ...SECURITY, 'content-type': contentType, ...headers })
  response.end(body)
}

const answerText = (response: ServerResponse, status: number, text: string): void => {
  answer(response, status, 'text/plain; charset=utf-8', text)
}

/**
 * The number of the last entry that a browser has received; 0 if that was in another run of
 * `listen`.
 */
const entryOf = (lastEventId: string, { run }: Setup, newest: number): number => {
  const [of, id] = lastEventId.split('.')
  const last = of === run ? Number(id) : 0
  return Number.isSafeInteger(last) && last >= 0 && last <= newest ? last : 0
}

export const createInspectorServer = ({
  log,
  assets,
  setup,
  token,
  host,
  resend,
  heartbeatMs = 15_000,
}: InspectorServerOptions): Server => {
  /**
   * Sends entries as fast as the browser reads them. Entries that it has not read wait in the log.
   */
  const stream = (request: IncomingMessage, response: ServerResponse): void => {
    response.writeHead(200, { ...SECURITY, 'content-type': 'text/event-stream' })
    response.write(`retry: 1000\nevent: setup\ndata: ${JSON.stringify(setup)}\n\n`)
    const lastEventId = request.headers['last-event-id']
    let last = entryOf(String(lastEventId), setup, log.newest())
    const pump = (): void => {
      while (!response.writableNeedDrain) {
        const entry = log.after(last)
        if (entry === undefined) return
        last = entry.id
        const id = `${setup.run}.${String(entry.id)}`
        response.write(`id: ${id}\nevent: entry\ndata: ${entry.json}\n\n`)
      }
    }
    const unfollow = log.follow(pump)
    const heartbeat = setInterval(() => {
      if (!response.writableNeedDrain) response.write(':\n\n')
    }, heartbeatMs)
    response.on('drain', pump)
    response.on('close', () => {
      unfollow()
      clearInterval(heartbeat)
    })
    pump()
  }

  const again = async (
    request: IncomingMessage,
    response: ServerResponse,
    id: number,
  ): Promise<void> => {
    if (!isOwnPage(request)) {
      answerText(response, 403, 'Only the page of the inspector may send this request.')
      return
    }
    if (!isJson(request)) {
      answerText(response, 415, 'The content type must be application/json.')
      return
    }
    const taken = await takeBody(request, takeOptionsOf(request, MOST_BYTES))
    const text = E.isRight(taken) && taken.right instanceof Uint8Array ? taken.right : ''
    const body = parseJson(Buffer.from(text).toString())
    const resign = isJsonObject(body) ? body['resign'] : undefined
    if (typeof resign !== 'boolean') {
      answerText(response, 400, 'The body must be { "resign": true } or { "resign": false }.')
      return
    }
    const entry = await resend(id, resign)
    if (entry === undefined) answerText(response, 404, 'The entry is no longer kept.')
    else answer(response, 200, 'application/json', JSON.stringify(entry))
  }

  interface Route {
    readonly method: 'GET' | 'POST'
    readonly isOpen?: true
    readonly run: (request: IncomingMessage, response: ServerResponse) => unknown
  }

  const asset = (contentType: string, text: string): Route => ({
    method: 'GET',
    // Script and style contain no secret, so they need no token.
    isOpen: true,
    run: (_request, response) => {
      answer(response, 200, contentType, text)
    },
  })

  const routes: ReadonlyMap<string, Route> = new Map([
    ['/inspector.js', asset('text/javascript; charset=utf-8', assets.script)],
    ['/inspector.css', asset('text/css; charset=utf-8', assets.style)],
    ['/events', { method: 'GET', run: stream }],
    [
      '/',
      {
        method: 'GET',
        run: (_request, response) => {
          answer(response, 200, 'text/html; charset=utf-8', SHELL)
        },
      },
    ],
  ])

  const routeOf = (pathname: string): Route | undefined => {
    const [, id] = /^\/entries\/([0-9]{1,15})\/resend$/.exec(pathname) ?? []
    if (id === undefined) return routes.get(pathname)
    return { method: 'POST', run: (request, response) => again(request, response, Number(id)) }
  }

  return createServer((request, response) => {
    const { method, headers } = request
    const url = String(request.url)
    if (!isOwnName(String(headers.host), host) || !URL.canParse(url, 'http://localhost')) {
      answerText(
        response,
        403,
        'The Host header is not allowed: open the address that live-callbacks listen has printed.',
      )
      return
    }
    const { pathname, searchParams } = new URL(url, 'http://localhost')
    const route = routeOf(pathname)
    if (route === undefined) {
      answerText(
        response,
        404,
        'There is nothing at this path: open the address that live-callbacks listen has printed.',
      )
    } else if (route.isOpen !== true && !isSameText(searchParams.get('token') ?? '', token)) {
      answerText(
        response,
        403,
        'The token is missing or wrong: open the address that live-callbacks listen has printed.',
      )
    } else if (method !== route.method) {
      answer(response, 405, 'text/plain', `The method must be ${route.method}.`, {
        allow: route.method,
      })
    } else {
      void route.run(request, response)
    }
  })
}
