/** Signs a body as Tencent does. */
import { sign } from '../receive/signature.ts'

export interface SignOptions {
  /** The callback key. */
  readonly key: string
  /**
   * The time at which the signature expires, in seconds since 1970. Default: 600 seconds after
   * `now()`, as Tencent sets it.
   */
  readonly t?: number
  /** The clock. Default: the system clock. */
  readonly now?: () => Date
}

/** The type of a signed body: the body with `t` and `sign`. */
export type Signed<B> = Omit<B, 'sign' | 't'> & { readonly t: number; readonly sign: string }

/** Returns a copy of the body with a new `t` and `sign`. It does not check `key`. */
export const signBody = <B extends object>(
  body: B,
  { key, now = () => new Date(), t = Math.floor(now().getTime() / 1000) + 600 }: SignOptions,
): Signed<B> => ({ ...body, t, sign: sign(key, t) })
