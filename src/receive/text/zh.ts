/** The texts of refusals in Chinese. */
import { itemNameOf } from '../../wire/listName.ts'
import type { Issue } from '../error.ts'
import {
  type Expectation,
  type LookalikeTexts,
  MOST_ISSUES,
  type RefusalTexts,
  RELAY,
} from './texts.ts'

const expectations: Readonly<Record<Expectation, string>> = {
  'a code, as a number or text': '代码（数字或文本）',
  'a number': '数字',
  'an id, as text or as an integer': ' ID（文本或整数）',
  'an id, as text or as an integer below 2^53': ' ID（文本，或小于 2^53 的整数）',
  'an integer': '整数',
  'a non-negative integer': '非负整数',
  'an object': '对象',
  'milliseconds since 1970': '自 1970 年起的毫秒数',
  'seconds since 1970': '自 1970 年起的秒数',
  text: '文本',
  'true or false': ' true 或 false',
}

const isExpectation = (name: string): name is Expectation => Object.hasOwn(expectations, name)

/**
 * The name of a codec in Chinese, to be put after a Chinese word. The names of types are not
 * translated.
 */
export const expectation = (name: string): string => {
  const item = itemNameOf(name)
  if (item !== undefined) return `数组，每项为${expectation(item)}`
  return isExpectation(name) ? expectations[name] : ` ${name}`
}

const issuesText = (issues: ReadonlyArray<Issue>): string => {
  const shown = issues
    .slice(0, MOST_ISSUES)
    .map(({ path, expected }) => `${path}：应为${expectation(expected)}`)
    .join('；')
  const more = issues.length - MOST_ISSUES
  return more > 0 ? `${shown}；另有 ${String(more)} 处` : shown
}

const lookalikes: LookalikeTexts = {
  ChatCallback:
    '消息体是即时通信 IM 的回调，IM 是另一个产品，其消息体没有 event_type 和 sign：请为 IM 设置单独的回调地址，或在此处理函数之前处理其回调。',
  TrtcCallback:
    '消息体是实时音视频 TRTC 的回调，TRTC 是另一个产品，其签名是请求头 Sign 中的 HMAC：请为 TRTC 设置单独的回调地址，或在此处理函数之前处理其回调。',
  VodEvent:
    '消息体是云点播 VOD 的事件，云点播是另一个产品，其事件没有 event_type 和 sign：请为云点播设置单独的回调地址，或在此处理函数之前处理其事件。',
  CallbackRecord:
    '消息体是 DescribeCallbackRecordsList 的记录或应答，而不是回调本身：请传入每条记录的 Request。',
  OldImageAudit:
    '消息体是 2020 年 8 月之前的图片审核回调，当时没有 event_type 和 sign：请在此处理函数之前自行解析。',
  TornJson:
    '消息体是 JSON，但被表单解析器解析过，并丢失了一部分：请以 content-type application/json 发送，或将此处理函数注册在解析器之前，或让解析器保留 rawBody。',
  EmptyObject:
    '消息体是空对象，内容类型不匹配时，解析中间件会给出 {}：请以 content-type application/json 发送，或将此处理函数注册在解析器之前。',
  Unknown:
    '消息体没有 event_type，而云直播的回调都有：请查明是谁在调用此 URL，以及解析器或代理是否改动了消息体。',
}

export const refusals: RefusalTexts = {
  BodyMissing: () => '请求没有消息体：请在其他代码读取流之前，传入消息体本身。',
  BodyTooLarge: ({ limitBytes, limitFields }) =>
    limitFields === undefined
      ? `消息体超过 ${String(limitBytes)} 字节：已知的回调只有几 KB，请仅在信任发送方时调大 maxBytes。`
      : `消息体是表单，字段超过 ${String(limitFields)} 个，而已知的回调没有这么多：请查明是谁在调用此 URL。`,
  MultipartUnsupported: () =>
    '消息体是 multipart 格式，本库不解析：请以 application/json 发送，或用 multipart 解析器解析后传入由字段组成的对象。',
  BodyNotJson: () => '消息体不是 JSON：请传入原始消息体，并确认该请求确实是回调。',
  BodyNotObject: () => '消息体不是 JSON 对象：请传入原始消息体，或 JSON 解析器返回的普通对象。',
  SignatureMissing: ({ event_type, looksLike }) => {
    if (looksLike !== undefined) return lookalikes[looksLike]
    if (event_type === undefined) {
      return 'event_type 不是非负整数，消息体也没有 sign，因此不是腾讯云发送的：请查明是谁在调用此 URL。'
    }
    return event_type === RELAY
      ? '消息体是拉流转推任务回调（314），腾讯云从不对它签名：请在创建接收器时设置 acceptUnsigned: [314]。'
      : `事件 ${String(event_type)} 的消息体没有 sign：请在回调模板中设置回调密钥；如果模板已有密钥，请查明是谁在调用此 URL。`
  },
  SignatureMalformed: () =>
    'sign 不是 32 位小写十六进制数，因此不是腾讯云生成的：请查明是谁在调用此 URL。',
  SignatureMismatch: () =>
    'sign 是用另一个密钥生成的：请与回调模板中的回调密钥（不是推流鉴权密钥）核对；修改后的密钥需 5 到 10 分钟生效。',
  TimestampMissing: () => '消息体有 sign 但没有 t，因此不是腾讯云发送的：请查明是谁在调用此 URL。',
  TimestampMalformed: () =>
    't 不是十位数字（自 1970 年起的秒数），因此不是腾讯云发送的：请查明是谁在调用此 URL。',
  SignatureExpired: ({ expiredBySeconds }) =>
    `签名已在 ${String(expiredBySeconds)} 秒前过期（以 t 为准）：请检查本机时钟，或查明是谁在重发旧的消息体。`,
  SignatureTooFarAhead: ({ aheadSeconds }) =>
    `t 比当前时间晚 ${String(aheadSeconds)} 秒，而腾讯云将其设为发送时间之后 600 秒：请检查本机时钟。`,
  SetupFailed: ({ option, problem }) =>
    problem === 'threw'
      ? `选项 ${option} 的函数抛出了错误：请单独调用该函数查看错误并修正。`
      : `选项 ${option} 的函数返回了无效的值：请查阅该选项的文档并修正函数。`,
  EventTypeInvalid: ({ looksLike }) =>
    looksLike === undefined
      ? 'event_type 不是非负整数，因此消息体不是云直播的回调：请查明是谁在调用此 URL。'
      : lookalikes[looksLike],
  EventInvalid: ({ event_type, issues }) =>
    `事件 ${String(event_type)} 有无效字段（${issuesText(issues)}）：请通过 raw 处理，并向我们反馈这些字段的路径。`,
  MethodNotAllowed: () => '请求方法不是 POST，而腾讯云的回调均为 POST：请查明是谁在调用此 URL。',
  ContentEncodingUnsupported: () =>
    '消息体经过压缩，而腾讯云发送的回调不压缩：请检查此服务前面的代理或网关。',
  BodyUnreadable: () =>
    '未能完整读取消息体：连接提前关闭，或运行环境的标志与消息体不符（请检查 isBase64Encoded）。',
  BodyTimeout: () => '消息体未能在 20 秒内完整到达：请检查网络，以及此服务前面的代理或网关。',
  BodyConsumed: () => '其他中间件已读取消息体：请将此处理函数注册在它之前，或让它保留 rawBody。',
}
