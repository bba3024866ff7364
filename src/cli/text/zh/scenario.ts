/** `live-callbacks scenario` */
import type { Texts } from '../en.ts'
import { orNearest } from './orNearest.ts'

export const scenario: Texts['scenario'] = {
  summary: '发送一个完整场景的回调，例如一路流从推流到断流',
  description: '向您的服务发送一个场景的全部回调，并用您的密钥签名。',
  stream: '流名',
  shuffled: '打乱顺序发送，顺序由种子决定（默认：1）',
  pace: 'real 表示实际速度，数字表示倍速（默认：不等待）',
  json: '打印 JSON，每条回调一行',
  notes: [
    '不给名称时列出全部场景。场景里的时间如同它刚刚结束；用 --pace 时则从现在开始。每次的各种 ID 都是新的。回调逐条发送，前一条完成后才发下一条。应答丢失是指您的服务给出了应答而腾讯云没有收到，于是回调会再发一次。',
    '每条回调都得到 200 应答时退出码为 0，否则为 1。',
  ],

  paceInvalid: (slowest) => `--pace 必须是 real，或倍速，例如 10；最小为 ${slowest}。`,
  unknown: (nearest) =>
    `没有这个名称的场景${orNearest(nearest)}完整列表见 \`live-callbacks scenario\`。`,
  endpointMissing: '没有回调地址：请用 --to 指定。',

  callbacks: (count) => `${count} 条回调`,

  scenarios: {
    stream: {
      summary: '一路流，从推流到录制文件生成',
      afterwards: '这路流已断流，并有一个录制文件。',
    },
    relay: {
      summary: '一个拉流转推任务，从 TaskStart 到 TaskExit；和腾讯云一样没有签名',
      afterwards: '任务已结束，播放了两个文件。',
    },
    reconnect: {
      summary: '重新推流，而前一次推流的断流回调迟到',
      afterwards: '这路流仍在直播，属于第二次推流：迟到的断流不会结束另一次推流。',
    },
    'retry-storm': {
      summary: '同一回调到达多次，因为发送了副本，或应答丢失',
      afterwards: '4 个事件共发送 14 次：配上去重存储，每个处理函数只运行一次。',
    },
  },
  steps: {
    PushBegins: '开始推流',
    PushEnds: '断流',
    RecordingBegan: '录制已开始',
    RecordingEnded: '录制已结束',
    Screenshot: '截图',
    PictureReviewed: '图片审核建议人工复审',
    SpeechBlocked: '音频审核建议屏蔽',
    PushUnhealthy: '推流异常',
    FileReady: '录制文件已生成',
    FirstPushBegins: '开始推流',
    PushedAgain: '中断之后重新推流',
    FirstPushEnds: '第一次推流的断流回调迟到',
    TaskBegins: '任务开始',
    FirstFileBegins: '第一个文件开始',
    FirstFileEnds: '第一个文件结束',
    SecondFileBegins: '第二个文件开始',
    PushUnsteady: '推流不稳定',
    SecondFileEnds: '第二个文件结束',
    TaskEnds: '任务结束',
    PushBeginsThrice: '开始推流，同时发来三份',
    ScreenshotUnacknowledged: '截图，两次应答丢失',
    PushEndsTwice: '断流，同时发来两份，应答都丢失',
    FileReadyUnacknowledged: '录制文件已生成，三次应答丢失',
  },
}
