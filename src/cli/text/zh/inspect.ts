/** `live-callbacks inspect`, without the diagnosis itself. */
import type { Texts } from '../en.ts'

export const inspect: Texts['inspect'] = {
  summary: '解读一个消息体：事件、签名和异常之处',
  description: '解读一个消息体：是什么事件，签名是否有效、无效的原因，以及有什么异常之处。',
  file: '消息体所在的文件，- 表示标准输入',
  at: '按这个时间检查 t 是否过期（默认：当前时间，或消息体被记录的时间）',
  json: '打印 JSON，每个消息体一行',
  notes: [
    '文件里可以是一个消息体的原文，也可以是 listen --record 写下的多条，一行一条；后者按各自到达的时间检查。',
    '日志行、列表、网关事件，以及 DescribeCallbackRecordsList 的记录或应答本身不是回调，但其中的回调也会被解读；每条记录按其发送时间检查。',
    '全部消息体都是事件，并且在给出密钥时签名都有效，退出码为 0，否则为 1。',
  ],
  timeInvalid: '--at 必须是时间，例如 2026-01-02T03:04:05Z。',
  fileUnreadable: (code) => `文件无法读取（${code}）：请换一个文件，或用 - 表示标准输入。`,
}
