// Compiles the sources to declarations without comments, in memory.
import ts from 'typescript'

const failOn = (diagnostics) => {
  if (diagnostics.length === 0) return
  throw new Error(
    ts.formatDiagnostics(diagnostics, {
      getCanonicalFileName: (file) => file,
      getCurrentDirectory: () => process.cwd(),
      getNewLine: () => '\n',
    }),
  )
}

const optionsWith = (overrides) =>
  ts.getParsedCommandLineOfConfigFile('tsconfig.json', overrides, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: (diagnostic) => failOn([diagnostic]),
  }).options

/** A path as TypeScript writes it, on Windows too. */
const absolute = (file) => ts.sys.resolvePath(file).replaceAll('\\', '/')

/** A program of declarations that are only in memory: `texts` has them by absolute path. */
const programOf = (texts, options) => {
  const host = ts.createCompilerHost(options)
  const sources = `${absolute('src')}/`
  // If the sources were visible, TypeScript would read them instead of the declarations.
  const isHidden = (file) => file.startsWith(sources)
  const fileExists = (file) => texts.has(file) || (!isHidden(file) && ts.sys.fileExists(file))
  const readFile = (file) => texts.get(file) ?? ts.sys.readFile(file)
  return ts.createProgram([...texts.keys()], options, Object.assign(host, { fileExists, readFile }))
}

/** The program of the declarations of all sources that the entry points need. */
export const declarationsOf = (entryPoints) => {
  const options = optionsWith({
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    removeComments: true,
  })
  const texts = new Map()
  const sources = ts.createProgram(entryPoints, options)
  failOn(sources.emit(undefined, (file, text) => texts.set(absolute(file), text)).diagnostics)
  return programOf(texts, optionsWith({}))
}

export const declarationFile = (source) => absolute(source.replace(/\.ts$/, '.d.ts'))

/** Throws if a declaration does not compile as users compile it, which is without the types of Node. */
export const mustCompile = (texts) => {
  const files = new Map([...texts].map(([file, text]) => [absolute(file), text]))
  const lib = ['lib.es2023.d.ts', 'lib.dom.d.ts']
  const program = programOf(files, optionsWith({ lib, types: [], skipLibCheck: false }))
  for (const file of files.keys()) {
    const source = program.getSourceFile(file)
    failOn([...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)])
  }
}
