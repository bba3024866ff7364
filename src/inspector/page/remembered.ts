/** The choices of the user, which the browser remembers. */

// The browser may forbid localStorage: then a choice is kept until the page is closed.
export const recall = (name: string): string | undefined => {
  try {
    return localStorage.getItem(`live-callbacks.${name}`) ?? undefined
  } catch {
    return undefined
  }
}

export const remember = (name: string, choice: string): void => {
  try {
    localStorage.setItem(`live-callbacks.${name}`, choice)
  } catch {
    // See above: the browser may forbid localStorage.
  }
}
