/** The stores of a fleet, as its processes open them. */
import type { IdempotencyStore } from '../../src/store/IdempotencyStore.ts'
import { redisStore } from '../../src/store/redisStore.ts'
import { sqlStore } from '../../src/store/sqlStore.ts'
import { connectIoredis } from './clients.ts'
import type { StoreSettings } from './ledger.ts'

export interface OpenStore {
  readonly store: IdempotencyStore
  /** Rejects if the store cannot be reached. */
  readonly ping: () => Promise<unknown>
}

export const openStore = async (settings: StoreSettings): Promise<OpenStore> => {
  if (settings.kind === 'redis') {
    const { send } = await connectIoredis(settings.port)
    return { store: redisStore(send), ping: () => send('PING') }
  }
  // Only if it is needed, since it loads a compiler.
  const { openModule } = await import('../sql/documentModules.ts')
  const { query } = openModule(settings)
  return {
    store: sqlStore(query, { dialect: settings.kind }),
    ping: () => query('SELECT 1', []),
  }
}
