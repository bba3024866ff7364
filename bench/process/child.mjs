// Runs the programs of this folder in fresh processes.
import { fileURLToPath } from 'node:url'

import { mustSucceed, runNode } from '../../scripts/run.mjs'

/**
 * Runs a program of this folder, and returns the JSON that it writes and the life time of its
 * process.
 */
export const runChild = async (name, args = [], { flags = [] } = {}) => {
  const program = fileURLToPath(new URL(name, import.meta.url))
  const started = performance.now()
  const output = await mustSucceed(name, runNode([...flags, program, ...args]))
  return { ...JSON.parse(output), processMs: performance.now() - started }
}
