// The interfaces of src/event with their doc comments, and the other names of fields.
import { readdirSync, readFileSync } from 'node:fs'

import ts from 'typescript'

const FOLDER = 'src/event'
const SEE = /@see (https:\S+)/g

/** The text of a doc comment, without its tags, in one line. */
const commentOf = (node) => {
  const [comment] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc).slice(-1)
  return (ts.getTextOfJSDocComment(comment?.comment) ?? '').replace(/\s+/g, ' ').trim()
}

const linksIn = (text) => [...text.matchAll(SEE)].map(([, link]) => link)

/** The pairs `{ wrong: 'right' }` of each object that has `alias` in its name. */
const aliasesIn = (node) => {
  const isNamed =
    (ts.isPropertyAssignment(node) || ts.isVariableDeclaration(node)) &&
    /alias/i.test(node.name.getText())
  const found = []
  const collect = (part) => {
    if (ts.isPropertyAssignment(part) && ts.isStringLiteral(part.initializer)) {
      found.push([part.name.getText(), part.initializer.text])
    }
    ts.forEachChild(part, collect)
  }
  if (isNamed && node.initializer) collect(node.initializer)
  else ts.forEachChild(node, (child) => void found.push(...aliasesIn(child)))
  return found
}

const membersOf = (node) =>
  node.members.map((member) => ({
    name: member.name.getText(),
    type: member.type,
    comment: commentOf(member),
  }))

const read = (file) => {
  const text = readFileSync(file, 'utf8')
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const links = linksIn(text.slice(0, text.indexOf('*/')))
  const declarations = source.statements.flatMap((node) => {
    const comment = commentOf(node)
    if (ts.isTypeAliasDeclaration(node))
      return [{ name: node.name.text, comment, links, alias: node.type }]
    if (!ts.isInterfaceDeclaration(node)) return []
    const own = ts.getJSDocCommentsAndTags(node).flatMap((doc) => linksIn(doc.getText()))
    return [
      {
        name: node.name.text,
        comment,
        links: own.length > 0 ? own : links,
        members: membersOf(node),
        bases: (node.heritageClauses ?? []).flatMap(({ types }) =>
          types.map(({ expression }) => expression.getText()),
        ),
      },
    ]
  })
  return { declarations, aliases: aliasesIn(source) }
}

const files = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.ts'))
  .map((name) => read(`${FOLDER}/${name}`))

/** Interfaces and type aliases, by name. */
export const declarations = new Map(
  files.flatMap((file) => file.declarations.map((declaration) => [declaration.name, declaration])),
)

/** `[wrong, right]`: another name that Tencent sends for a field, and its name in the event. */
export const aliases = [
  ...new Map(files.flatMap((file) => file.aliases).map((pair) => [pair.join(), pair])).values(),
]

const declared = (name) => {
  const declaration = declarations.get(name)
  if (declaration === undefined) throw new Error(`There is no interface ${name} in ${FOLDER}.`)
  return declaration
}

/** The fields of an interface, with inherited ones, by name. */
export const fieldsOf = (name) => {
  const { members, bases } = declared(name)
  return new Map([
    ...bases.flatMap((base) => [...fieldsOf(base)]),
    ...members.map((member) => [member.name, member]),
  ])
}

const isReference = (node, name) =>
  ts.isTypeReferenceNode(node) && (name === undefined || node.typeName.getText() === name)

/** The type of a field for readers, with known values spelt out. */
export const typeText = (node) => {
  if (ts.isUnionTypeNode(node)) return node.types.map(typeText).join(' | ')
  if (ts.isLiteralTypeNode(node) || !isReference(node)) return node.getText()
  const name = node.typeName.getText()
  const inner = (node.typeArguments ?? []).map(typeText)
  if (name === 'Open') return `${inner[0]} | ${/['"]/.test(inner[0]) ? 'string' : 'number'}`
  if (inner.length > 0) return `${name}<${inner.join(', ')}>`
  const alias = declarations.get(name)?.alias
  return alias ? typeText(alias) : name
}

/** The comment of the type of a field, for fields without a comment. */
const commentOfType = (node) => {
  if (node === undefined || !isReference(node)) {
    const parts = node && ts.isUnionTypeNode(node) ? node.types : []
    return parts.map(commentOfType).find((comment) => comment !== '') ?? ''
  }
  const [inner] = node.typeArguments ?? []
  return inner ? commentOfType(inner) : (declarations.get(node.typeName.getText())?.comment ?? '')
}

/** The meaning of a field: its comment, or else the comment of its type. */
export const meaningOf = ({ comment, type }) => (comment === '' ? commentOfType(type) : comment)

/** The comment of an event, and the link to Tencent's page about it. */
export const aboutEvent = (name) => {
  const { comment, links } = declared(name)
  if (comment === '') throw new Error(`${name} has no doc comment.`)
  if (links.length !== 1)
    throw new Error(`${name} needs one @see, in its file or on its interface.`)
  return { comment, page: links[0] }
}
