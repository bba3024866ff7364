const faster = 'a short cut: without it the answer is the same, only later'
const nobodySees = 'its result is never looked at'

/** Mutants that no test can tell from the original: [file, what stood there, what it became, the reason]. */
export const equivalent = []
