/**
 * Helpers for your tests: bodies of every event, signatures, deliveries with retries, hostile
 * bodies.
 */
export type { Clock } from '../clock/Clock.ts'
export { sign } from '../receive/signature.ts'
export type { Behaviour } from './Behaviour.ts'
export type { BodyKind } from './buildBody.ts'
export { buildBody } from './buildBody.ts'
export type { Attempt, DeliverOptions, DeliverTarget } from './deliver.ts'
export { deliver } from './deliver.ts'
export type { DeliverAllOptions } from './deliverAll.ts'
export { deliverAll } from './deliverAll.ts'
export { fixtureKey } from './fixtureKey.ts'
export type { Fixture } from './fixtures.ts'
export { fixtures } from './fixtures.ts'
export type { HostileBody, HostileOptions } from './hostileBodies.ts'
export { hostileBodies } from './hostileBodies.ts'
export type { SignOptions } from './signBody.ts'
export { signBody } from './signBody.ts'
export { storeBehaviours } from './storeBehaviours.ts'
export type { VirtualClockOptions } from './virtualClock.ts'
export { virtualClock } from './virtualClock.ts'
