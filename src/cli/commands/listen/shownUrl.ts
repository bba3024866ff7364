/** The URL of `--forward` as it is shown. */

/** The names of parameters whose values are likely to be secrets. */
const SECRET = /auth|cred|key|pass|pwd|secret|sig|token/i

/** The first name in a part of a query, decoded. */
const nameIn = (part: string): string => [...new URLSearchParams(part).keys()].join('')

/** A URL with its path and query, and with the values of secret parameters masked. */
export const shownUrl = ({ origin, pathname, search }: URL): string => {
  const query = search
    .split('&')
    .map((part) => (SECRET.test(nameIn(part)) ? part.replace(/=.*/s, '=…') : part))
    .join('&')
  return `${origin}${pathname}${query}`
}
