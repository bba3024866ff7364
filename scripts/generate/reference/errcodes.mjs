// Why pushes end, by the `errcode` of a StreamEnd.
import { endReasonOf } from '../../../src/event/errcode.ts'
import * as en from '../../../src/event/text/en.ts'
import * as zh from '../../../src/event/text/zh.ts'

const HIGHEST = 99

/** The codes of each reason, but for those of which no more is known. */
const codesOf = new Map()
for (let code = 0; code <= HIGHEST; code += 1) {
  const reason = endReasonOf(code)
  if (reason !== 'unknown') codesOf.set(reason, [...(codesOf.get(reason) ?? []), code])
}

/** A row for each reason, `[codes, reason]`, the unknown one last. */
export const reasonRows = ({ translate, isEnglish }) => {
  const { endReasons } = isEnglish ? en : zh
  return [
    ...[...codesOf].map(([reason, codes]) => [codes.join(', '), endReasons[reason]]),
    [translate('any other'), endReasons.unknown],
  ]
}
