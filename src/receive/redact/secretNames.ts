/** The names whose values are secrets. */

/** Upper and lower case make no difference. `t` and `txTime` are times, and no secrets. */
const NAMES: ReadonlyArray<string> = [
  // Signatures of callbacks, with the misspelling of Tencent's documents.
  ...['sign', 'sgin', 'signature'],
  // Push and play URLs.
  ...['txSecret', 'wsSecret', 'auth_key', 'authKey'],
  // What TRTC and VOD put into URLs.
  ...['usersig', 'userdefinesig', 'privateMapKey', 'psign'],
  // Signed URLs of storage.
  ...['q-signature', 'x-cos-security-token', 'x-amz-signature', 'x-amz-security-token'],
  ...['x-oss-signature', 'x-oss-security-token', 'security-token'],
  // Credentials in general.
  ...['token', 'access_token', 'accessToken', 'secret', 'secretKey', 'secret_key'],
  ...['password', 'passwd', 'pwd'],
]

export interface SecretNames {
  /** Finds the next name in a text, from `lastIndex` on. */
  readonly find: RegExp
  /** Whether the name of a field is, or ends with, the name of a secret. */
  readonly isSecret: (name: string) => boolean
}

const escaped = (name: string): string =>
  // A form has `+` for a blank.
  name.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`).replaceAll(' ', '[ +]')

/** The places of a list, such as `token[0]`. */
const PLACES = String.raw`(?:\[[^\]\s]{0,40}\])*`

/** The characters between a name and its value, where the name stands in a piece of text. */
const TAIL = '["\'`\\])]*\\s*(?:(?:=>|[=:>])\\s*["\'`]?)?$'

const matching = (names: ReadonlyArray<string>): SecretNames => {
  const name = `(?<![\\w-])(?:${names.map(escaped).join('|')})(?![\\w-])`
  const last = new RegExp(`${name}${PLACES}${TAIL}`, 'i')
  return { find: new RegExp(name, 'gi'), isSecret: (text) => last.test(text) }
}

const known = /* @__PURE__ */ matching(NAMES)

/** The names of secrets: those that are known, and others. Empty ones are left out. */
export const secretNames = (others: ReadonlyArray<string>): SecretNames => {
  const names = others.filter((name) => name !== '')
  return names.length === 0 ? known : matching([...NAMES, ...names])
}
