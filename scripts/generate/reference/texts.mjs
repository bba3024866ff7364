// The texts of the reference that both the pages and the command show.

/** The first sentence of a comment, and the rest. */
export const sentencesOf = (comment) => {
  const [summary, ...rest] = comment.split(/(?<=\.) (?=[A-Z])/)
  return { summary, rest: rest.join(' ') }
}

const inBackticks = (names) => names.map((name) => `\`${name}\``).join(', ')

/** What a field is on the wire, and the other names under which it comes. */
export const wireText = ({ wire, names }, translate) =>
  names.length === 0
    ? translate(wire)
    : translate('{wire}; also sent as {names}', {
        wire: translate(wire),
        names: inBackticks(names),
      })
