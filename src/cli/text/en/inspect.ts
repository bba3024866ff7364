/** `live-callbacks inspect`, without the diagnosis itself. */
export const inspect = {
  summary: 'explain a body: its event, its signature, and warnings',
  description:
    'Explains a body: which event it is, whether its signature is valid and if not why, and what is unusual about it.',
  file: 'file of the body, or - for the standard input',
  at: 'time against which t is checked (default: now, or when the body was recorded)',
  json: 'print JSON, one line for each body',
  notes: [
    'The file contains a body as it arrived, or many, one on a line, as listen --record writes them: each of those is checked against the time at which it arrived.',
    'A line of a log, a list, the event of a gateway, and a record or response of DescribeCallbackRecordsList are no callbacks, but those in them are explained too; each record is checked against the time at which it was sent.',
    'The exit code is 0 if every body is an event and, where a key is given, its signature is valid; else it is 1.',
  ],
  timeInvalid: '--at must be a time such as 2026-01-02T03:04:05Z.',
  fileUnreadable: (code: string) =>
    `The file cannot be read (${code}): give another, or - for the standard input.`,
}
