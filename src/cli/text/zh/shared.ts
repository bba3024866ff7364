/** The texts that several commands share. */
import type { Texts } from '../en.ts'
import { orNearest } from './orNearest.ts'

export const shared: Texts['shared'] = {
  labelled: (label, text) => `${label}：${text}`,
  joined: (parts) => parts.join('，'),

  keyOption: '回调模板里的回调密钥；建议改用环境变量 CALLBACK_KEY，因为命令行参数在进程列表里可见',
  keysOption:
    '回调模板里的回调密钥，有多个时重复此选项；建议改用环境变量 CALLBACK_KEY，因为命令行参数在进程列表里可见',
  keyMissing: '没有回调密钥：请用 --key 指定，或设置环境变量 CALLBACK_KEY。',
  keyFlaws: {
    Blank: '回调密钥里有空白：请去掉空白。',
    Empty: '回调密钥为空：请检查存放密钥的环境变量。',
    Invisible: '回调密钥里有不可见字符：请手动输入密钥。',
    LineBreakAtEnd: '回调密钥以换行符结尾：请去掉换行符。',
    MissingValue: '回调密钥是缺失值的文本，例如 undefined：请检查存放密钥的变量是否已设置。',
    Quote: '回调密钥带有引号：请去掉引号。',
  },

  endpointOption: '您的服务的回调地址，例如 http://localhost:3000/callbacks',
  endpointInvalid: (option) =>
    `${option} 必须是 http 或 https 地址，例如 http://localhost:3000/callbacks，且不能带用户名和密码。`,

  unknownName: (nearest) =>
    `没有这个名称的事件或示例${orNearest(nearest)}完整列表见 \`live-callbacks fixtures\`。`,

  timeZone:
    '打印时间所用的时区：local 表示本机时区，也可以是时区名，例如 Asia/Shanghai（默认：UTC）',
  timeZoneInvalid: '--time-zone 必须是 local、UTC 或时区名，例如 Asia/Shanghai。',

  pasteBody: '请粘贴消息体，然后另起一行按 Ctrl+D。',
  interrupted: '已中断：这是到目前为止的结果。',
  resultUnwritable: (code) => `结果无法输出（${code}）：请检查输出的目标。`,
}
