import { describe, expect, test } from '@jest/globals'

import { CallbackError } from '../../src/receive/CallbackError.ts'
import { describeError } from '../../src/receive/describeError.ts'
import { errors } from './refusals.ts'

describe('CallbackError', () => {
  test('has the error, its name and its sentence', () => {
    const thrown = new CallbackError(errors.SignatureMismatch)
    expect(thrown).toBeInstanceOf(Error)
    expect(thrown.name).toBe('CallbackError')
    expect(thrown.error).toBe(errors.SignatureMismatch)
    expect(thrown.message).toBe(describeError(errors.SignatureMismatch))
  })

  test('is an instance of CallbackError of another copy of the library', () => {
    const other = Object.defineProperty(
      new Error('of another copy'),
      Symbol.for('tencent-live-callbacks/CallbackError'),
      { value: true },
    )
    expect(other).toBeInstanceOf(CallbackError)
    expect(new CallbackError(errors.BodyMissing)).toBeInstanceOf(CallbackError)
    for (const value of [new Error('no'), {}, null, undefined, 'text']) {
      expect(value instanceof CallbackError).toBe(false)
    }
  })

  test('is not an instance of its subclasses', () => {
    class Refused extends CallbackError {}
    const refused = new Refused(errors.BodyMissing)
    expect(refused).toBeInstanceOf(Refused)
    expect(refused).toBeInstanceOf(CallbackError)
    expect(new CallbackError(errors.BodyMissing)).not.toBeInstanceOf(Refused)
  })
})
