import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { describe, expect, test } from '@jest/globals'

import { openerOf, openUrl } from '../../src/cli/openUrl.ts'
import { readAssets } from '../../src/inspector/assets.ts'

describe('openerOf', () => {
  test.each([
    ['darwin', 'open'],
    ['win32', 'rundll32'],
    ['linux', 'xdg-open'],
    ['freebsd', 'xdg-open'],
  ] as const)('knows what opens a page on %s', (platform, command) => {
    expect(openerOf(platform)[0]).toBe(command)
  })
})

describe('openUrl', () => {
  test('passes the address as the last argument, without a shell', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const asked = once(server, 'request') as Promise<[IncomingMessage, ServerResponse]>
    const browser = [process.execPath, '-e', 'http.get(process.argv.at(-1))'] as const
    const path = '/?token=$(x)&y;z'
    expect(await openUrl(`http://127.0.0.1:${String(port)}${path}`, browser)).toBe(true)
    const [request, response] = await asked
    expect(request.url).toBe(path)
    response.end()
    server.close()
    await once(server, 'close')
  })

  test('reports that there is no such program', async () => {
    expect(await openUrl('http://127.0.0.1:1/', ['/nowhere/no-browser'])).toBe(false)
  })
})

describe('readAssets', () => {
  test('reads them from the folder of the command', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'assets-'))
    await writeFile(join(folder, 'inspector.js'), 'script()')
    await writeFile(join(folder, 'inspector.css'), 'p {}')
    expect(await readAssets(folder)).toEqual({ script: 'script()', style: 'p {}' })
    await rm(folder, { recursive: true })
  })
})
