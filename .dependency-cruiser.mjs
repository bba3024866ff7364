// Imports go one way: a floor may import itself and the floors above it in this list. Folders of one
// floor do not know each other.
const floors = [
  ['wire', 'clock', 'crypto'],
  ['event'],
  ['receive', 'store'],
  ['handle'],
  ['presence'],
  ['adapter', 'text'],
  ['testing'],
  ['diagnose'],
  ['inspector'],
  ['cli'],
]

const pathOf = (folder) => `^src/${folder}/`
const folders = floors.flat()

// A family of events is a file of src/event/ with a capital letter.
const family = '^src/event/(?!LiveEvent|EventType)[A-Z]'

/** What the library consists of. The rest is for the command, which is bundled. */
const command = ['diagnose', 'inspector', 'cli'].map(pathOf)

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

const oneWay = floors.flatMap((floor, index) => {
  const below = floors.slice(index + 1).flat()
  return floor.flatMap((folder) => {
    const forbidden = [...floor.filter((other) => other !== folder), ...below]
    return forbidden.length === 0
      ? []
      : forbid(
          `${folder}-imports-nothing-below`,
          'A folder imports itself and the floors above it.',
          { path: pathOf(folder) },
          { path: forbidden.map(pathOf) },
        )
  })
})

export default {
  forbidden: [
    ...oneWay,
    forbid('no-cycle', 'Two files that need each other are one.', {}, { circular: true }),
    forbid(
      'every-file-has-a-floor',
      'Put the file into a folder of the floors in .dependency-cruiser.mjs.',
      { path: '^src/', pathNot: [...folders.map(pathOf), '^src/(index|template|sessions)\\.ts$'] },
      {},
    ),
    forbid(
      'the-top-stands-on-events',
      'The template and the sessions need to know events alone.',
      { path: '^src/(template|sessions)\\.ts$' },
      { path: '^src/', pathNot: ['^src/(wire|crypto|event)/'] },
    ),
    forbid(
      'wire-knows-nothing-of-tencent',
      'wire/ stands on io-ts and fp-ts alone.',
      { path: '^src/wire/' },
      { path: '^src/', pathNot: '^src/wire/' },
    ),
    forbid(
      'family-imports-no-family',
      'What families share belongs into eventCodec.ts or wire/.',
      { path: family },
      { path: family },
    ),
    forbid(
      'adapter-imports-no-adapter',
      'No adapter stands on another.',
      { path: '^src/adapter/' },
      { path: '^src/adapter/', pathNot: '^src/adapter/(limits|nodeHttp|nodeListener)\\.ts$' },
    ),
    forbid(
      'testing-needs-no-host',
      'The testing tools call any handler, and need no adapter.',
      { path: '^src/testing/' },
      { path: '^src/adapter/' },
    ),
    forbid(
      'index-is-for-users',
      'Import from the file that defines it.',
      { path: '^src/', pathNot: command },
      { path: '^src/index\\.ts$' },
    ),
    forbid(
      'io-ts-and-fp-ts-only',
      'Hosts are described by shape, never imported. What the command needs is bundled into it.',
      { path: '^src/', pathNot: command },
      {
        dependencyTypesNot: ['local', 'localmodule', 'core', 'aliased'],
        pathNot: '(^|/)node_modules/(io-ts|fp-ts)/',
      },
    ),
    forbid(
      'crypto-by-its-name',
      'Import #crypto, which is another file where there is no node:crypto.',
      { path: '^src/', pathNot: '^src/crypto/' },
      {
        path: '^src/crypto/',
        pathNot: '^src/crypto/randomText\\.ts$',
        dependencyTypesNot: ['aliased'],
      },
    ),
    forbid(
      'runs-anywhere',
      'What Node has built in is for #crypto, adapters, tests and the command: the rest runs in a browser.',
      { path: '^src/', pathNot: '^src/(crypto/node\\.ts$|(adapter|testing|inspector|cli)/)' },
      { dependencyTypes: ['core'] },
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
