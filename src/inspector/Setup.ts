/**
 * The facts about `listen` that the inspector's page receives when it connects, in the event
 * `setup`.
 */
export interface Setup {
  /** The URL of `--forward`, with secrets masked; absent if `listen` answers callbacks itself. */
  readonly forwardsTo?: string
  /** Whether `listen` has a key, so that it can check signatures and sign bodies again. */
  readonly keyed: boolean
  /** The URL to which callbacks are posted. */
  readonly url: string
  /**
   * A random id for each start of `listen`. The numbers of entries start at 1 again with each run.
   */
  readonly run: string
}
