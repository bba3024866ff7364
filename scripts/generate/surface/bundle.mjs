// Bundles the declarations of an entry point into one file that imports only packages. Declarations
// and unions are sorted, since TypeScript can change their order. Members keep their order.
import { basename } from 'node:path'

import ts from 'typescript'

import { collect, isFirstName, resolve } from './collect.mjs'

const printer = ts.createPrinter({ removeComments: true })

const byText = (a, b) => (a < b ? -1 : a > b ? 1 : 0)

const stemOf = (symbol) =>
  basename(symbol.declarations[0].getSourceFile().fileName).replace(/\W.*$/, '')

/**
 * A name for each declared symbol: its exported name, or else its own. If another symbol has the same
 * name, the name of the file is added, such as `Suggestion_ImageAudit`.
 */
const namesOf = ({ exported, declared, imports, globals }) => {
  const preferred = new Map([...declared.keys()].map((symbol) => [symbol, symbol.name]))
  const isExported = new Set()
  for (const [name, { declared: symbol }] of exported) {
    if (isExported.has(symbol)) continue
    preferred.set(symbol, name)
    isExported.add(symbol)
  }
  const reserved = new Set([...globals, ...imports.map(({ local }) => local)])
  const isTaken = (symbol, name) =>
    reserved.has(name) ||
    [...preferred].some(
      ([other, otherName]) =>
        other !== symbol &&
        otherName === name &&
        (isExported.has(other) || !isExported.has(symbol)),
    )
  const nameOf = ([symbol, name]) => [
    symbol,
    isTaken(symbol, name) ? `${name}_${stemOf(symbol)}` : name,
  ]
  const names = new Map([...preferred].map(nameOf))
  const all = [...names.values(), ...new Set(imports.map(({ local }) => local))]
  const twice = all.find((name, index) => all.indexOf(name) !== index)
  if (twice !== undefined) throw new Error(`Two declarations have the name ${twice}: rename one.`)
  return names
}

const importsText = (imports) =>
  imports
    .map(({ specifier, local, imported }) => {
      const named = imported === local ? local : `${imported} as ${local}`
      return `import type ${imported === undefined ? `* as ${local}` : `{ ${named} }`} from '${specifier}'\n`
    })
    .sort(byText)
    .join('')

/** Prints a declaration with the names of the bundle. */
const printerFor = (checker, names) => (declaration) => {
  const source = declaration.getSourceFile()
  const textOf = (node) => printer.printNode(ts.EmitHint.Unspecified, node, source)

  const newName = (identifier) => {
    const symbol = checker.getSymbolAtLocation(identifier)
    return symbol && names.get(resolve(checker, symbol).declared)
  }
  /** `import('./file.ts').Name`, as TypeScript refers to a type that the file does not import. */
  const withoutImport = (node) => {
    const { qualifier, typeArguments } = node
    const first = ts.isQualifiedName(qualifier) ? undefined : newName(qualifier)
    if (first === undefined) throw new Error(`${source.fileName}: annotate ${textOf(node)}.`)
    return node.isTypeOf
      ? ts.factory.createTypeQueryNode(ts.factory.createIdentifier(first), typeArguments)
      : ts.factory.createTypeReferenceNode(first, typeArguments)
  }
  const isOurImport = (node) =>
    ts.isImportTypeNode(node) && node.argument.literal.text.startsWith('.')

  const rewrite = (context) => {
    const visit = (node) => {
      if (ts.isIdentifier(node) && node.parent && isFirstName(node)) {
        const name = newName(node)
        return name === undefined || name === node.text ? node : ts.factory.createIdentifier(name)
      }
      const visited = ts.visitEachChild(
        isOurImport(node) ? withoutImport(node) : node,
        visit,
        context,
      )
      if (!ts.isUnionTypeNode(visited)) return visited
      const types = visited.types.toSorted((a, b) => byText(textOf(a), textOf(b)))
      return ts.factory.updateUnionTypeNode(visited, ts.factory.createNodeArray(types))
    }
    return visit
  }
  const { transformed } = ts.transform(declaration, [rewrite])
  return textOf(transformed[0])
}

const statementOf = (declaration, print, isExported) => {
  const keyword = ts.isVariableDeclaration(declaration) ? 'declare const ' : ''
  const text = keyword + print(declaration).replace(/^export /, '')
  return isExported ? `export ${text}` : text
}

/** The text of the bundle of an entry point, which is a file of declarations. */
export const bundle = (program, file) => {
  const checker = program.getTypeChecker()
  const found = collect(checker, program.getSourceFile(file))
  const names = namesOf(found)
  const print = printerFor(checker, names)

  /**
   * Whether a symbol is exported by `export` in front of its declarations. If only the type of a
   * class is public, a separate statement exports it.
   */
  const isExportedInPlace = (symbol) => {
    const target = found.exported.get(names.get(symbol))
    const isClass = symbol.declarations.some(ts.isClassDeclaration)
    return target?.declared === symbol && !(target.isTypeOnly && isClass)
  }
  const sorted = [...found.declared].sort(([a], [b]) => byText(names.get(a), names.get(b)))
  const statements = sorted.flatMap(([symbol, declarations]) =>
    symbol.declarations
      .filter((declaration) => declarations.has(declaration))
      .map((declaration) => statementOf(declaration, print, isExportedInPlace(symbol))),
  )
  const others = [...found.exported]
    .filter(([name, { declared }]) => names.get(declared) !== name || !isExportedInPlace(declared))
    .map(([name, { declared, isTypeOnly }]) => {
      const local = names.get(declared)
      const specifier = local === name ? name : `${local} as ${name}`
      return `export ${isTypeOnly ? 'type ' : ''}{ ${specifier} }`
    })
    .sort(byText)
  // Without an export of this form, every name of a declaration file is public.
  const exports = ['export {}', ...others]
  return [importsText(found.imports), ...statements, exports.join('\n')].join('\n\n')
}
