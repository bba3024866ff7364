import { describe, expect, jest, test } from '@jest/globals'

import { printLine } from '../../src/handle/printLine.ts'
import { expectConsole } from '../expectConsole.ts'

const error = new Error('of the handler')

describe('printLine', () => {
  test('prints a line, with the number of those left out and the error', () => {
    printLine({ level: 'warn', text: 'a.' })
    printLine({ level: 'warn', text: 'a.', leftOut: 2 })
    printLine({ level: 'error', text: 'b', cause: { error } })
    printLine({ level: 'error', text: 'b', cause: { error: undefined } })
    expect(expectConsole()).toEqual([
      { level: 'warn', args: ['tencent-live-callbacks: a.'] },
      {
        level: 'warn',
        args: ['tencent-live-callbacks: a. (2 more since the last such line)'],
      },
      { level: 'error', args: ['tencent-live-callbacks: b:', error] },
      { level: 'error', args: ['tencent-live-callbacks: b:', undefined] },
    ])
  })

  test('prints the line alone if the error cannot be inspected', () => {
    const print = jest.spyOn(console, 'error').mockImplementation((_line, ...causes) => {
      if (causes.length > 0) throw new Error('of inspect')
    })
    printLine({ level: 'error', text: 'b', cause: { error } })
    expect(print.mock.calls).toEqual([
      ['tencent-live-callbacks: b:', error],
      ['tencent-live-callbacks: b:'],
    ])
    print.mockRestore()
  })

  test('does not throw if the console does', () => {
    const print = jest.spyOn(console, 'warn').mockImplementation(() => {
      throw error
    })
    expect(() => {
      printLine({ level: 'warn', text: 'a.' })
    }).not.toThrow()
    expect(print).toHaveBeenCalledTimes(1)
    print.mockRestore()
  })
})
