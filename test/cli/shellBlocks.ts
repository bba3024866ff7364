/** The ```sh blocks of documents that contain the command. */

/** One call of the command. */
export interface Call {
  readonly argv: ReadonlyArray<string>
  readonly env: Readonly<Record<string, string>>
}

/** A pipeline: each call reads the output of the call before it. */
export type Pipeline = ReadonlyArray<Call>

export interface ShellBlock {
  /** The file and line of the block. */
  readonly where: string
  readonly pipelines: ReadonlyArray<Pipeline>
  /** The text or JSON block that follows directly: the output of the last pipeline. */
  readonly output?: string
  /** The command to run meanwhile, from `<!-- meanwhile: live-callbacks … -->` above. */
  readonly meanwhile?: Pipeline
}

const FENCE =
  /(?:<!-- meanwhile: ([^\n]*?) -->\n+)?```sh\n(.*?)\n```(?:\n+```(?:text|json)\n(.*?)\n```)?/gs
const WORD = /'([^']*)'|((?:[^\s'|]+))|(\|)/g
const ASSIGNMENT = /^([A-Z_]+)=(.*)$/

const callOf = (
  words: ReadonlyArray<string>,
  exported: Readonly<Record<string, string>>,
): ReadonlyArray<Call> => {
  const start = words.findIndex((word) => !ASSIGNMENT.test(word))
  const [first, ...rest] = words.slice(start)
  const argv = first === 'npx' ? rest.slice(1) : rest
  if ((first === 'npx' ? rest[0] : first) !== 'live-callbacks') return []
  const own = words.slice(0, start).map((word) => word.split('=') as [string, string])
  return [{ argv, env: { ...exported, ...Object.fromEntries(own) } }]
}

export const pipelineOf = (line: string, exported: Call['env']): Pipeline => {
  const words = [...line.matchAll(WORD)].map(([word, quoted, _bare, pipe]) => ({
    text: quoted ?? word,
    isPipe: pipe !== undefined,
  }))
  const ends = [...words.entries()].filter(([, { isPipe }]) => isPipe).map(([index]) => index)
  const starts = [0, ...ends.map((end) => end + 1)]
  return starts.flatMap((start, index) =>
    callOf(
      words.slice(start, ends[index]).map(({ text }) => text),
      exported,
    ),
  )
}

/** Every block of a document that calls the command. */
export const shellBlocksOf = (file: string, text: string): ReadonlyArray<ShellBlock> =>
  [...text.matchAll(FENCE)].flatMap((match) => {
    const [, meanwhile, code = '', output] = match
    const exported: Record<string, string> = {}
    const pipelines: Array<Pipeline> = []
    for (const line of code.replaceAll('\\\n', ' ').split('\n')) {
      const command = line.replace(/(?:^|\s)#.*/, '').trim()
      const [, name, value] = /^export ([A-Z_]+)=(\S+)$/.exec(command) ?? []
      if (name !== undefined && value !== undefined) exported[name] = value
      const pipeline = pipelineOf(command, exported)
      if (pipeline.length > 0) pipelines.push(pipeline)
    }
    if (pipelines.length === 0) return []
    const line = text.slice(0, match.index).split('\n').length
    return [
      {
        where: `${file}:${line}`,
        pipelines,
        ...(output !== undefined && { output }),
        ...(meanwhile !== undefined && { meanwhile: pipelineOf(meanwhile, exported) }),
      },
    ]
  })
