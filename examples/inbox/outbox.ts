// Makes the calls of other services that handlers have asked for, after their COMMIT. Any number of
// processes may run it.
import { setTimeout as sleep } from 'node:timers/promises'

import type { JsonObject } from 'tencent-live-callbacks'

import { handleInOrder } from './handleInOrder.ts'

/**
 * Takes the place of a request to your service. It is made again if the process dies before its
 * COMMIT, so send the id along, by which the service can tell. Let it end within 60 seconds.
 */
const tellViewers = async (id: string, message: JsonObject): Promise<string> => {
  await sleep(20)
  return `told the viewers (${id}): ${JSON.stringify(message)}`
}

await handleInOrder('outbox', (_tx, { id, body }) => tellViewers(id, body))
