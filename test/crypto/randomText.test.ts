import { describe, expect, jest, test } from '@jest/globals'

import { randomText } from '../../src/crypto/randomText.ts'

const every = Uint8Array.from({ length: 256 }, (_, byte) => byte)

/** The number of times that each letter occurs. */
const countsOf = (text: string): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  return counts
}

describe('randomText', () => {
  test.each(['ab', 'abc', 'abcdefghij', 'abcdefghijklmnopqrstuvwxyz0123456789'])(
    'makes every letter of %s as likely as any other',
    (alphabet) => {
      const fair = Math.floor(256 / alphabet.length) * alphabet.length
      const counts = countsOf(randomText(alphabet, fair, () => every))
      expect(counts.size).toBe(alphabet.length)
      expect(new Set(counts.values())).toEqual(new Set([fair / alphabet.length]))
    },
  )

  test('takes more bytes until the text is long enough, and cuts it to the length', () => {
    const random = jest
      .fn<(length: number) => Uint8Array>()
      .mockReturnValueOnce(Uint8Array.of(255, 0))
      .mockReturnValueOnce(Uint8Array.of(254, 1, 2))
    expect(randomText('abc', 3, random)).toBe('acb')
    expect(random.mock.calls).toEqual([[3], [3]])
  })

  test('is random by default', () => {
    expect(randomText('0123456789', 40)).toMatch(/^[0-9]{40}$/)
    expect(randomText('0123456789', 40)).not.toBe(randomText('0123456789', 40))
  })
})
