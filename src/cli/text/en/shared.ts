/** What several commands say. */
import { orNearest } from './orNearest.ts'

export const shared = {
  keyOption:
    'callback key of the template; better set CALLBACK_KEY, since the list of processes shows options',
  keysOption:
    'callback key of the template, repeated for each of several; better set CALLBACK_KEY, since the list of processes shows options',
  keyMissing: 'There is no callback key: give --key, or set CALLBACK_KEY.',
  keyBlank: 'A callback key is blank: check the variable that it comes from.',
  keyWithBlanks: 'A callback key has blanks in it: remove them.',

  endpointOption: 'URL of your endpoint, such as http://localhost:3000/callbacks',
  endpointInvalid: (option: string) =>
    `${option} must be an http or https URL, such as http://localhost:3000/callbacks, without user and password.`,

  unknownName: (nearest: string | undefined) =>
    `There is no event or fixture of that name${orNearest(nearest)} \`live-callbacks fixtures\` lists all.`,

  pasteBody: 'Paste the body, then press Ctrl+D on a line of its own.',
  interrupted: 'Interrupted: these are the results so far.',
  resultUnwritable: (code: string) => `The result cannot be written (${code}).`,
}
