/** The likely reason why an endpoint did not answer with 200. */
import type { Texts } from './text/texts.ts'

/** The code of a reason, which is the same in every language. */
export type AnswerReason = keyof Texts['answers']

const ofStatus = (status: number, isSigned: boolean): AnswerReason => {
  if (status === 401 && !isSigned) return 'NotSigned'
  const reason = statuses.get(status)
  if (reason !== undefined) return reason
  if (status < 300) return 'NotStatus200'
  if (status < 400) return 'Redirect'
  return status < 500 ? 'Refused' : 'EndpointFailed'
}

const statuses: ReadonlyMap<number, AnswerReason> = new Map([
  [400, 'BodyNotRead'],
  [401, 'SignatureRefused'],
  [403, 'Forbidden'],
  [404, 'PathNotFound'],
  [405, 'MethodNotAllowed'],
  [413, 'BodyTooLarge'],
  [422, 'EventInvalid'],
  [429, 'RateLimited'],
  [500, 'HandlerFailed'],
  [502, 'ProxyWithoutEndpoint'],
  [503, 'NotDone'],
  [504, 'ProxyTimeout'],
])

const ofCode = (code: string): AnswerReason => {
  const reason = codes.get(code)
  if (reason !== undefined) return reason
  if (/CERT|SELF_SIGNED|ISSUER/.test(code)) return 'CertificateNotTrusted'
  return /SSL|EPROTO/.test(code) ? 'NoTls' : 'Unreachable'
}

const codes: ReadonlyMap<string, AnswerReason> = new Map([
  ['no answer', 'NoAnswer'],
  ['ECONNREFUSED', 'NothingListens'],
  ['ECONNRESET', 'ConnectionClosed'],
  ['UND_ERR_SOCKET', 'ConnectionClosed'],
  ['ENOTFOUND', 'HostNotFound'],
  ['bad port', 'PortForbidden'],
  ['EAI_AGAIN', 'HostNotResolved'],
])

/** Returns the likely reason for an answer: a status, or the error code if there was no answer. */
export const likelyReason = (answer: number | string, isSigned: boolean): AnswerReason =>
  typeof answer === 'number' ? ofStatus(answer, isSigned) : ofCode(answer)
