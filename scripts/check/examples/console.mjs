// The lines that the library prints by itself, when a handler fails or a request is refused.

const libraryLine = /^tencent-live-callbacks: .*$/gm

/**
 * Throws unless the lines of the library in an output are the expected ones, in any order. Each is
 * given as a part of it, such as the reason of a refusal.
 */
export const expectLines = (output, expected) => {
  const lines = output.match(libraryLine) ?? []
  const missing = expected.filter((part) => !lines.some((line) => line.includes(part)))
  const unexpected = lines.filter((line) => !expected.some((part) => line.includes(part)))
  if (missing.length > 0) throw new Error(`it printed no line about ${missing.join(', ')}`)
  if (unexpected.length > 0) {
    throw new Error(
      `it printed lines that nothing announces (if it should, put <!-- prints: REASON --> above the block):\n${unexpected.join('\n')}`,
    )
  }
}

/**
 * Throws unless the output of an example that has refused a forged callback says why, on the
 * console, or by what the example itself makes of `observe` or `rejected`, and nothing more.
 */
export const expectRefusal = (output) => {
  if (!output.includes('SignatureMismatch')) {
    throw new Error('its output does not say why it has refused the forged callback')
  }
  const isByLibrary = (output.match(libraryLine) ?? []).length > 0
  expectLines(output, isByLibrary ? ['SignatureMismatch'] : [])
}
