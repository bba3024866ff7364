/** The texts that several commands share. */
import type { KeyFlaw } from '../../../receive/keys.ts'
import { orNearest } from './orNearest.ts'

export const shared = {
  labelled: (label: string, text: string) => `${label}: ${text}`,
  joined: (parts: ReadonlyArray<string>) => parts.join(', '),

  keyOption:
    'callback key of the template; better set CALLBACK_KEY, since the list of processes shows options',
  keysOption:
    'callback key of the template, repeated for each of several; better set CALLBACK_KEY, since the list of processes shows options',
  keyMissing: 'There is no callback key: set CALLBACK_KEY, or pass --key.',
  keyFlaws: {
    Blank: 'A callback key has a blank in it: remove the blank.',
    Empty: 'A callback key is empty: check the environment variable that contains it.',
    Invisible: 'A callback key has an invisible character in it: type the key by hand.',
    LineBreakAtEnd: 'A callback key ends with a line break: remove the line break.',
    MissingValue:
      'A callback key is the text of a missing value, such as undefined: check that the variable with it is set.',
    Quote: 'A callback key is in quotes, or has one in it: remove the quotes.',
  } satisfies Readonly<Record<KeyFlaw, string>>,

  endpointOption: 'URL of your endpoint, such as http://localhost:3000/callbacks',
  endpointInvalid: (option: string) =>
    `${option} must be an http or https URL, such as http://localhost:3000/callbacks, without user and password.`,

  unknownName: (nearest: string | undefined) =>
    `There is no event or fixture with that name${orNearest(nearest)} \`live-callbacks fixtures\` lists all.`,

  timeZone: 'time zone of printed times: local, or a name such as Asia/Shanghai (default: UTC)',
  timeZoneInvalid: '--time-zone must be local, UTC, or the name of a zone, such as Asia/Shanghai.',

  pasteBody: 'Paste the body, then press Ctrl+D on a line of its own.',
  interrupted: 'Interrupted: these are the results so far.',
  resultUnwritable: (code: string) =>
    `The result cannot be written (${code}): check where the output goes.`,
}
