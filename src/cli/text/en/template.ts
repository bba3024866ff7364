/** `live-callbacks template` */
import { orNearest } from './orNearest.ts'

export const template = {
  summary: 'print the request that creates a callback template',
  description:
    'Prints the request of CreateLiveCallbackTemplate, by which Tencent learns which events to send to your URL.',
  url: 'URL of your endpoint, as Tencent reaches it',
  events: 'events, separated by commas',
  generateKey: 'generate a new callback key',
  name: 'name of the template',
  json: 'print the request alone',
  notes: (events: ReadonlyArray<string>): ReadonlyArray<string> => [
    `Events: ${events.join(', ')}. Relay events go to the CallbackUrl of their task; all others are set in the console.`,
    'Put a secret into the path of the URL. The request contains the callback key, since Tencent has to know it: do not write it to logs.',
  ],

  eventsInvalid: (events: string) => `--events takes all, or some of ${events}.`,
  eventWithoutUrl: (event: string, nearest: string | undefined, events: string) =>
    `There is no URL for ${event}${orNearest(nearest)} --events takes all, or some of ${events}.`,
  urlInvalid: '--url must be an http or https URL.',
  nameInvalid:
    '--name must be Chinese or English letters, digits, _ and -, at most 255 bytes in UTF-8.',
  keyInvalid: 'The callback key must be 1 to 32 letters, digits, _ and -.',

  urlPrivate:
    'Tencent cannot reach that URL, because it belongs to this machine or a private network: use a public one.',
  withoutKey:
    'Without a key, callbacks cannot be verified: use --generate-key, --key, or CALLBACK_KEY.',
  newKey: 'The key is new: store it for your receiver. It is not shown again.',
  next: 'Next: give this to CreateLiveCallbackTemplate of the API live (2018-08-01). Its response has a TemplateId: bind it to your push domain with CreateLiveCallbackRule. Callbacks arrive 5 to 10 minutes later.',
}
