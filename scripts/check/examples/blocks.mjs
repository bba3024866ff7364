// Finds the examples that readers copy: ```ts blocks of documents, @example of doc comments.
//
// A block is { file, line, code, path, typesOnly, prints }: `line` is where its code starts. HTML comments
// above the block are its options:
//   <!-- example: types only -->   compile it, do not run it
//   <!-- path: /live -->           the path that a callback is posted to; default: /callbacks
//   <!-- prints: BodyMissing -->   what the library prints by itself, such as reasons of refusals

const fence = /^(\s*)```(\S*)/
const typesOnly = /<!--\s*example:\s*types only\s*-->/
const path = /<!--\s*path:\s*(\/\S*)\s*-->/

const prints = /<!--\s*prints:\s*(.+?)\s*-->/

const makeBlock = (file, line, lines, notes) => ({
  file,
  line,
  code: lines.join('\n'),
  path: path.exec(notes)?.[1] ?? '/callbacks',
  typesOnly: typesOnly.test(notes),
  prints: prints.exec(notes)?.[1].split(/,\s*/) ?? [],
})

/** `firstLine` is the number of `lines[0]` in its file. */
const fencedBlocks = (file, lines, firstLine) => {
  const blocks = []
  let notes = ''
  for (let index = 0; index < lines.length; index++) {
    const [, indent, language] = fence.exec(lines[index]) ?? []
    if (language === undefined) {
      const text = lines[index].trim()
      if (text.startsWith('<!--')) notes += text
      else if (text !== '') notes = ''
      continue
    }
    const start = index + 1
    const length = lines.slice(start).findIndex((line) => line.trim() === '```')
    if (length === -1)
      throw new Error(`${file}:${firstLine + index}: the code block has no closing fence`)
    index = start + length
    if (language === 'ts') {
      // Inside a list, the whole block is indented.
      const code = lines.slice(start, index).map((line) => line.slice(indent.length))
      blocks.push(makeBlock(file, firstLine + start, code, notes))
    }
    notes = ''
  }
  return blocks
}

export const blocksOfDocument = (file, text) => fencedBlocks(file, text.split('\n'), 1)

// An @example that has a fence is a small document; one without a fence is code.
const exampleBlocks = (file, lines, firstLine) => {
  if (lines.some((line) => fence.test(line))) return fencedBlocks(file, lines, firstLine)
  const isBlank = lines.every((line) => line.trim() === '')
  return isBlank ? [] : [makeBlock(file, firstLine, lines, '')]
}

// `lines` is a doc comment without its stars. An example ends where the next tag begins.
const examplesOfComment = (file, lines, firstLine) =>
  lines.flatMap((line, index) => {
    if (!/^\s*@example\b/.test(line)) return []
    const rest = lines.slice(index + 1)
    const end = rest.findIndex((later) => /^\s*@[a-z]+\b/.test(later))
    return exampleBlocks(file, end === -1 ? rest : rest.slice(0, end), firstLine + index + 1)
  })

export const blocksOfSource = (file, text) =>
  [...text.matchAll(/\/\*\*[^]*?\*\//g)].flatMap((comment) => {
    const firstLine = text.slice(0, comment.index).split('\n').length
    const lines = comment[0]
      .replace(/\*\/$/, '')
      .split('\n')
      .map((line) => line.replace(/^\s*\/?\*+ ?/, ''))
    return examplesOfComment(file, lines, firstLine)
  })
