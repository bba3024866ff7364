import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { shownUrl } from '../../../../src/cli/commands/listen/shownUrl.ts'

const shown = (url: string): string => shownUrl(new URL(url))

describe('shownUrl', () => {
  test.each([
    'http://localhost:7010/cb',
    'https://example.com/',
    'http://127.0.0.1/hooks/live?event=begin&app=1',
    'http://127.0.0.1/?flag&empty=&a=b=c',
  ])('shows all of %s', (url) => {
    expect(shown(url)).toBe(url)
  })

  test.each([
    ['http://h/x?token=abc', 'http://h/x?token=…'],
    ['http://h/x?a=1&api_key=a=b&c=2', 'http://h/x?a=1&api_key=…&c=2'],
    ['http://h/x?Sign%61ture=abc', 'http://h/x?Sign%61ture=…'],
    ['http://h/x?%74oken=a%0ab', 'http://h/x?%74oken=…'],
    ['http://user:word@h/x#end', 'http://h/x'],
  ])('shows %s without its secrets', (url, expected) => {
    expect(shown(url)).toBe(expected)
  })

  test('shows no value of a secret', () => {
    const name = fc.constantFrom('key', 'TOKEN', 'txSecret', 'x-sig', 'passwd', 'authorization')
    const value = fc.string({
      unit: fc.constantFrom('W', 'X', '%', '=', ' ', '+', '&', 'é'),
      minLength: 1,
    })
    fc.assert(
      fc.property(name, value, (secret, text) => {
        const url = new URL('http://127.0.0.1/hooks?app=1')
        url.searchParams.append(secret, `WX${text}`)
        expect(shownUrl(url)).toBe(`http://127.0.0.1/hooks?app=1&${secret}=…`)
      }),
    )
  })
})
