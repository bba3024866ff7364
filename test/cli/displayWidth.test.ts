import { describe, expect, test } from '@jest/globals'

import { displayWidth, padded } from '../../src/cli/displayWidth.ts'

describe('displayWidth', () => {
  test.each([
    ['', 0],
    ['--key <key>', 11],
    ['回调密钥', 8],
    ['（默认：3000）', 14],
    ['、，。「」', 10],
    ['𠮷', 2],
    ['配信', 4],
    ['サーバ', 6],
    ['é…', 2],
  ])('of %j is %i columns', (text, width) => {
    expect(displayWidth(text)).toBe(width)
  })
})

describe('padded', () => {
  test('pads to the width, and cuts nothing', () => {
    expect(padded('回调', 6)).toBe('回调  ')
    expect(padded('回调', 3)).toBe('回调')
  })
})
