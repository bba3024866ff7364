/** The endpoint that commands post to. */
import { InvalidArgumentError, Option } from '@commander-js/extra-typings'

const parseEndpoint = (text: string): URL => {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url !== undefined && /^https?:$/.test(url.protocol) && url.username + url.password === '') {
    return url
  }
  throw new InvalidArgumentError('It must be an http or https URL, without user and password.')
}

/** `--to`; a new one each time, since a command may make it mandatory. */
export const endpointOption = () =>
  new Option(
    '--to <url>',
    'the URL of your endpoint, such as http://localhost:3000/callbacks',
  ).argParser(parseEndpoint)
