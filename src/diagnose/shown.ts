/** A diagnosis without secrets, to be shown. */
import { redact } from '../receive/redact.ts'
import type { Diagnosis } from './Diagnosis.ts'

/** Returns a diagnosis in which the secrets of the body are masked. Its codes stay as they are. */
export const shown = (diagnosis: Diagnosis): Diagnosis => {
  // These have no value of the body. To `redact`, `signature` would be the name of a secret.
  const { signature, refusal, inside, ...facts } = diagnosis
  return {
    ...redact(facts),
    signature,
    ...(refusal !== undefined && { refusal }),
    ...(inside !== undefined && { inside: inside.map(shown) }),
  }
}
