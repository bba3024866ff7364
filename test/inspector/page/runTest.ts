/** Runs a test that "copy as test" has copied, against the sources. */
import { compileFunction } from 'node:vm'

import { expect } from '@jest/globals'
import { transform } from 'esbuild'

import * as library from '../../../src/index.ts'
import * as testing from '../../../src/testing/testing.ts'

const modules: Readonly<Record<string, unknown>> = {
  'tencent-live-callbacks': library,
  'tencent-live-callbacks/testing': testing,
}

/** Runs the tests in a text, and returns their names. */
export const runTest = async (text: string): Promise<ReadonlyArray<string>> => {
  const { code } = await transform(text, { loader: 'ts', format: 'cjs' })
  const tests: Array<[name: string, run: () => Promise<void>]> = []
  const jest = {
    expect,
    test: (name: string, body: () => Promise<void>): void => void tests.push([name, body]),
  }
  const require = (name: string): unknown => (name === '@jest/globals' ? jest : modules[name])
  const call = compileFunction(code, ['require', 's', 'module']) as (
    ...given: ReadonlyArray<unknown>
  ) => void
  call(require, {}, {})
  for (const [, body] of tests) await body()
  return tests.map(([name]) => name)
}
