// Runs an example that is a server, examples/<host>/main.ts, as its README.md describes.
import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'

import { runNode } from '../../run.mjs'
import { exampleKey, expectStatus, post, signedBody } from './callback.mjs'
import { expectRefusal } from './console.mjs'
import { freePort, startExample, waitUntil, whenListening, withChildren } from './processes.mjs'

const command = /^npx tsx examples\/post\.ts (.+)$/m
const printed = /^```text\n([^]*?)^```$/m

/** The callbacks that its README.md posts, and the lines that it then promises. */
export const readPromise = (file) => {
  const text = readFileSync(file, 'utf8')
  const names = command.exec(text)?.[1].split(' ')
  const lines = printed.exec(text)?.[1].trimEnd().split('\n')
  if (names === undefined)
    throw new Error(`${file} has no line "npx tsx examples/post.ts …": add it`)
  if (lines === undefined)
    throw new Error(`${file} has no \`\`\`text block: add one that shows what the example prints`)
  return { names, lines }
}

const count = (lines, line) => lines.filter((other) => other === line).length

export const runHost = async (file) => {
  const promise = readPromise(`${dirname(file)}/README.md`)
  await withChildren(async (adopt) => {
    const port = await freePort()
    const env = { CALLBACK_KEY: exampleKey, PORT: String(port) }
    const example = adopt(await whenListening(startExample(file, env), port))
    const url = `http://127.0.0.1:${port}/callbacks`

    expectStatus('a forged callback', await post(url, signedBody('another-key')), 401)

    const posted = await runNode(['--import', 'tsx', 'examples/post.ts', ...promise.names], {
      env: { ...process.env, ...env },
    })
    if (!posted.ok) throw new Error(`examples/post.ts failed\n${posted.output}`)
    for (const line of promise.lines) {
      const promised = count(promise.lines, line)
      const isPrinted = () => count(example.lines(), line) >= promised
      await waitUntil(`it prints “${line}”`, example, isPrinted)
      const times = count(example.lines(), line)
      if (times > promised)
        throw new Error(`it printed “${line}” ${times} times instead of ${promised}`)
    }

    expectStatus('a callback', await post(url, signedBody(exampleKey)), 200)
    const other = signedBody(exampleKey, { sequence: '2' })
    const type = 'application/octet-stream'
    expectStatus(`a callback as ${type}`, await post(url, other, type), 200)
    expectRefusal(example.output())
  })
}
