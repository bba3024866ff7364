/** Calling the functions in the options of a receiver, which belong to the user and may throw. */

/** The function has thrown an error. */
export const THREW = { problem: 'threw' } as const

/** The function has returned a value that is invalid. */
export const INVALID_VALUE = { problem: 'invalid' } as const

/** Why a function of the options gave nothing that can be used. */
export type Unusable = typeof INVALID_VALUE | typeof THREW

/** Calls a function of the options, with a text if it accepts one. Returns `THREW` if it throws. */
export const ask = <A>(question: (text: string) => A, text = ''): A | typeof THREW => {
  try {
    return question(text)
  } catch {
    return THREW
  }
}
