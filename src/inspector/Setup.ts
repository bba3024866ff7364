/** What the inspector's page is told of `listen` when it connects: the event `setup`. */
export interface Setup {
  /** Whether callbacks are handed on to an endpoint. */
  readonly forwarding: boolean
  /** Whether there is a key, so that signatures are checked and can be made anew. */
  readonly keyed: boolean
  /** Where callbacks are to be posted to. */
  readonly url: string
  /** Another one for each start of `listen`: the numbers of entries begin anew with it. */
  readonly run: string
}
