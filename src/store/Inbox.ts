/** The interface of an inbox: the mark of an event and its effect in one transaction. */

export interface InboxKey {
  /**
   * Whether an equal body may be another event: it has neither fields that identify it nor a time.
   * Its mark is kept for 20 minutes at most, and until `forget`.
   */
  readonly undated: boolean
}

/**
 * Handles each event in a transaction of the user's database, together with the mark that it is
 * done: both are kept, or neither. So the effect of a handler in that database happens exactly once.
 *
 * Other stores have a lease, and a hole between the effect and the mark. An inbox has neither: a
 * process that dies leaves nothing, since its transaction is rolled back.
 */
export interface Inbox<Tx> {
  /**
   * Runs `run` in a transaction with the mark of `key`, and commits. Resolves to `'handled'` after
   * the commit; to `'done'`, without running it, if the event is marked; to `'inFlight'` if another
   * delivery has the event. Rejects, after the rollback, with what `run` or the database has thrown.
   *
   * An undated event is `'inFlight'` for half a minute after it was marked, since it may be forgotten.
   */
  readonly once: (
    key: string,
    options: InboxKey,
    run: (tx: Tx) => Promise<unknown>,
  ) => Promise<'done' | 'handled' | 'inFlight'>
  /** Removes the mark of `key`. Resolves to whether there was one: of several calls, one gets `true`. */
  readonly forget: (key: string) => Promise<boolean>
}
