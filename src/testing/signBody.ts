/** Bodies as they are when Tencent has signed them. */
import { sign } from '../receive/signature.ts'

export interface SignOptions {
  /** The callback key. */
  readonly key: string
  /** When the signature expires, in seconds since 1970. Default: 600 seconds from now, as Tencent does. */
  readonly t?: number
  /** The clock. Default: the system's. */
  readonly now?: () => Date
}

/** A body with `t` and `sign`. */
export type Signed<B> = Omit<B, 'sign' | 't'> & { readonly t: number; readonly sign: string }

/** The body with `t` and `sign`, in place of those that it may have. */
export const signBody = <B extends object>(
  body: B,
  { key, now = () => new Date(), t = Math.floor(now().getTime() / 1000) + 600 }: SignOptions,
): Signed<B> => ({ ...body, t, sign: sign(key, t) })
