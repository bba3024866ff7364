/** Percent-encoding (`%E4%BD%A0`), as in URLs and forms. */

/**
 * The percent sequences of one character in UTF-8. Use it with the flag `i`. A few sequences that
 * it matches are not UTF-8; `decodeURIComponent` refuses them.
 */
export const PERCENT_SEQUENCE =
  '%[0-7][0-9a-f]|%(?:c[2-9a-f]|d[0-9a-f])%[89ab][0-9a-f]|%e[0-9a-f](?:%[89ab][0-9a-f]){2}|%f[0-4](?:%[89ab][0-9a-f]){3}'

const SEQUENCES = /* @__PURE__ */ new RegExp(PERCENT_SEQUENCE, 'gi')

/** Decodes the sequence of one character. Returns it unchanged if it is not UTF-8. */
export const decodeSequence = (sequence: string): string => {
  try {
    return decodeURIComponent(sequence)
  } catch {
    return sequence
  }
}

/**
 * Decodes each percent sequence of a text. Those that are broken or not UTF-8 stay as they are, as
 * does `+`.
 */
export const decodePercent = (text: string): string => text.replace(SEQUENCES, decodeSequence)
