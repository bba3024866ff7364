/** Ends a complaint about a name, with the one that may have been meant. */
export const orNearest = (nearest: string | undefined): string =>
  nearest === undefined ? '.' : `; did you mean ${nearest}?`
