import { describe, expect, test } from '@jest/globals'

import { StoreUnavailable } from '../../src/store/IdempotencyStore.ts'
import { isUnavailable } from '../../src/store/isUnavailable.ts'

const coded = (code: unknown): Error => Object.assign(new Error('of a client'), { code })

describe('isUnavailable', () => {
  test.each([
    'ECONNREFUSED',
    'ECONNRESET',
    'EPIPE',
    'ETIMEDOUT',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'ENOTFOUND',
    'EAI_AGAIN',
    '40001',
    '40P01',
    '55P03',
    '53300',
    '57P01',
    '57P02',
    '57P03',
    '08006',
    '08P01',
    'ER_LOCK_DEADLOCK',
    'ER_LOCK_WAIT_TIMEOUT',
    'ER_CON_COUNT_ERROR',
    'ER_TOO_MANY_USER_CONNECTIONS',
    'ER_SERVER_SHUTDOWN',
    'PROTOCOL_CONNECTION_LOST',
    'SQLITE_BUSY',
    'SQLITE_BUSY_SNAPSHOT',
    'SQLITE_LOCKED',
    'CONNECTION_CLOSED',
    'CONNECTION_ENDED',
    'CONNECTION_DESTROYED',
    'CONNECT_TIMEOUT',
    'P1001',
    'P1002',
    'P1008',
    'P1017',
    'P2024',
    'P2034',
  ])('is true for %s, also as the cause of another error', (code) => {
    expect(isUnavailable(coded(code))).toBe(true)
    const cause = new Error('of an ORM', { cause: coded(code) })
    expect(isUnavailable(cause)).toBe(true)
    expect(isUnavailable(new Error('of a library', { cause }))).toBe(true)
    expect(isUnavailable(new Error('too far away', { cause: new Error('', { cause }) }))).toBe(
      false,
    )
  })

  test('is true for StoreUnavailable, also of another copy of this package', () => {
    expect(isUnavailable(new StoreUnavailable(undefined))).toBe(true)
    expect(isUnavailable({ _tag: 'StoreUnavailable' })).toBe(true)
  })

  test.each([
    ['undefined', undefined],
    ['null', null],
    ['text', 'ECONNREFUSED'],
    ['an error without a code', new Error('ECONNREFUSED')],
    ['a missing table', coded('42P01')],
    ['a broken rule', coded('ER_DUP_ENTRY')],
    ['a constraint', coded('SQLITE_CONSTRAINT')],
    ['a longer code', coded('080060')],
    ['a code that ends like another', coded('908006')],
    ['a code with another before it', coded('X_SQLITE_BUSY')],
    ['a number', coded(40001)],
    ['another tag', { _tag: 'Other' }],
  ])('is false for %s', (_, error) => {
    expect(isUnavailable(error)).toBe(false)
  })

  test('ends for an error that is its own cause', () => {
    const error: { cause?: unknown } = {}
    error.cause = error
    expect(isUnavailable(error)).toBe(false)
  })

  test.each([
    'Connection terminated unexpectedly',
    'select 1 - Connection terminated due to connection timeout',
    'timeout exceeded when trying to connect',
    'Client has encountered a connection error and is not queryable',
    'Knex: Timeout acquiring a connection. The pool is probably full.',
    "Can't add new command when connection is in closed state",
    'Pool is closed.',
  ])('is true for “%s” of a client that gives no code', (message) => {
    expect(isUnavailable(new Error(message))).toBe(true)
    expect(isUnavailable(new Error('of a library', { cause: new Error(message) }))).toBe(true)
    expect(isUnavailable({ message: [message] })).toBe(false)
  })

  test('is true for an error that has cost mysql2 its connection', () => {
    expect(isUnavailable(Object.assign(new Error('of mysql2'), { fatal: true }))).toBe(true)
    expect(isUnavailable(Object.assign(new Error('of mysql2'), { fatal: false }))).toBe(false)
  })
})
