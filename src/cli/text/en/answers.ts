/** The likely reasons why an endpoint did not answer with 200, and what to do. */
export const answers = {
  NotSigned:
    'The event was not signed: an endpoint accepts it only if its receiver has acceptUnsigned, which relay events (314) need.',
  NotStatus200: "Only status 200 stops Tencent's retries; other statuses, such as 204, do not.",
  Redirect:
    'The endpoint redirects, and redirects are not followed: give the URL that it redirects to.',
  BodyNotRead:
    'The endpoint could not read the body: something in front of the handler may have changed it.',
  SignatureRefused:
    'The endpoint refused the signature: is --key the callback key that the endpoint has?',
  Forbidden:
    'Something in front of the endpoint refused the event, such as a firewall, an origin check, or a CSRF check, which Egg has by default: exempt the path of --to from it.',
  PathNotFound: 'The path does not exist at the endpoint: check the path of --to.',
  MethodNotAllowed: 'The path accepts no POST: check the path of --to.',
  BodyTooLarge:
    'The body is larger than the endpoint accepts: see maxBytes, and the limit of its parser.',
  EventInvalid: 'The event has invalid fields, and the endpoint has no undecodable handler.',
  RateLimited: 'The endpoint limits the rate of requests: exempt callbacks from that limit.',
  Refused: 'The endpoint refused the event: look at its log.',
  HandlerFailed: 'A handler of the endpoint failed: look at its log.',
  ProxyWithoutEndpoint: 'The proxy does not reach the endpoint: is the endpoint running?',
  NotDone:
    'The event is still being handled, or its deadline has passed, or the store is not available.',
  ProxyTimeout: 'The endpoint took longer than its proxy waits.',
  EndpointFailed: 'The endpoint failed: look at its log.',
  NoAnswer: 'There was no answer within the 20 s that Tencent waits.',
  NothingListens: 'No server listens at that address: is it running, and is the port correct?',
  ConnectionClosed: 'The endpoint closed the connection before it answered: look at its log.',
  HostNotFound: 'The host does not exist: check the host name of --to.',
  HostNotResolved: 'The name of the host cannot be resolved at the moment: check the network.',
  PortForbidden: 'HTTP clients refuse to post to that port: let the endpoint listen on another.',
  CertificateNotTrusted:
    'The certificate of the endpoint is not trusted: use http, or set NODE_EXTRA_CA_CERTS.',
  NoTls: 'The endpoint does not support TLS: use http instead of https.',
  Unreachable: 'There was no answer: check --to, and the log of the endpoint.',
}
