// Turns `expression // => value` into an assertion.
//
// The comment stands behind a statement, or on the lines below it; a value may take several comment
// lines. The statement is an expression, `console.log(expression)`, or `const name = …`. All lines
// keep their numbers, so that an error names the right line of the document.
import ts from 'typescript'

const marker = /\/\/ ?=>/

const isExpression = (text) => {
  try {
    new Function(`return (${text}\n)`)
    return true
  } catch {
    return false
  }
}

/** The value of the comment at `end` or just below, or undefined if there is none. */
const promisedAfter = (code, end) => {
  const [sameLine = '', ...below] = code.slice(end).split('\n')
  const candidates = marker.test(sameLine) ? [sameLine, ...below] : below
  const first = /^\s*;?\s*\/\/ ?=>(.*)$/.exec(candidates[0] ?? '')
  if (first === null) return undefined
  let value = first[1].trim()
  for (const line of candidates.slice(1)) {
    if (isExpression(value) || !/^\s*\/\//.test(line)) break
    value += ` ${line.replace(/^\s*\/\//, '').trim()}`
  }
  if (!isExpression(value)) throw new Error(`the comment // => has no JavaScript value: ${value}`)
  return value
}

const isConsoleLog = (node) =>
  ts.isCallExpression(node) &&
  node.expression.getText() === 'console.log' &&
  node.arguments.length === 1

/** The expression whose value a statement shows, and whether the statement itself has to stay. */
const subjectOf = (statement) => {
  if (ts.isExpressionStatement(statement)) {
    const { expression } = statement
    return { keep: false, of: isConsoleLog(expression) ? expression.arguments[0] : expression }
  }
  if (ts.isVariableStatement(statement)) {
    const { declarations } = statement.declarationList
    return { keep: true, of: declarations[declarations.length - 1].name }
  }
  return undefined
}

const statementsIn = (node) => {
  const own = ts.isStatement(node) && !ts.isBlock(node) ? [node] : []
  const inner = []
  ts.forEachChild(node, (child) => {
    inner.push(...statementsIn(child))
  })
  return [...own, ...inner]
}

const assertion = (actual, value) => `;assertShown(${actual}, ${value});`

// A function of its own, since deepStrictEqual would narrow the type of its argument. It is appended,
// so that no line moves.
const assertShown = `
import { deepStrictEqual } from 'node:assert'
function assertShown(actual: unknown, shown: unknown): void { deepStrictEqual(actual, shown) }`

export const withAssertions = (code) => {
  const source = ts.createSourceFile('block.ts', code, ts.ScriptTarget.ES2022, true)
  const edits = statementsIn(source).flatMap((statement) => {
    const subject = subjectOf(statement)
    const value = subject && promisedAfter(code, statement.end)
    if (value === undefined) return []
    const shown = assertion(subject.of.getText(), value)
    return subject.keep
      ? [{ start: statement.end, end: statement.end, text: shown }]
      : [{ start: statement.getStart(), end: statement.end, text: shown }]
  })
  const promised = code.split('\n').filter((line) => marker.test(line)).length
  if (edits.length !== promised) {
    throw new Error(
      `${promised} lines have a comment // =>, but only ${edits.length} of them follow a statement`,
    )
  }
  edits.sort((a, b) => a.start - b.start)
  const asserting = edits.reduceRight(
    (text, { start, end, text: insert }) => text.slice(0, start) + insert + text.slice(end),
    code,
  )
  return edits.length === 0 ? asserting : asserting + assertShown
}
