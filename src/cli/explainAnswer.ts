/** Why an endpoint may not have answered with 200, in a sentence that says what to do. */

const ofStatus = (status: number, isSigned: boolean): string => {
  if (status === 401 && !isSigned) {
    return 'It was not signed: an endpoint takes such events only if its receiver has acceptUnsigned, as it needs for relays (314).'
  }
  const reason = reasons.get(status)
  if (reason !== undefined) return reason
  if (status < 300) return 'It is no 200: nothing else stops Tencent, not even a 204.'
  if (status < 400) return 'It is a redirect, and none is followed: give the URL that it leads to.'
  if (status < 500) return 'The endpoint refuses it: look at its log.'
  return 'The endpoint has failed: look at its log.'
}

const reasons: ReadonlyMap<number, string> = new Map([
  [400, 'The body was not understood: something in front of the handler may have changed it.'],
  [401, 'The signature was refused: is --key the callback key that the endpoint has?'],
  [403, 'Something in front of the endpoint refuses it, such as a firewall or a check of origins.'],
  [404, 'There is nothing at that path: check the path of --to.'],
  [405, 'The path takes no POST: check the path of --to.'],
  [413, 'The body is larger than the endpoint takes: see maxBytes, and the limit of its parser.'],
  [422, 'It is signed, but not of the known shape, and there is no undecodable handler.'],
  [429, 'The endpoint limits how many come at once: take Tencent out of that limit.'],
  [500, 'A handler of the endpoint has thrown: look at its log.'],
  [502, 'The proxy does not reach the endpoint: is it running?'],
  [503, 'The event is still being handled, or the time budget is spent, or the store is away.'],
  [504, 'The endpoint took longer than its proxy waits.'],
])

const ofCode = (code: string): string => {
  const reason = codes.get(code)
  if (reason !== undefined) return reason
  if (/CERT|SELF_SIGNED|ISSUER/.test(code)) {
    return 'Its certificate is not trusted: give http, or set NODE_EXTRA_CA_CERTS.'
  }
  if (/SSL|EPROTO/.test(code)) return 'It does not speak TLS: give http instead of https.'
  return 'There was no answer: check --to, and the log of the endpoint.'
}

const codes: ReadonlyMap<string, string> = new Map([
  ['no answer', 'There was no answer within the 20 s that Tencent waits.'],
  ['ECONNREFUSED', 'Nothing listens there: is the server running, and is the port right?'],
  ['ECONNRESET', 'The connection was closed before there was an answer: look at its log.'],
  ['UND_ERR_SOCKET', 'The connection was closed before there was an answer: look at its log.'],
  ['ENOTFOUND', 'There is no host of that name: check the host of --to.'],
  ['bad port', 'No client posts to that port: give another one.'],
  ['EAI_AGAIN', 'The name of the host cannot be looked up just now: is the network there?'],
])

/** The answer is a status, or the code of why there is none. */
export const likelyReason = (answer: number | string, isSigned: boolean): string =>
  typeof answer === 'number' ? ofStatus(answer, isSigned) : ofCode(answer)
