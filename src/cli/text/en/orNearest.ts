/** Ends a sentence about an unknown name, with a suggestion if there is one. */
export const orNearest = (nearest: string | undefined): string =>
  nearest === undefined ? '.' : `; did you mean ${nearest}?`
