import { EventEmitter } from 'node:events'

import { describe, expect, test } from '@jest/globals'

import { exitOnBrokenPipe } from '../../src/cli/exitOnBrokenPipe.ts'
import { textsIn } from '../../src/cli/text/texts.ts'

class Output extends EventEmitter {
  readonly written: Array<string> = []
  write(text: string): void {
    this.written.push(text)
  }
  fail(code: string): void {
    this.emit('error', Object.assign(new Error(code), { code }))
  }
}

const watched = () => {
  const process = {
    stdout: new Output(),
    stderr: new Output(),
    codes: new Array<number | undefined>(),
    exit: (code?: number) => process.codes.push(code),
  }
  exitOnBrokenPipe(process, textsIn('en'))
  return process
}

describe('exitOnBrokenPipe', () => {
  test('exits with the current code when the reader has stopped', () => {
    const { stdout, stderr, codes } = watched()
    stdout.fail('EPIPE')
    expect([codes, stderr.written]).toEqual([[undefined], []])
  })

  test('fails when the result cannot be written', () => {
    const { stdout, stderr, codes } = watched()
    stdout.fail('ENOSPC')
    expect(codes).toEqual([1])
    expect(stderr.written).toEqual([
      'error: The result cannot be written (ENOSPC): check where the output goes.\n',
    ])
  })

  test('continues when stderr is closed', () => {
    const { stderr, codes } = watched()
    stderr.fail('EPIPE')
    expect(codes).toEqual([])
  })
})
