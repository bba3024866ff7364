// Collects the parts of an entry point: the names that it exports, their declarations, and the imports
// from packages.
import ts from 'typescript'

const fileOf = (symbol) => symbol.declarations?.[0]?.getSourceFile().fileName ?? 'a source'

const isOurs = (declaration) => !declaration.getSourceFile().fileName.includes('/node_modules/')

/** Whether a declaration is at the top of its file. Nested declarations are printed with theirs. */
const isAtTop = (declaration) => {
  const isVariable = ts.isVariableDeclaration(declaration)
  const statement = isVariable ? declaration.parent.parent : declaration
  return ts.isSourceFile(statement.parent)
}

/** The import from a package that declares an alias; undefined for an import from our own files. */
const packageImport = (alias) => {
  const [declaration] = alias.declarations
  const statement = ts.findAncestor(declaration, (node) => node.moduleSpecifier !== undefined)
  const specifier = statement?.moduleSpecifier.text ?? '.'
  // `#` begins a name for a file of our own, defined in package.json.
  if (/^[.#]/.test(specifier)) return undefined
  if (ts.isNamespaceImport(declaration)) return { specifier, local: alias.name }
  if (ts.isImportSpecifier(declaration)) {
    const { name, propertyName = name } = declaration
    return { specifier, local: name.text, imported: propertyName.text }
  }
  throw new Error(
    `${fileOf(alias)}: the default import from ${specifier} is not supported: import it by name or as a namespace.`,
  )
}

const isAlias = (symbol) => (symbol.flags & ts.SymbolFlags.Alias) !== 0

/** Follows the imports and exports of a name to its declaration, or to a package. */
export const resolve = (checker, symbol) => {
  let current = symbol
  let isTypeOnly = false
  while (isAlias(current)) {
    const imported = packageImport(current)
    if (imported !== undefined) return { imported }
    isTypeOnly ||= current.declarations.some(ts.isTypeOnlyImportOrExportDeclaration)
    const next = checker.getImmediateAliasedSymbol(current)
    if (next === undefined)
      throw new Error(`${fileOf(current)}: ${current.name} has no declaration.`)
    current = next
  }
  if (current.flags & ts.SymbolFlags.Module) {
    throw new Error(`${fileOf(current)} is exported as a namespace: export each name by itself.`)
  }
  return { declared: current, isTypeOnly }
}

const isType = (declaration) =>
  ts.isInterfaceDeclaration(declaration) || ts.isTypeAliasDeclaration(declaration)

const isValue = (declaration) =>
  ts.isVariableDeclaration(declaration) || ts.isFunctionDeclaration(declaration)

/** Whether an identifier is not behind a dot: for `x.X`, only `x` is looked up. */
export const isFirstName = (identifier) => {
  const { parent } = identifier
  if (ts.isQualifiedName(parent)) return parent.right !== identifier
  if (ts.isPropertyAccessExpression(parent)) return parent.name !== identifier
  return true
}

export const collect = (checker, source) => {
  /** The resolved symbol of each exported name. */
  const exported = new Map()
  /** The needed declarations of each symbol that our files declare. */
  const declared = new Map()
  /** The imports from packages, by their JSON. */
  const imports = new Map()
  /** The names that need no import, such as `Promise`. */
  const globals = new Set()

  const add = ({ imported, declared: symbol }, isNeeded) => {
    if (imported !== undefined) {
      imports.set(JSON.stringify(imported), imported)
      return
    }
    const ours = symbol.declarations?.filter(isOurs) ?? []
    if (ours.length === 0) globals.add(symbol.name)
    for (const declaration of ours.filter(isAtTop).filter(isNeeded)) {
      const known = declared.get(symbol) ?? new Set()
      if (known.has(declaration)) continue
      declared.set(symbol, known.add(declaration))
      visit(declaration)
    }
  }

  const visit = (node) => {
    if (ts.isIdentifier(node) && isFirstName(node) && node.parent.name !== node) {
      const symbol = checker.getSymbolAtLocation(node)
      // A type does not need the constant of the same name, and a value does not need the type.
      const isOther = ts.isPartOfTypeNode(node) ? isValue : isType
      if (symbol !== undefined) add(resolve(checker, symbol), (one) => !isOther(one))
    }
    ts.forEachChild(node, visit)
  }

  for (const symbol of checker.getExportsOfModule(checker.getSymbolAtLocation(source))) {
    const target = resolve(checker, symbol)
    if (target.declared === undefined) {
      throw new Error(
        `${symbol.name} belongs to a package: do not export it, because users import it from there.`,
      )
    }
    exported.set(symbol.name, target)
    add(target, (declaration) => !(target.isTypeOnly && isValue(declaration)))
  }
  return { exported, declared, imports: [...imports.values()], globals }
}
