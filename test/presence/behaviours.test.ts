import { describe, test } from '@jest/globals'

import { memoryPresence } from '../../src/presence/memoryPresence.ts'
import { type MakePresence, presenceBehaviours } from './behaviours.ts'
import { mustBeTheModel } from './history.ts'
import { modelPresence } from './model.ts'

const presences: ReadonlyArray<readonly [name: string, make: MakePresence]> = [
  ['memoryPresence', memoryPresence],
]

describe.each(presences)('%s', (_, make) => {
  test.each(presenceBehaviours(make).map(({ name, run }) => [name, run] as const))(
    '%s',
    async (_name, run) => {
      await run()
    },
  )

  test('answers as the model does, in any history', async () => {
    await mustBeTheModel(make, 2000)
  })
})

// The laws are what the definition means: it would be wrong if it did not obey them.
describe('the model', () => {
  test.each(
    presenceBehaviours(modelPresence)
      .filter(({ name }) => !name.startsWith('refuses'))
      .map(({ name, run }) => [name, run] as const),
  )('%s', async (_name, run) => {
    await run()
  })
})
