// Functions for texts that both the pages and the data of the inspector have.

/** Splits a comment into its first sentence and the rest. */
export const sentencesOf = (comment) => {
  const [summary, ...rest] = comment.split(/(?<=\.) (?=[A-Z])/)
  return { summary, rest: rest.join(' ') }
}

const inBackticks = (names) => names.map((name) => `\`${name}\``).join(', ')

/** The form of a field in the body, and the other names that Tencent sends for it. */
export const wireText = ({ wire, names }, translate) =>
  names.length === 0
    ? translate(wire)
    : translate('{wire}; also sent as {names}', {
        wire: translate(wire),
        names: inBackticks(names),
      })
