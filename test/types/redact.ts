/** `redact` returns the type that it was given, and `streamParamOf` what only reads. */
import { expectTypeOf } from 'expect-type'

import {
  type JsonObject,
  type Received,
  redact,
  type StreamBegin,
  type StreamParam,
  streamParamOf,
} from '../../src/index.ts'

declare const received: Received
declare const event: StreamBegin

export const kinds = (): void => {
  expectTypeOf(redact(received.raw)).toEqualTypeOf<JsonObject>()
  expectTypeOf(redact(event)).toEqualTypeOf<StreamBegin>()
  expectTypeOf(redact('sign=a')).toEqualTypeOf<string>()
  expectTypeOf(redact(new Uint8Array(1))).toExtend<Uint8Array>()
  expectTypeOf(redact(received as unknown)).toEqualTypeOf<unknown>()
  redact(received.raw, { alsoNames: ['publishkey'] as const })
  // @ts-expect-error -- names are a list
  redact(received.raw, { alsoNames: 'publishkey' })
  // @ts-expect-error -- there is no such option
  redact(received.raw, { names: ['publishkey'] })
}

export const query = (): void => {
  const param = streamParamOf(event)
  expectTypeOf(param).toEqualTypeOf<StreamParam>()
  // It is for reading.
  expectTypeOf<keyof StreamParam>().toEqualTypeOf<
    'get' | 'getAll' | 'has' | typeof Symbol.iterator
  >()
  expectTypeOf(param.get('room')).toEqualTypeOf<string | null>()
  expectTypeOf(param.getAll('room')).toEqualTypeOf<ReadonlyArray<string>>()
  expectTypeOf(Object.fromEntries(param)).toEqualTypeOf<Record<string, string>>()
  // @ts-expect-error -- the field of the event is its text
  streamParamOf(event.stream_param)
}
