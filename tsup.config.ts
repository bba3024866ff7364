import type { Options } from 'tsup'

/**
 * Every entry point of the package: name in dist -> source. The name is the subpath too, `index`
 * the root. After a change here, `npm run entries -- --write` brings package.json and
 * examples/tsconfig.json into line; `npm run entries` only compares them.
 */
export const entries: Readonly<Record<string, string>> = {
  index: 'src/index.ts',
  node: 'src/adapter/node.ts',
  express: 'src/adapter/express.ts',
  koa: 'src/adapter/koa.ts',
  fastify: 'src/adapter/fastify.ts',
  web: 'src/adapter/web.ts',
  scf: 'src/adapter/scf.ts',
  redis: 'src/redis.ts',
  testing: 'src/testing.ts',
}

export default {
  entry: entries,
  format: ['esm', 'cjs'],
  target: 'node20',
  platform: 'neutral',
  // Without splitting, each CommonJS entry has its own copy of a class they share. Splitting alone
  // sends CommonJS through Sucrase, which reorders static fields; with treeshake rollup makes it.
  splitting: true,
  treeshake: true,
  sourcemap: true,
  clean: true,
  // io-ts and fp-ts are left out of the bundle because package.json lists them.
  external: [/^node:/],
  // tsup would strip the `node:` prefix, which some runtimes insist on.
  removeNodeProtocol: false,
  // tsup itself sets baseUrl for the declarations, which TypeScript 6 calls deprecated.
  dts: { compilerOptions: { ignoreDeprecations: '6.0' } },
} satisfies Options
