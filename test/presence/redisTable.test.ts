import { describe, expect, test } from '@jest/globals'

import { redisTable } from '../../src/presence/redisTable.ts'
import { StoreUnavailable } from '../../src/store/IdempotencyStore.ts'
import type { SendCommand } from '../../src/store/redisStore.ts'

const PLACES = { live: 5, due: null, wake: 105 }

const tableOf = (send: SendCommand) => redisTable(send, 'p', 200)

const callsOf = (table: ReturnType<typeof tableOf>) => [
  () => table.read('a'),
  () => table.replace('a', '', '{}', PLACES),
  () => table.range('live', { until: 5, limit: 2 }),
]

describe('redisTable', () => {
  test('sends one command for each call, with keys of one hash tag', async () => {
    const sent: Array<ReadonlyArray<string>> = []
    const table = tableOf((...command) => {
      sent.push(command)
      return Promise.resolve([])
    })
    expect(await table.read('a')).toBe('')
    expect(await table.replace('a', 'old', 'new', PLACES)).toBeUndefined()
    expect(await table.range('due', { until: 5, limit: 2 })).toEqual([])
    await table.range('live', { after: { at: -3, key: 'a' }, until: Infinity, limit: 2 })
    expect(sent.map(([command, , ...rest]) => [command, ...rest])).toEqual([
      ['EVAL', '1', '{p}:streams', 'a'],
      [
        'EVAL',
        ...['4', '{p}:streams', '{p}:live', '{p}:due', '{p}:wake'],
        ...['a', 'old', 'new', '172800200', '5', '', '105'],
      ],
      ['EVAL', '2', '{p}:streams', '{p}:due', '5', '2'],
      ['EVAL', '2', '{p}:streams', '{p}:live', '+inf', '2', '-3', 'a\0'],
    ])
  })

  test.each<[string, (text: string) => unknown]>([
    ['texts', (text) => text],
    ['Buffers', (text) => Buffer.from(text)],
  ])('reads replies of %s', async (_, itemOf) => {
    const table = tableOf(() =>
      Promise.resolve(['5', '["","","é"]', '{}'].map((text) => itemOf(text))),
    )
    expect(await table.range('live', { until: 5, limit: 2 })).toEqual([
      { at: 5, key: '["","","é"]', text: '{}' },
    ])
    const other = tableOf(() => Promise.resolve([itemOf('{}')]))
    expect(await other.read('a')).toBe('{}')
    expect(await other.replace('a', '', '', PLACES)).toBe('{}')
    expect(await tableOf(() => Promise.resolve([itemOf('')])).replace('a', '{}', '', PLACES)).toBe(
      '',
    )
  })

  test.each([
    [null],
    [undefined],
    ['OK'],
    [1],
    [{}],
    [[1]],
    [[null]],
    [[{ pushes: [] }]],
    [['5', 'a']],
    [['5', 'a', null]],
    [['5', 'a', '{}', '6']],
  ])('throws StoreUnavailable for the reply %j', async (reply) => {
    for (const call of callsOf(tableOf(() => Promise.resolve(reply)))) {
      const error: unknown = await call().catch((reason: unknown) => reason)
      expect(error).toBeInstanceOf(StoreUnavailable)
      expect(error).toMatchObject({
        cause: new TypeError(
          'send must resolve to the reply of Redis as it is: this one is not the list of texts of the script.',
        ),
      })
    }
  })

  test.each<[string, SendCommand]>([
    [
      'throws',
      () => {
        throw new Error('of the client')
      },
    ],
    ['rejects', () => Promise.reject(new Error('of the client'))],
  ])('throws StoreUnavailable if the client %s', async (_, send) => {
    for (const call of callsOf(tableOf(send))) {
      await expect(call()).rejects.toMatchObject({
        _tag: 'StoreUnavailable',
        cause: { message: 'of the client' },
      })
    }
  })
})
