// A plugin of Stryker that leaves out all mutants but a share of them. Which ones depends on the
// mutants alone, so that a second run tests the same.
import { createHash } from 'node:crypto'

const MOST = 2 ** 32

class Sample {
  static inject = ['options']

  constructor({ sample: { share } }) {
    this.share = share
  }

  async init() {}

  async check(mutants) {
    return Object.fromEntries(mutants.map((mutant) => [mutant.id, this.resultOf(mutant)]))
  }

  resultOf({ fileName, location, replacement }) {
    const file = fileName.split(/[\\/]/).slice(-2).join('/')
    const text = JSON.stringify([file, location, replacement])
    const place = createHash('sha256').update(text).digest().readUInt32BE() / MOST
    // A mutant that does not compile is not counted.
    return place < this.share
      ? { status: 'passed' }
      : { status: 'compileError', reason: 'not in the sample' }
  }
}

export const strykerPlugins = [{ kind: 'Checker', name: 'sample', injectableClass: Sample }]
