/** For the tests of those who receive callbacks: bodies of every event, and signatures. */
export { sign } from './signature.ts'
export type { BodyKind } from './testing/buildBody.ts'
export { buildBody } from './testing/buildBody.ts'
export type { Fixture } from './testing/fixtures.ts'
export { fixtureKey, fixtures } from './testing/fixtures.ts'
export type { SignOptions } from './testing/signBody.ts'
export { signBody } from './testing/signBody.ts'
