/** The current time in milliseconds. Without `now`, no Date is made, since that is faster. */
export const millisecondsOf = (now: (() => Date) | undefined, system = Date.now): number =>
  now === undefined ? system() : now().getTime()
