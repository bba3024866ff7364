/** `live-callbacks sign` */
import type { Texts } from '../en.ts'

export const sign: Texts['sign'] = {
  summary: '打印 t 和 sign',
  description: '打印 t 和 sign = md5(key + t)，供您自己的消息体使用。',
  t: '过期时间，从 1970 年起的秒数（默认：600 秒之后）',
  json: '打印 JSON',
  tInvalid: '--t 必须是十位数字，即从 1970 年起的秒数。',
}
