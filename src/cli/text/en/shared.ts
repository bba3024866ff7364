/** The texts that several commands share. */
import { orNearest } from './orNearest.ts'

export const shared = {
  keyOption:
    'callback key of the template; better set CALLBACK_KEY, since the list of processes shows options',
  keysOption:
    'callback key of the template, repeated for each of several; better set CALLBACK_KEY, since the list of processes shows options',
  keyMissing: 'There is no callback key: set CALLBACK_KEY, or pass --key.',
  keyBlank: 'A callback key is empty: check the environment variable that contains it.',
  keyWithBlanks:
    'A callback key contains whitespace, a quote or an invisible character, or is the text of a missing value: compare it with the key of the template.',

  endpointOption: 'URL of your endpoint, such as http://localhost:3000/callbacks',
  endpointInvalid: (option: string) =>
    `${option} must be an http or https URL, such as http://localhost:3000/callbacks, without user and password.`,

  unknownName: (nearest: string | undefined) =>
    `There is no event or fixture with that name${orNearest(nearest)} \`live-callbacks fixtures\` lists all.`,

  pasteBody: 'Paste the body, then press Ctrl+D on a line of its own.',
  interrupted: 'Interrupted: these are the results so far.',
  resultUnwritable: (code: string) =>
    `The result cannot be written (${code}): check where the output goes.`,
}
