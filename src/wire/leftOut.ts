/**
 * The number of invalid parts that codecs have left out of their values, in this process.
 *
 * A caller that compares it before and after reading knows at no cost whether something was left
 * out: nothing else reads in between, because reading is synchronous. The number can also rise for
 * a part that was read in vain, so the caller still has to look for what was left out.
 */
let count = 0

export const leftOutCount = (): number => count

export const countLeftOut = (): void => {
  count += 1
}
