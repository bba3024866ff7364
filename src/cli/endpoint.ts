/** The endpoint that commands post to. */
import { Option } from '@commander-js/extra-typings'

import { UsageError } from './exit.ts'
import type { Texts } from './text/texts.ts'

/** The option `--to`; a new object each time, since a command may make it mandatory. */
export const endpointOption = (say: Texts) => new Option('--to <url>', say.shared.endpointOption)

/**
 * Parses the URL of an option. The error does not repeat the URL, since it may contain a password.
 */
export const requireEndpoint = (option: string, text: string): URL => {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url !== undefined && /^https?:$/.test(url.protocol) && url.username + url.password === '') {
    return url
  }
  throw new UsageError(({ shared }) => shared.endpointInvalid(option))
}
