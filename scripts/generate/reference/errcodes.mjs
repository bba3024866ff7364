// Why pushes end, by the `errcode` of a StreamEnd.
import { describeErrcode } from '../../../src/event/describeErrcode.ts'

const HIGHEST = 99

export const UNKNOWN = describeErrcode(-1)

/** The codes of each reason, but for those of which no more is known. */
export const reasons = new Map()
for (let code = 0; code <= HIGHEST; code += 1) {
  const reason = describeErrcode(code)
  if (reason !== UNKNOWN) reasons.set(reason, [...(reasons.get(reason) ?? []), code])
}
