import { describe, expect, test } from '@jest/globals'

import { signatureMissing } from '../../src/receive/signatureMissing.ts'
import { lookalikes } from './lookalikes.ts'

describe('signatureMissing', () => {
  test.each([
    ['the event_type', { event_type: 314 }, { event_type: 314 }],
    ['an event_type that is text', { event_type: '0' }, { event_type: 0 }],
    ['an event_type that is unknown', { event_type: 9999 }, { event_type: 9999 }],
    ['what a body without event_type is', lookalikes.VodEvent[0], { looksLike: 'VodEvent' }],
    ['nothing of an invalid event_type', { event_type: 'x', CallbackCommand: 'x' }, {}],
  ])('has %s', (_what, body, facts) => {
    expect(signatureMissing(body)).toStrictEqual({ _tag: 'SignatureMissing', ...facts })
  })
})
