/** `live-callbacks send` */
import type { Texts } from '../en.ts'

const unanswered: ReadonlyMap<string, string> = new Map([
  ['no answer', '无应答'],
  ['bad port', '端口受限'],
])

export const send: Texts['send'] = {
  summary: '按腾讯云的方式向您的服务发送事件',
  description: '按腾讯云的方式向您的服务 POST 事件，并用您的密钥签名。',
  event: '发送什么：事件名、编号、示例、文件，- 表示标准输入',
  set: '设置一个字段，可重复使用',
  unset: '去掉一个字段，可重复使用',
  count: '事件的个数',
  concurrency: '同时发送的事件个数',
  retry: '和腾讯云一样重试，直到应答为 200',
  fast: '不等待间隔，连续重试，直到应答为 200',
  unsigned: '不带 t 和 sign',
  json: '打印 JSON',
  notes: [
    '事件可以是名称或编号（StreamBegin、TaskExit、100）、示例（RecordFile/2019）、消息体文件，或用 - 表示标准输入。事件和示例里的时间会平移，如同刚刚发生。t 和 sign 会重新生成；拉流转推事件（314）没有签名，和腾讯云一样。',
    '--set 的值能按 JSON 解析就当作 JSON，否则当作文本。字段可以在其他字段里面，包括 msg、record_detail、callback_ext 和 source_urls 以文本形式携带的 JSON。',
    '用 --count 时，每个事件各不相同：stream_id、file_id 或 session_id 的末尾是 -1、-2，依此类推。--set 的值里，{n} 代表这个序号。',
    '不加 --retry 时每个事件只发一次。加上后和腾讯云一样，直到应答为 200：最多重试 12 次，间隔 60 秒，最长约 16 分钟；截图最多重试 5 次，间隔 120 秒。用 --fast 时次数相同，但不等待间隔。',
    '每个事件都得到 200 应答时退出码为 0，否则为 1。按 Ctrl+C 会结束命令，并打印到目前为止的结果。',
  ],

  countInvalid: (option, most) => `${option} 必须是 1 到 ${most} 的整数。`,
  bodyInvalid: '要发送的内容不是 JSON 对象：请给出一条回调的消息体。',
  fileUnreadable: '没有这个文件，或无法读取：请换一个路径，或给出事件名。',
  pathInvalid: '字段的写法如 stream_id、data.title 或 abnormal_event[0].type。',
  pathMisfit:
    '--set 或 --unset 的字段所在的上级不是对象，或者数组没有那么长：请用 `live-callbacks fixtures` 查看消息体。',
  setInvalid: '--set 的写法是 field=value，例如 --set stream_id=room-1。',
  unsetMissing: '消息体里没有 --unset 指定的字段：请用 `live-callbacks fixtures` 查看消息体。',

  warning: (text) => `警告：${text}`,
  sameEvent: '接收端会把它们当作同一个事件的重复：请在 --set 的值里加上 {n}。',
  willRetry: ({ retries, seconds }) =>
    `最多重试 ${retries} 次，间隔 ${seconds} 秒；用 --fast 则不等待间隔。`,
  progress: (posts, events) => `已发送 ${posts} 次，共 ${events} 个事件`,
  answer: (answer) => unanswered.get(answer) ?? answer,
  exchange: (answer, event, ms) => `${answer}  ${event}，耗时 ${ms} 毫秒`,
  givesUp: '腾讯云到此放弃：这个事件丢失了。',
  wouldRetry: ({ retries, seconds }) =>
    `腾讯云会重试，最多 ${retries} 次，间隔 ${seconds} 秒，直到应答为 200。`,
  posts: (posts, event, seconds, rate) =>
    `${event} 共发送 ${posts} 次，用时 ${seconds} 秒，每秒 ${rate} 次`,
  ofEvents: (events) => `共 ${events} 个事件`,
  latency: (p50, p99) => `应答耗时 ${p50} 毫秒（p50）、${p99} 毫秒（p99）`,
}
