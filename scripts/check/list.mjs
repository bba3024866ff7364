// The checks that every change has to pass, quick ones first. `npm run check` and CI have no other
// list. A check is the npm script of its name:
//   args      the arguments of the script
//   programs  what the machine needs besides Node; .ci/install installs it
//   nodes     the versions of Node that CI runs it on; default: the oldest
//   packages  false if it needs no node_modules, and so passes where `npm ci` fails
const OLDEST_NODE = 20
const ALL_NODES = [20, 22, 24]

const list = [
  { name: 'lockfile', packages: false },
  { name: 'format' },
  { name: 'entries' },
  { name: 'compiled', args: ['--check'] },
  { name: 'fixtures', args: ['--check'] },
  { name: 'usual-fields', args: ['--check'] },
  { name: 'reference', args: ['--check'] },
  { name: 'links' },
  { name: 'layers' },
  { name: 'types' },
  { name: 'surface', args: ['--check'] },
  { name: 'api' },
  { name: 'lint' },
  { name: 'build' },
  { name: 'package', nodes: ALL_NODES },
  { name: 'examples', nodes: ALL_NODES, programs: ['redis-server', 'postgresql'] },
  {
    name: 'test',
    args: ['--json', '--outputFile=coverage/results.json'],
    nodes: ALL_NODES,
    programs: ['redis-server', 'chromium'],
  },
]

const defaults = { args: [], programs: [], nodes: [OLDEST_NODE], packages: true }

export const checks = list.map((check) => ({ ...defaults, ...check }))
