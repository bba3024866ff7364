// The public surface of tencent-live-callbacks/redis; `npm run surface` writes it.

type Claimed = 'claimed' | 'done' | 'inFlight'

interface IdempotencyStore {
  readonly claim: (key: string, owner: string, leaseSeconds: number) => Claimed | Promise<Claimed>
  readonly done: (key: string, owner: string, ttlSeconds: number) => Promise<boolean> | boolean
  readonly release: (key: string, owner: string) => Promise<boolean> | boolean
  readonly probe?: () => unknown
}

export interface RedisStoreOptions {
  readonly prefix?: string
}

export type SendCommand = (command: string, ...rest: ReadonlyArray<string>) => Promise<unknown>

export declare const redisStore: (
  send: SendCommand,
  options?: RedisStoreOptions,
) => IdempotencyStore

export {}
