/** `live-callbacks fixtures` */
import type { Texts } from '../en.ts'

export const fixtures: Texts['fixtures'] = {
  summary: '列出、打印或写出各种事件的示例消息体',
  description: '列出、打印或写出各种事件、每一代格式的完整消息体，与腾讯云发送的一致。',
  name: '示例（RecordFile/2019）或事件（RecordFile、TaskExit、100）',
  list: '列出示例的名称',
  out: '把消息体写入目录里的文件；给出事件时，写出它的全部示例',
  signed: '为消息体签名，t 尚未过期',
  json: '打印紧凑的 JSON',
  notes: [
    '打印一个示例的消息体，或某个事件最新的示例；不给名称时列出全部示例。示例里的 t 和 sign 早已过期：用 --signed 会重新生成，拉流转推事件（314）除外，它们没有签名。',
  ],
  folderUnwritable: '--out 的目录无法写入：请换一个。',
  written: (files, folder) => `已将 ${files} 个文件写入 ${folder}`,
}
