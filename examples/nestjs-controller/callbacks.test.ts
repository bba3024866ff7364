import 'reflect-metadata'

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import type { INestApplication } from '@nestjs/common'
import { Test } from '@nestjs/testing'
import { createReceiver } from 'tencent-live-callbacks'
import { buildBody, signBody } from 'tencent-live-callbacks/testing'

import { CallbacksModule } from './callbacks.module.ts'
import { RECEIVER } from './liveCallback.guard.ts'

const key = 'example-callback-key'
let app: INestApplication

before(async () => {
  const module = await Test.createTestingModule({ imports: [CallbacksModule] })
    .overrideProvider(RECEIVER)
    .useValue(createReceiver({ keys: key }))
    .compile()
  app = module.createNestApplication()
  app.useLogger(false)
  await app.listen(0, '127.0.0.1')
})

after(() => app.close())

const post = async (body: object): Promise<[status: number, body: unknown]> => {
  const response = await fetch(`${await app.getUrl()}/callbacks`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return [response.status, await response.json()]
}

void test('answers 200 to a callback, and not the 201 of Nest', async () => {
  assert.deepEqual(await post(signBody(buildBody('StreamBegin'), { key })), [200, { code: 0 }])
})

void test('answers 401 to a forged callback', async () => {
  const forged = signBody(buildBody('StreamBegin'), { key: 'another-key' })
  assert.deepEqual(await post(forged), [401, { code: 401 }])
})
