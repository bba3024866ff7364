/** `live-callbacks scenario` */
import { orNearest } from './orNearest.ts'

export const scenario = {
  summary: 'post the callbacks of a scenario, such as a stream from begin to end',
  description: 'Posts the callbacks of a scenario to your endpoint, signed with your key.',
  stream: 'name of the stream',
  shuffled: 'send in another order, chosen by the seed (default: 1)',
  pace: 'real, or how many times as fast (default: no waits)',
  json: 'print JSON, a line for each callback',
  notes: [
    'Without a name, the scenarios are listed. The times in a scenario are those of one that ends now or, with --pace, that goes on from now; its ids are new each time. Callbacks are sent one after the other, each when the one before is done. An answer that gets lost is one that the endpoint gives and Tencent does not see: the callback is sent again.',
    'The exit code is 0 if each callback was answered with 200, else it is 1.',
  ],

  paceInvalid: (slowest: number) =>
    `--pace must be real, or how many times as fast, such as 10; ${slowest} at least.`,
  unknown: (nearest: string | undefined) =>
    `There is no scenario of that name${orNearest(nearest)} \`live-callbacks scenario\` lists them.`,
  endpointMissing: 'There is no endpoint to send to: set --to.',

  callbacks: (count: string) => `${count} callbacks`,

  /** The scenarios, and the expected state of the endpoint afterwards. */
  scenarios: {
    stream: {
      summary: 'a stream from its begin to the file of its recording',
      afterwards: 'The stream is not live, and its recording is a file.',
    },
    relay: {
      summary: 'a relay task from TaskStart to TaskExit; unsigned, as Tencent sends them',
      afterwards: 'The task has ended; two files were played.',
    },
    reconnect: {
      summary: 'a stream that is pushed again before the end of the first push arrives',
      afterwards: 'The stream is live with its second push: a late end closes no other push.',
    },
    'retry-storm': {
      summary: 'callbacks that arrive several times, since copies are sent or answers get lost',
      afterwards: '4 events came in 14 posts: with a store, each of your handlers has run once.',
    },
  },
  /** One line for each step. */
  steps: {
    PushBegins: 'the push begins',
    PushEnds: 'the push ends',
    RecordingBegan: 'its recording has begun',
    RecordingEnded: 'its recording has ended',
    Screenshot: 'a screenshot is taken',
    PictureReviewed: 'the image audit suggests a review',
    SpeechBlocked: 'the audio audit suggests blocking',
    PushUnhealthy: 'the push is unhealthy',
    FileReady: 'the file of the recording is ready',
    FirstPushBegins: 'a push begins',
    PushedAgain: 'after a drop the stream is pushed again',
    FirstPushEnds: 'the end of the first push arrives late',
    TaskBegins: 'the task begins',
    FirstFileBegins: 'the first file begins',
    FirstFileEnds: 'the first file ends',
    SecondFileBegins: 'the second file begins',
    PushUnsteady: 'the push is not steady',
    SecondFileEnds: 'the second file ends',
    TaskEnds: 'the task ends',
    PushBeginsThrice: 'the push begins: three copies at once',
    ScreenshotUnacknowledged: 'a screenshot is taken: two answers get lost',
    PushEndsTwice: 'the push ends: two copies at once, and their answers get lost',
    FileReadyUnacknowledged: 'the file is ready: three answers get lost',
  },
}
