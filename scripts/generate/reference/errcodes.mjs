// The reasons why a push ended, by the `errcode` of StreamEnd.
import { endReasonOf } from '../../../src/event/errcode.ts'
import * as en from '../../../src/event/text/en.ts'
import * as zh from '../../../src/event/text/zh.ts'

const HIGHEST = 99

/** The codes of each reason, except for codes with an unknown reason. */
const codesOf = new Map()
for (let code = 0; code <= HIGHEST; code += 1) {
  const reason = endReasonOf(code)
  if (reason !== 'unknown') codesOf.set(reason, [...(codesOf.get(reason) ?? []), code])
}

/** A row for each reason, `[codes, reason]`, with the unknown reason last. */
export const reasonRows = ({ translate, isEnglish }) => {
  const { endReasons } = isEnglish ? en : zh
  return [
    ...[...codesOf].map(([reason, codes]) => [codes.join(', '), endReasons[reason]]),
    [translate('any other'), endReasons.unknown],
  ]
}
