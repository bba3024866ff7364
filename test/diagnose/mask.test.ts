import { describe, expect, test } from '@jest/globals'

import { masked } from '../../src/diagnose/mask.ts'

describe('masked', () => {
  test.each([
    ['txSecret=0123456789abcdef&txTime=1', 'txSecret=…&txTime=1'],
    ['a=1&TXSECRET=0123', 'a=1&TXSECRET=…'],
    ['rtmp://a/b?txSecret=1 rtmp://a/b?txSecret=2', 'rtmp://a/b?txSecret=… rtmp://a/b?txSecret=…'],
    ['{"a":"txSecret=0123","b":1}', '{"a":"txSecret=…","b":1}'],
    ['{"a":"{\\"b\\":\\"txSecret=0123\\"}"}', '{"a":"{\\"b\\":\\"txSecret=…\\"}"}'],
    ['{"a":"txSecret=0123\\u0026txTime=1"}', '{"a":"txSecret=…\\u0026txTime=1"}'],
    ["'txSecret=0123'", "'txSecret=…'"],
    ['txSecret=', 'txSecret='],
    ['txTime=1', 'txTime=1'],
  ])('makes of %s: %s', (text, shown) => {
    expect(masked(text)).toBe(shown)
  })

  test('inserts the replacement literally', () => {
    expect(masked('txSecret=abc&txTime=1', '$1$&0')).toBe('txSecret=$1$&0&txTime=1')
  })
})
