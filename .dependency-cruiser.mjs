// Imports go one way. Each layer may import itself and the layers above it in this list.
// A family of events is a file of src/event/ with a capital letter.
const family = '^src/event/(?!LiveEvent|EventType)[A-Z]'
const layers = [
  ['wire', '^src/wire/'],
  ['error', '^src/error\\.ts$'],
  ['what families share', '^src/event/(callback|struct|straight)\\.ts$'],
  ['event family', family],
  ['body, signature', '^src/(body|signature)\\.ts$'],
  ['LiveEvent', '^src/event/LiveEvent\\.ts$'],
  ['about events', '^src/event/(EventType|(?!callback|struct|straight)[a-z]\\w*)\\.ts$'],
  ['receiver', '^src/receiver\\.ts$'],
  [
    'handling',
    '^src/(recent|idempotency|sessions|template|reply|happening|budget|attempt|once|handlerOptions|handler)\\.ts$',
  ],
  ['index', '^src/index\\.ts$'],
  ['host', '^src/(adapter/|testing/|(testing|redis)\\.ts$)'],
  ['cli', '^src/cli/'],
]

const anyOf = (pairs) => pairs.map(([, path]) => path)

const oneWay = layers.slice(0, -1).map(([name, path], index) => ({
  name: `${name}-imports-nothing-below`,
  severity: 'error',
  from: { path },
  to: { path: anyOf(layers.slice(index + 1)) },
}))

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

export default {
  forbidden: [
    ...oneWay,
    forbid('no-cycle', 'Two files that need each other are one.', {}, { circular: true }),
    forbid(
      'every-file-has-a-layer',
      'Add the file to the layers of .dependency-cruiser.mjs.',
      { path: '^src/', pathNot: anyOf(layers) },
      {},
    ),
    forbid(
      'wire-knows-nothing-of-tencent',
      'wire/ stands on io-ts and fp-ts alone.',
      { path: '^src/wire/' },
      { path: '^src/', pathNot: '^src/wire/' },
    ),
    forbid(
      'family-imports-no-family',
      'What families share belongs into callback.ts or wire/.',
      { path: family },
      { path: family },
    ),
    forbid(
      'adapter-imports-no-adapter',
      'Only express may stand on node.',
      { path: '^src/adapter/', pathNot: '^src/adapter/express\\.ts$' },
      { path: '^src/adapter/', pathNot: '^src/adapter/(body|incoming)\\.ts$' },
    ),
    forbid(
      'express-stands-on-node-only',
      'Only express may stand on node.',
      { path: '^src/adapter/express\\.ts$' },
      { path: '^src/adapter/', pathNot: '^src/adapter/(node|body|incoming)\\.ts$' },
    ),
    forbid(
      'hosts-are-apart',
      'An adapter, the redis store and the testing tools do not need each other.',
      { path: '^src/(adapter|testing|redis)' },
      { path: '^src/(adapter|testing|redis)', pathNot: ['^src/$1'] },
    ),
    forbid(
      'index-is-for-users',
      'Import from the file that defines it.',
      { path: '^src/', pathNot: '^src/cli/' },
      { path: '^src/index\\.ts$' },
    ),
    forbid(
      'io-ts-and-fp-ts-only',
      'Hosts are described by shape, never imported. What the command needs is bundled into it.',
      { path: '^src/', pathNot: '^src/cli/' },
      {
        dependencyTypesNot: ['local', 'localmodule', 'core', 'aliased'],
        pathNot: '(^|/)node_modules/(io-ts|fp-ts)/',
      },
    ),
    forbid(
      'core-is-portable',
      'Outside the adapters for Node, only md5 is taken from Node.',
      { path: '^src/', pathNot: ['^src/adapter/', '^src/testing', '^src/cli/'] },
      { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
    ),
    forbid('resolvable', 'The specifier leads nowhere.', {}, { couldNotResolve: true }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.json'] },
  },
}
