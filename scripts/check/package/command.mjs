// Checks the installed command: npx starts it, it posts to a server, and `listen` gets what it sends.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'

import { mustSucceed, runNpm } from '../../run.mjs'

const key = 'exampleCallbackKey'
const env = { ...process.env, CALLBACK_KEY: key }

const check = (holds, complaint) => {
  if (!holds) throw new Error(complaint)
}

/** The JSON that the command prints with --json; npm may print other lines around it. */
const json = (output) => JSON.parse(output.split('\n').find((line) => line.startsWith('{')))

const npx = (folder, ...args) =>
  mustSucceed(
    `live-callbacks ${args.join(' ')}`,
    runNpm(['exec', '--no', '--', 'live-callbacks', ...args], { cwd: folder, env }),
  )

const serve = async () => {
  const bodies = []
  const server = createServer(async (request, response) => {
    bodies.push(JSON.parse(await text(request)))
    response.end('{"code":0}')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { server, bodies, url: `http://127.0.0.1:${server.address().port}/callbacks` }
}

/** The command is executable, and beside each bundle are the licenses of the packages in it. */
const checkFiles = (dist) => {
  const file = join(dist, 'cli.cjs')
  check(readFileSync(file, 'utf8').startsWith('#!/usr/bin/env node\n'), 'cli.cjs has no shebang')
  const isExecutable = process.platform === 'win32' || (statSync(file).mode & 0o111) === 0o111
  check(isExecutable, 'cli.cjs is not executable')
  const script = readFileSync(join(dist, 'inspector.js'), 'utf8')
  check(!script.includes('React.createElement'), 'inspector.js was not built for Preact')
  for (const [bundle, names] of [
    ['cli.cjs', ['commander', 'picocolors']],
    ['inspector.js', ['preact', 'io-ts', 'fp-ts']],
  ]) {
    const licenses = readFileSync(join(dist, `${bundle}.LICENSES.txt`), 'utf8')
    for (const name of names) {
      const has = new RegExp(`^${name} [0-9.]+ \\((?:MIT|ISC)\\)\\n\\n.*License`, 'm').test(
        licenses,
      )
      check(has, `${bundle}.LICENSES.txt has no license of ${name}`)
    }
  }
  const mapped = readdirSync(dist).filter((name) =>
    readFileSync(join(dist, name), 'utf8').includes('//# sourceMappingURL='),
  )
  check(mapped.length === 0, `the package has no source maps, but these files name one: ${mapped}`)
  const others = readdirSync(join(dist, '../..')).filter((name) => !name.startsWith('.'))
  const expected = ['fp-ts', 'io-ts', 'tencent-live-callbacks']
  check(
    String(others) === String(expected),
    `npm has installed ${others}, where ${expected} was expected`,
  )
}

const checkSign = async (folder) => {
  const { t, sign } = json(await npx(folder, 'sign', '--json'))
  const digest = createHash('md5').update(`${key}${t}`).digest('hex')
  check(sign === digest, 'sign is not md5(key + t)')
}

const checkSend = async (folder) => {
  const { server, bodies, url } = await serve()
  try {
    const { delivered } = json(await npx(folder, 'send', 'StreamBegin', '--to', url, '--json'))
    check(delivered === 1, 'send has not delivered one callback')
    const [{ event_type, t, sign }] = bodies
    const digest = createHash('md5').update(`${key}${t}`).digest('hex')
    check(event_type === 1 && sign === digest, 'send has not sent a signed StreamBegin')
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

/** `listen` shows the callbacks that `scenario` sends, and its inspector serves its page. */
const checkListen = async (folder, dist) => {
  const ports = ['--port', '0', '--inspector-port', '0']
  const listening = spawn(process.execPath, [join(dist, 'cli.cjs'), 'listen', ...ports], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  try {
    const urls = {}
    const shown = []
    const lines = [listening.stdout, listening.stderr].map((input) => createInterface({ input }))
    const ready = new Promise((resolve, reject) => {
      listening.on('close', () =>
        reject(new Error(`listen has ended before it was ready\n${shown.join('\n')}`)),
      )
      const read = (line) => {
        shown.push(line)
        const [, what, url] = /^(Callbacks|Inspector): (http\S+)$/.exec(line) ?? []
        if (what !== undefined) urls[what] = url
        if (urls.Callbacks !== undefined && urls.Inspector !== undefined) resolve()
      }
      for (const reader of lines) reader.on('line', read)
    })
    await ready
    await npx(folder, 'scenario', 'reconnect', '--to', urls.Callbacks)
    check(
      shown.filter((line) => line.includes('room-1')).length >= 3,
      `listen has not shown the three callbacks of the scenario\n${shown.join('\n')}`,
    )
    const page = await fetch(urls.Inspector)
    check(page.status === 200, `the inspector has answered ${page.status}, not 200`)
    check((await page.text()).includes('<html'), 'the inspector has answered without a page')
  } finally {
    listening.kill()
  }
}

/** Throws if the command that is installed in the folder does not work. */
export const checkCommand = async (folder, name) => {
  const dist = join(folder, 'node_modules', name, 'dist')
  check(existsSync(dist), `${name} is not installed`)
  checkFiles(dist)
  const help = await npx(folder, '--help')
  for (const part of ['listen', 'inspect', 'send', 'scenario', 'fixtures', 'sign', 'template']) {
    check(new RegExp(`^ {2}${part} `, 'm').test(help), `--help does not list ${part}`)
  }
  await checkSign(folder)
  await checkSend(folder)
  await checkListen(folder, dist)
}
