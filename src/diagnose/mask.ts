/** Text that may be shown to others. */

/** Ends where the parameter does, or the string of JSON or of code that it stands in. */
const SECRET = /(?<=txSecret=)[^&\s"'\\]+/gi

/** The query of a push URL vouches for its pusher: its secret gives way to something else. */
export const masked = (text: string, by = '…'): string => text.replace(SECRET, () => by)
