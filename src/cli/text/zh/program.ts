/** The command as a whole: its help, and the errors of its arguments. */
import type { Texts } from '../en.ts'
import { orNearest } from './orNearest.ts'

export const program: Texts['program'] = {
  description: '发送、接收并解读腾讯云云直播的回调，无需真的推流。',
  version: '打印版本号',
  help: '打印本命令的帮助',
  helpOf: '打印某个命令的帮助',
  language: '语言：zh 或 en（English），默认取自 LC_ALL、LC_MESSAGES 或 LANG',
  titles: {
    'Usage:': '用法：',
    'Arguments:': '参数：',
    'Options:': '选项：',
    'Global Options:': '各命令通用的选项：',
    'Commands:': '命令：',
    'Examples:': '示例：',
  },
  placeholders: { options: '[选项]', command: '[命令]' },
  byDefault: (description, value) => `${description}（默认：${value}）`,
  hint: '（加上 --help 可查看全部参数和选项）',
  error: (text) => `错误：${text}`,

  languageInvalid: (languages) => `--lang 只能是 ${languages.join('、')} 之一。`,
  unknownCommand: (name, nearest) => `没有 ${name} 这个命令${orNearest(nearest)}`,
  unknownOption: (flag, nearest) => `没有 ${flag} 这个选项${orNearest(nearest)}`,
  missingArgument: (name) => `缺少参数 ${name}。`,
  missingOption: (flags) => `缺少必填选项 ${flags}。`,
  missingValue: (flags) => `选项 ${flags} 后面缺少值。`,
  excessArguments: (command, expected, received) =>
    `${command} 的参数过多：最多 ${expected} 个，收到 ${received} 个。`,
  conflict: (flags, other) => `选项 ${flags} 不能与 ${other} 同时使用。`,
}
