/** The blocks of docs/databases.md as modules, so that the tests run what a reader copies. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { runInThisContext } from 'node:vm'

import { transformSync } from '@swc/core'

import type { Inbox } from '../../src/store/Inbox.ts'
import * as sql from '../../src/store/sql.ts'

const require = createRequire(import.meta.url)

/** What a block exports. `Tx` is the transaction of its client. */
export interface DatabaseModule<Tx> {
  readonly query: sql.Query
  readonly inbox: Inbox<Tx>
}

/** Runs the block under a heading, with the variables of its environment. */
export const moduleOf = <Tx>(
  section: string,
  heading: string,
  env: Readonly<Record<string, string>>,
): DatabaseModule<Tx> & Readonly<Record<string, unknown>> => {
  const page = readFileSync('docs/databases.md', 'utf8')
  const part = page.split(/^## /m).find((text) => text.startsWith(section)) ?? ''
  const text = part.split(/^### /m).find((one) => one.startsWith(heading)) ?? ''
  const { 1: block } = /^```ts\n([^]*?)^```$/m.exec(text) ?? []
  if (block === undefined) throw new Error(`There is no block under ${section}, ${heading}.`)
  const { code } = transformSync(block, {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
    swcrc: false,
  })
  type Run = (exports: object, required: (name: string) => unknown, of: object) => void
  const run = runInThisContext(`(function (exports, require, process) {${code}\n})`) as Run
  const exports = {}
  run(exports, (name) => (name === 'tencent-live-callbacks/sql' ? sql : require(name)), { env })
  return exports as DatabaseModule<Tx> & Readonly<Record<string, unknown>>
}

/** Runs the block of the plain client of a server, with the URL of the server. */
export const openModule = <Tx>({
  kind,
  url,
}: {
  readonly kind: 'mysql' | 'postgres'
  readonly url: string
}): DatabaseModule<Tx> & Readonly<Record<string, unknown>> => {
  const env = { DATABASE_URL: url }
  return kind === 'postgres'
    ? moduleOf('PostgreSQL', 'With `pg`', env)
    : moduleOf('MySQL', 'With `mysql2`', env)
}
