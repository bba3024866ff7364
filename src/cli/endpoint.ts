/** The endpoint that commands post to. */
import { Option } from '@commander-js/extra-typings'

import { UsageError } from './exit.ts'

/** `--to`; a new one each time, since a command may make it mandatory. */
export const endpointOption = () =>
  new Option('--to <url>', 'the URL of your endpoint, such as http://localhost:3000/callbacks')

/** The URL that an option gives. What is said of another does not repeat it: a password may be in it. */
export const requireEndpoint = (option: string, text: string): URL => {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url !== undefined && /^https?:$/.test(url.protocol) && url.username + url.password === '') {
    return url
  }
  throw new UsageError(
    `${option} must be an http or https URL, such as http://localhost:3000/callbacks, without user and password.`,
  )
}
