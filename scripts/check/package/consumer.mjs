// The program of a user, in each form in which users write it: it decodes a body that ./testing has
// signed, and imports a fixture by its path.

const program = (name, fixture) => `
const key = 'exampleCallbackKey'
const t = Math.floor(Date.now() / 1000) + 600
const body = signBody({ event_type: 1, stream_id: 'room-1' }, { key, t })
const result = createReceiver({ keys: key }).receive(body)
if (result._tag !== 'Right') throw new Error('not decoded: ' + JSON.stringify(result))
if (result.right.signature.status !== 'signed') throw new Error('not verified')
if (result.right.signature.keyIndex !== 0) throw new Error('not the first key')
if (result.right.event.event_type !== EventType.StreamBegin) throw new Error('not StreamBegin')
if (createReceiver({ keys: 'anotherKey' }).receive(body)._tag !== 'Left') throw new Error('a body of another key was accepted')
if (typeof fixture !== 'object') throw new Error('no fixture: ${name}/fixtures/${fixture}')
`

// A wrong type must not compile. If the declarations were not found, every type would be any, and it would.
const typed = `
// @ts-expect-error a key is not a number
createReceiver({ keys: 1 })
const keyIndex: number = result.right.signature.keyIndex
void keyIndex
`

const imports = (name, fixture, json) => `
import { createReceiver, EventType } from '${name}'
import { signBody } from '${name}/testing'
import fixture from '${name}/fixtures/${fixture}'${json}
`

const requires = (name, fixture) => `
const { createReceiver, EventType } = require('${name}')
const { signBody } = require('${name}/testing')
const fixture = require('${name}/fixtures/${fixture}')
`

const withType = " with { type: 'json' }"

const importAll = (specifiers) =>
  specifiers.map((specifier) => `await import('${specifier}')`).join('\n')

const requireAll = (specifiers) =>
  specifiers.map((specifier) => `require('${specifier}')`).join('\n')

// A namespace import needs all types of a subpath, and none of its names has to be known here.
const typesOfAll = (specifiers) =>
  specifiers
    .map(
      (specifier, index) => `import * as subpath${index} from '${specifier}'\nvoid subpath${index}`,
    )
    .join('\n')

// In Node, `import` leads to the CommonJS build, so that both give the same classes, and each entry
// has those of the root. Codecs are those of the io-ts that the user has.
const isOneWith = (name, specifiers) => `
import { createRequire } from 'node:module'
import * as root from '${name}'
import { Type } from 'io-ts'
const require = createRequire(import.meta.url)
if (!(root.LiveEvent instanceof Type)) throw new Error('two copies of io-ts')
for (const specifier of ${JSON.stringify(specifiers)}) {
  const imported = await import(specifier)
  for (const [exported, value] of Object.entries(require(specifier))) {
    if (imported[exported] !== value) throw new Error('two copies of ' + exported + ' in ' + specifier)
  }
}
const thrownBy = (run) => new Promise((resolve) => resolve(run())).catch((error) => error)
const { redisStore } = await import('${name}/redis')
const unreachable = redisStore(() => Promise.reject(new Error('no connection')))
const unread = () => require('${name}').createReceiver({ keys: key }).receiveOrThrow('')
if (!((await thrownBy(() => unreachable.claim('key', 'owner', 60))) instanceof root.StoreUnavailable)) throw new Error('two copies of StoreUnavailable')
if (!((await thrownBy(unread)) instanceof root.CallbackError)) throw new Error('two copies of CallbackError')
`

// In a browser the package must do without `node:crypto`.
const inBrowser = (name) => `
import { createReceiver, eventKey, generateCallbackKey, sign } from '${name}'
if (sign('test', 1545030873) !== 'ca3e25e5dc17a6f9909a9ae7281e300d') throw new Error('no MD5')
if (!/^9:[0-9a-f]{32}$/.test(eventKey({ event_type: 9 }))) throw new Error('no SHA-256')
if (!/^[A-Za-z0-9]{32}$/.test(generateCallbackKey())) throw new Error('no random bytes')
const now = () => new Date(1545030000000)
const body = { event_type: 1, stream_id: 'room-1', t: 1545030873, sign: 'ca3e25e5dc17a6f9909a9ae7281e300d' }
createReceiver({ keys: 'test', now }).receiveOrThrow(JSON.stringify(body))
`

/** File name -> content, for the package `name`, one of its fixtures, and all its subpaths. */
export const consumerFiles = (name, fixture, specifiers) => {
  const body = program(name, fixture)
  const typedModule = `${imports(name, fixture, '')}${body}${typed}${typesOfAll(specifiers)}\n`
  return {
    'esm.mjs': `${imports(name, fixture, withType)}${body}${importAll(specifiers)}\n`,
    'one.mjs': `${imports(name, fixture, withType)}${body}${isOneWith(name, specifiers)}`,
    'browser.mjs': inBrowser(name),
    'commonjs.cjs': `${requires(name, fixture)}${body}${requireAll(specifiers)}\n`,
    // `with` is a syntax error under module node16, which does not need it.
    'node16.mts': typedModule,
    'node16.cts': typedModule,
    'bundler.ts': typedModule,
  }
}

/** The files that Node runs, the one that is bundled, and those that tsc compiles under which settings. */
export const programs = ['esm.mjs', 'one.mjs', 'commonjs.cjs']
export const bundled = [
  { file: 'esm.mjs', platform: 'node' },
  { file: 'browser.mjs', platform: 'browser' },
]
export const compilations = [
  { module: 'node16', moduleResolution: 'node16', files: ['node16.mts', 'node16.cts'] },
  { module: 'esnext', moduleResolution: 'bundler', files: ['bundler.ts'] },
]
