/** The result of verifying the signature of a body. */

/** The result of verifying a signature. */
export type Signature =
  | {
      readonly status: 'signed'
      /**
       * The index in `keys` of the key that matched. Once it is always 0, the other keys can be
       * removed.
       */
      readonly keyIndex: number
      /** The `t` of the body. */
      readonly expiresAt: Date
    }
  /** The body has no `sign`, and its `event_type` is in `acceptUnsigned`. */
  | { readonly status: 'unsigned' }

/** The result of a receiver: `createUnverifiedReceiver` verifies nothing. */
export type ReceivedSignature = Signature | { readonly status: 'unverified' }
