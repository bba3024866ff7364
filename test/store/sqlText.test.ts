import { describe, expect, test } from '@jest/globals'

import {
  type Query,
  sqlForget,
  sqlInbox,
  type SqlInboxOptions,
  sqlStore,
  sqlTables,
  type TableOptions,
} from '../../src/store/sql.ts'

/** A client that gives these rows, one list after the other, and notes the statements. */
const answering = (...rows: ReadonlyArray<Awaited<ReturnType<Query>>>) => {
  const left = [...rows]
  const sent: Array<readonly [string, ReadonlyArray<number | string>]> = []
  const query: Query = (...statement) => {
    sent.push(statement)
    return Promise.resolve(left.shift() ?? [])
  }
  return { query, sent }
}

const dialects = ['postgres', 'mysql', 'sqlite'] as const

const inboxOf = (options: Partial<SqlInboxOptions<Query>>) => {
  const { query } = answering()
  return sqlInbox<Query>({
    dialect: 'postgres',
    begin: (run) => run(query),
    queryOf: (tx) => tx,
    ...options,
  })
}

describe('sqlTables', () => {
  test.each(dialects)('makes the table of %s, of any name', (dialect) => {
    expect(sqlTables(dialect).join(';')).toContain('CREATE TABLE live_callbacks (event_key')
    const own = sqlTables(dialect, { table: 'own_marks' }).join(';')
    expect(own).toContain('CREATE TABLE own_marks (event_key')
    expect(own).not.toContain('live_callbacks')
    expect(own).toContain('own_marks_until')
  })
})

describe('the options of SQL', () => {
  const { query } = answering()

  test.each(['', 'Live', '1st', 'a b', 'a;b', 'a"b', 'ä', 'x'.repeat(58), 1, null])(
    'refuse %j as the name of a table',
    async (name) => {
      const options = { dialect: 'postgres', table: name } as TableOptions
      const refused = /^table must be a name of lower-case letters/
      expect(() => sqlTables('postgres', options)).toThrow(refused)
      expect(() => sqlStore(query, options)).toThrow(refused)
      expect(() => inboxOf(options)).toThrow(refused)
      await expect(sqlForget(query, options)).rejects.toThrow(refused)
    },
  )

  test.each(['a', '_a1', 'x'.repeat(57)])('take %j as the name of a table', (table) => {
    expect(() => sqlStore(query, { dialect: 'mysql', table })).not.toThrow()
  })

  test.each([undefined, 'oracle', 'constructor', null])(
    'refuse %j as a dialect',
    async (dialect) => {
      const options = { dialect } as unknown as TableOptions
      const refused = /^dialect must be 'mysql'/
      expect(() => sqlTables(options.dialect)).toThrow(refused)
      expect(() => sqlStore(query, options)).toThrow(refused)
      expect(() => inboxOf(options)).toThrow(refused)
      await expect(sqlForget(query, options)).rejects.toThrow(refused)
    },
  )

  test.each([undefined, null, {}, 'SELECT 1'])('refuse %j as a query function', async (value) => {
    const wrong = value as Query
    const refused = /^query must be a function of a text and its values/
    expect(() => sqlStore(wrong, { dialect: 'sqlite' })).toThrow(refused)
    await expect(sqlForget(wrong, { dialect: 'sqlite' })).rejects.toThrow(refused)
    const inbox = inboxOf({ queryOf: () => wrong })
    await expect(inbox.once('k', { undated: false }, () => Promise.resolve())).rejects.toThrow(
      refused,
    )
  })

  test.each<[object, RegExp]>([
    [{ begin: undefined }, /^begin must be a function/],
    [{ queryOf: {} }, /^queryOf must be a function/],
    [{ ttlSeconds: 59 }, /^ttlSeconds must be a number of seconds from 60/],
    [{ ttlSeconds: 31_536_001 }, /^ttlSeconds must/],
    [{ ttlSeconds: NaN }, /^ttlSeconds must/],
    [{ ttlSeconds: '600' }, /^ttlSeconds must/],
  ])('refuse %j for an inbox', (options, refused) => {
    expect(() => inboxOf(options)).toThrow(refused)
  })

  test('take a ttlSeconds from a minute to a year', () => {
    for (const ttlSeconds of [60, 31_536_000]) expect(() => inboxOf({ ttlSeconds })).not.toThrow()
  })
})

describe('sqlStore', () => {
  test('takes a row that somebody has released meanwhile for one in flight', async () => {
    const { query } = answering([], [])
    expect(await sqlStore(query, { dialect: 'postgres' }).claim('k', 'a', 1)).toBe('inFlight')
  })

  test('probes the table by a mark of a second', async () => {
    const { query, sent } = answering()
    await sqlStore(query, { dialect: 'postgres' }).probe?.()
    expect(sent.map(([, values]) => values)).toEqual([['probe', 'done', 1000]])
  })
})

describe('sqlInbox', () => {
  const isMine = { mine: true }

  test('keeps a mark for its ttl, and that of an undated event for 20 minutes at most', async () => {
    const keptFor = async (ttlSeconds: number, undated: boolean) => {
      const { query, sent } = answering([isMine], [])
      await inboxOf({ ttlSeconds, queryOf: () => query }).once('k', { undated }, () =>
        Promise.resolve(),
      )
      return [sent[1]?.[1][2], sent[2]?.[1][1]]
    }
    expect(await keptFor(86_400, false)).toEqual([86_400_000, 86_400_000])
    expect(await keptFor(86_400, true)).toEqual([1_200_000, 1_170_000])
    expect(await keptFor(600, true)).toEqual([600_000, 570_000])
  })

  test('locks a key of its own table', async () => {
    const { query, sent } = answering([{ mine: false }])
    const inbox = inboxOf({ table: 'own', queryOf: () => query })
    expect(await inbox.once('k', { undated: false }, () => Promise.resolve())).toBe('inFlight')
    expect(sent.map(([, values]) => values)).toEqual([['own:k']])
  })

  test('rejects if the mark is gone after the handler', async () => {
    const { query } = answering([isMine], [{ holder: 'tx:a' }], [])
    const inbox = inboxOf({ queryOf: () => query })
    await expect(inbox.once('k', { undated: false }, () => Promise.resolve())).rejects.toThrow(
      /^The transaction was rolled back while the handler ran/,
    )
  })

  test('opens no transaction for an event that this process is handling', async () => {
    let begun = 0
    let finish = (): void => undefined
    const held = new Promise<void>((resolve) => {
      finish = resolve
    })
    const inbox = inboxOf({
      begin: async (run) => {
        begun += 1
        await held
        return run(answering([{ mine: false }]).query)
      },
    })
    const once = (key: string) => inbox.once(key, { undated: false }, () => Promise.resolve())
    const first = once('k')
    expect(await once('k')).toBe('inFlight')
    expect(begun).toBe(1)
    finish()
    expect(await first).toBe('inFlight')
    await once('k')
    expect(begun).toBe(2)
  })
})
