/** The texts around a diagnosis and a delivery in Chinese. */
import type { Texts } from '../en.ts'

export const report: Texts['report'] = {
  noEvent: '不是事件',
  headings: {
    event: '事件',
    findings: '警告',
    inside: '内部',
    signature: '签名',
    stream: '流',
    time: '时间',
  },
  ago: (duration) => `${duration}前`,
  ahead: (duration) => `${duration}后`,
  notChecked: '未校验',
  unsigned: '无签名：腾讯云不对此类事件签名',
  signed: ({ keyNumber, expiresAt, when }) =>
    `有效${keyNumber === undefined ? '' : `，使用第 ${keyNumber} 个密钥`}；其 t 为 ${expiresAt}，${when}`,
  refused: (why) => `已拒绝：${why}`,
  proven: (reason) => `原因：${reason}`,
  likely: (reason) => `可能的原因：${reason}`,
  moreValues: (count) => `另有 ${count} 个值`,
  moreFindings: (count) => `另有 ${count} 条警告`,
  states: {
    notChecked: '未校验',
    refused: '已拒绝',
    signed: '已签名',
    unsigned: '无签名',
  },
  sentAgain: (summary, id) => `${summary}（重新发送的第 ${id} 条）`,
  byEndpoint: (milliseconds) => `来自您的服务，用时 ${milliseconds} 毫秒`,
}
