/** What a store must have, and what a handler is given with one. */
import { expectTypeOf } from 'expect-type'

import { createHandler } from '../../src/handle/handler.ts'
import type { Observation } from '../../src/handle/observation.ts'
import { createReceiver } from '../../src/receive/receiver.ts'
import type { Claimed, IdempotencyStore } from '../../src/store/IdempotencyStore.ts'
import { hasIdentity } from '../../src/store/identity.ts'
import { memoryStore } from '../../src/store/memoryStore.ts'
import { redisStore } from '../../src/store/redisStore.ts'
import type { Behaviour } from '../../src/testing/Behaviour.ts'
import { storeBehaviours } from '../../src/testing/storeBehaviours.ts'
import type { JsonObject } from '../../src/wire/json.ts'

const receiver = createReceiver({ keys: 'example-callback-key' })

// A store may answer at once or with promises, and need not have a probe.
const own: IdempotencyStore = {
  claim: () => 'claimed',
  done: () => Promise.resolve(true),
  release: () => false,
}
expectTypeOf(own.probe).toEqualTypeOf<(() => unknown) | undefined>()
expectTypeOf<Claimed>().toEqualTypeOf<'claimed' | 'done' | 'inFlight'>()

// @ts-expect-error -- a claim has three answers.
const wrongAnswer: IdempotencyStore = { ...own, claim: () => 'free' }
// @ts-expect-error -- done says whether another owner held the event.
const silent: IdempotencyStore = { ...own, done: () => undefined }
// @ts-expect-error -- release is missing.
const partial: IdempotencyStore = { claim: own.claim, done: own.done }

expectTypeOf(storeBehaviours(() => memoryStore())).toEqualTypeOf<ReadonlyArray<Behaviour>>()
storeBehaviours(() => Promise.resolve(redisStore(() => Promise.resolve(null))))
// @ts-expect-error -- it takes a function that makes a store.
storeBehaviours(memoryStore())

expectTypeOf(hasIdentity).parameter(0).toEqualTypeOf<JsonObject>()
expectTypeOf(hasIdentity({})).toEqualTypeOf<boolean>()

createHandler(receiver, {
  on: {
    StreamBegin: (_event, _received, { signal }) => {
      expectTypeOf(signal).toEqualTypeOf<AbortSignal>()
    },
  },
  idempotency: { store: own, leaseSeconds: 50, ttlSeconds: 3600, maxRunSeconds: 660 },
})
// @ts-expect-error -- idempotency needs a store.
createHandler(receiver, { on: {}, idempotency: { leaseSeconds: 50 } })

type Stuck = Extract<Observation, { readonly _tag: 'HandlerStuck' }>
expectTypeOf<Stuck['afterSeconds']>().toEqualTypeOf<number>()

export const refused = [wrongAnswer, silent, partial]
