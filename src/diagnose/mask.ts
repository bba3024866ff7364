/** Masking of secrets in text that is shown. */

/** Matches the value of `txSecret`, up to the end of the parameter or of the surrounding string. */
const SECRET = /(?<=txSecret=)[^&\s"'\\]+/gi

/** Replaces each `txSecret` of a push URL in a text: anyone who has it can push. */
export const masked = (text: string, by = '…'): string => text.replace(SECRET, () => by)
