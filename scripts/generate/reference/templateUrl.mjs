// The field of the callback template with the URL that an event is sent to.
import { CallbackTemplate, eventsOf } from '../../../src/template.ts'
import { innerOf } from '../../../src/wire/codec.ts'

const urlOfEvent = new Map(
  innerOf(CallbackTemplate)
    .map(({ name }) => name)
    .filter((name) => name.endsWith('NotifyUrl'))
    .flatMap((name) =>
      eventsOf({ TemplateName: 'any', [name]: 'https://example.com' }).map((event) => [
        event,
        name,
      ]),
    ),
)

/** The field of the template; `undefined` for an event without a URL in the template. */
export const templateUrlOf = (name) => urlOfEvent.get(name)
