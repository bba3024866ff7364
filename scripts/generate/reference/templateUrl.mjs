// Which URL of a callback template an event is sent to.
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

/** The field of the template; nothing for an event that has none. */
export const templateUrlOf = (name) => urlOfEvent.get(name)
