/** Texts that are difficult for a hash. */
import fc from 'fast-check'

/** Any text, also with lone surrogates. */
export const anyText = fc
  .string({ unit: 'binary', maxLength: 300 })
  .chain((text) => fc.constantFrom(text, `${text}\ud800`, `\udfff${text}`, `\udc00\ud800${text}`))

/** Lengths around the sizes at which one more block begins. */
export const lengths = [0, 1, 3, 55, 56, 57, 63, 64, 65, 119, 120, 121, 127, 128, 129, 100_000]
