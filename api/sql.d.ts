// The public surface of tencent-live-callbacks/sql; `npm run surface` writes it.

type Claimed = 'claimed' | 'done' | 'inFlight'

export type Dialect = 'mysql' | 'postgres' | 'sqlite'

export interface IdempotencyStore {
  readonly claim: (key: string, owner: string, leaseSeconds: number) => Claimed | Promise<Claimed>
  readonly done: (key: string, owner: string, ttlSeconds: number) => Promise<boolean> | boolean
  readonly release: (key: string, owner: string) => Promise<boolean> | boolean
  readonly probe?: () => unknown
}

export interface Inbox<Tx> {
  readonly once: (
    key: string,
    options: InboxKey,
    run: (tx: Tx) => Promise<unknown>,
  ) => Promise<'done' | 'handled' | 'inFlight'>
  readonly forget: (key: string) => Promise<boolean>
}

export interface InboxKey {
  readonly undated: boolean
}

export type Query = (
  text: string,
  values: ReadonlyArray<number | string>,
) => Promise<ReadonlyArray<Readonly<Record<string, unknown>>>>

export interface SqlInboxOptions<Tx> extends TableOptions {
  readonly begin: <A>(run: (tx: Tx) => Promise<A>) => Promise<A>
  readonly queryOf: (tx: Tx) => Query
  readonly ttlSeconds?: number
}

export declare class StoreUnavailable extends Error {
  readonly _tag = 'StoreUnavailable'
  constructor(cause: unknown)
}

export interface TableOptions {
  readonly dialect: Dialect
  readonly table?: string
}

export declare const sqlForget: (query: Query, options: TableOptions) => Promise<number>

export declare const sqlInbox: <Tx>(options: SqlInboxOptions<Tx>) => Inbox<Tx>

export declare const sqlStore: (query: Query, options: TableOptions) => IdempotencyStore

export declare const sqlTables: (
  dialect: Dialect,
  options?: {
    readonly table?: string
  },
) => ReadonlyArray<string>

export {}
