/** `live-callbacks send` */
interface Schedule {
  readonly retries: number
  readonly seconds: number
}

export const send = {
  summary: 'post events to an endpoint as Tencent does',
  description: 'Posts events to your endpoint as Tencent does, signed with your key.',
  event: 'what to send: a name, a number, a fixture, a file, or - for the standard input',
  set: 'set a field; may be repeated',
  unset: 'remove a field; may be repeated',
  count: 'number of events',
  concurrency: 'number of events that are sent at once',
  retry: 'retry until the answer is 200, as Tencent does',
  fast: 'retry until the answer is 200, without waiting in between',
  unsigned: 'send neither t nor sign',
  json: 'print JSON',
  notes: [
    'An event is a name or a number (StreamBegin, TaskExit, 100), a fixture (RecordFile/2019), a file with a body, or - for the standard input. The times of an event or a fixture are moved as if it happened now. t and sign are regenerated; relay events (314) have none, as at Tencent.',
    'A value of --set is JSON if it can be read as JSON, else text. A field may be inside others, also inside the JSON that msg, record_detail, callback_ext and source_urls contain as text.',
    'With --count, each event is a different one: its stream_id, file_id or session_id ends with -1, -2, and so on. In a value of --set, {n} is that number.',
    'Without --retry, each event is posted once. With it, the event is posted until the answer is 200, as by Tencent: up to 12 retries, 60 s apart, which takes up to 16 minutes; for screenshots up to 5 retries, 120 s apart. With --fast, the same retries follow at once.',
    'The exit code is 0 if each event was answered with 200, else it is 1. Ctrl+C ends the command and prints the results so far.',
  ],

  countInvalid: (option: string, most: number) =>
    `${option} must be a whole number from 1 to ${most}.`,
  bodyInvalid: 'The body to send is not a JSON object: pass the body of one callback.',
  fileUnreadable:
    'The file does not exist or cannot be read: pass another path, or the name of an event.',
  pathInvalid:
    'The field is invalid: write it like stream_id, data.title or abnormal_event[0].type.',
  pathMisfit:
    'The field of --set or --unset is inside a value that is not an object, or beyond the end of an array: see the body with `live-callbacks fixtures`.',
  setInvalid: '--set must be field=value, such as --set stream_id=room-1.',
  unsetMissing:
    'The field of --unset is not in the body: see the body with `live-callbacks fixtures`.',

  warning: (text: string) => `warning: ${text}`,
  sameEvent:
    'A receiver treats all of them as duplicates of one event: put {n} into a value of --set.',
  willRetry: ({ retries, seconds }: Schedule) =>
    `Up to ${retries} retries follow, ${seconds} s apart; with --fast they follow at once.`,
  progress: (posts: number, events: number) => `${posts} posts of ${events} events`,
  /** An answer: a status, or the code if there was no answer. */
  answer: (answer: string) => answer,
  exchange: (answer: string, event: string, ms: number) => `${answer}  ${event} in ${ms} ms`,
  givesUp: 'Tencent gives up now: the event is lost.',
  wouldRetry: ({ retries, seconds }: Schedule) =>
    `Tencent would send it again, up to ${retries} times, ${seconds} s apart, until the answer is 200.`,
  posts: (posts: number, event: string, seconds: number, rate: number) =>
    `${posts} posts of ${event} in ${seconds} s, ${rate} a second`,
  ofEvents: (events: number) => `of ${events} events`,
  latency: (p50: number, p99: number) => `answered in ${p50} ms (p50), ${p99} ms (p99)`,
}
