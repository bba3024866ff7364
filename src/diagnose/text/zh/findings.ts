/** The sentences for findings in Chinese. */
import { describeBy } from '../../../receive/text/describeBy.ts'
import { expectation, refusals } from '../../../receive/text/zh.ts'
import type { RecordsForm } from '../../callbackRecords.ts'
import type { Shape } from '../../Shape.ts'
import type { FindingTexts } from '../texts.ts'
import { duration } from './duration.ts'

const ON_THE_WAY = '腾讯云与此服务之间的代理或网关'

const MOST_VALUES = 8

const valueList = (values: ReadonlyArray<string>): string => {
  const more = values.length - MOST_VALUES
  const listed = values.slice(0, MOST_VALUES).join('、')
  return more > 0 ? `${listed} 等，另有 ${String(more)} 个` : listed
}

const withInside =
  (sentence: string) =>
  ({ inside }: { readonly inside: string }): string =>
    `${sentence}其中的事件是 ${inside}。`

/** What came in place of a valid value: its form, never the value. */
const shapeText = (shape: Shape): string => {
  switch (shape.kind) {
    case 'missing':
      return '但缺少该字段'
    case 'null':
      return '但收到的是 null'
    case 'boolean':
      return '但收到的是 true 或 false'
    case 'number':
      return `但收到的是形如 ${shape.like} 的数字`
    case 'text':
      return shape.like === '' ? '但收到的是空文本' : `但收到的是形如 "${shape.like}" 的文本`
    case 'list':
      return `但收到的是 ${String(shape.size)} 项的数组`
    case 'object':
      return `但收到的是含 ${String(shape.size)} 个字段的对象`
  }
}

const recordsText: Readonly<Record<RecordsForm, (records: number) => string>> = {
  Record: () => '这条记录',
  List: (records) => `消息体是 DescribeCallbackRecordsList 的 ${String(records)} 条记录，其中`,
  Response: (records) => `应答含 ${String(records)} 条记录，其中`,
}

const insideRecords = (names: ReadonlyArray<string>): string =>
  names.length === 0
    ? '的 Request 字段都不是回调。'
    : `的 Request 字段是回调，请传入该字段。其中的事件是 ${valueList(names)}。`

export const findings: FindingTexts = {
  NotAnEvent: ({ refusal }) => describeBy(refusals)(refusal),

  JsonInJson: withInside(
    '消息体是 JSON 字符串中的 JSON，说明被序列化了两次：请直接发送里面的文本。',
  ),
  Base64: withInside('消息体是 base64 编码，API 网关会这样转发二进制消息体：请先解码。'),
  GatewayEvent: withInside(
    '消息体是 API 网关的事件对象，回调在其 body 字段中：请使用 scfHandler。',
  ),
  ListOfBodies: withInside('消息体是一个列表，回调在列表中：请逐项传入。'),
  HttpRequest: withInside('消息体是完整的 HTTP 请求：请只传入空行之后的内容。'),
  Surrounded: withInside(
    '消息体中除回调外还有其他内容，例如日志行或引号：请只传入从第一个 { 到最后一个 } 的部分。',
  ),

  InField: withInside('回调在此字段中：请只传入该字段的值。'),
  CallbackRecords: ({ form, records, inside }) =>
    `${recordsText[form](records)}${insideRecords(inside)}`,
  PartOfEvent: withInside('消息体无法完整读取，但其中写明了事件。'),

  ObjectAsText: () =>
    '消息体是 JavaScript 将对象转为文本的结果：请发送 JSON.stringify(body)，而不是对象本身。',
  Markup: () => `消息体是 HTML 或 XML：可能被${ON_THE_WAY}替换成了自己的页面。`,
  PrintedObject: () => '消息体像是程序打印出来的对象：请输出 JSON，例如 JSON.stringify(body)。',
  CutOff: () => '消息体的开头像 JSON，但不是有效的 JSON：可能被截断，或被手动改过。',

  FieldLeftOut: ({ expected, received }) =>
    `该字段必须为${expectation(expected)}，${shapeText(received)}，因此事件中不包含它。`,
  FieldInvalid: ({ expected, received }) =>
    `该字段必须为${expectation(expected)}，${shapeText(received)}。`,

  ByteOrderMark: () => `消息体开头有字节顺序标记（BOM）：${ON_THE_WAY}对它重新编码了。`,
  FormEncoded: () =>
    `消息体是表单编码，已按表单读取，而腾讯云发送的是 JSON：${ON_THE_WAY}对它重新编码了。`,
  FormParsed: () =>
    '消息体是表单解析器由表单或 JSON 得到的对象，已还原为发送的内容：请让解析器保留 rawBody，或以 content-type application/json 发送。',
  WrappedByStreamLive: () =>
    '消息体外面包了一层 { data, header, receive_time }，与 StreamLive 文档中的示例一样。',
  TooDeep: ({ levels }) =>
    `消息体嵌套超过 ${String(levels)} 层，已知的回调都没有这么深：因此不以 JSON 显示。`,

  OldBody: ({ seconds }) => `事件发生于 ${duration(seconds)}前：消息体是旧的，或到达得很晚。`,
  TimeAhead: ({ seconds }) =>
    `事件的时间比当前时间晚 ${duration(seconds)}：本机时钟偏慢，或时间是手动设置的。`,
  EventTypeIsText: () =>
    `event_type 是文本，而腾讯云发送的是数字：${ON_THE_WAY}对消息体重新编码了。`,
  JsonKeptAsText: () => '该字段应为 JSON 却不是，因此保留为文本：您的代码需要处理这两种情况。',
  UnknownEvent: () => '本库未收录此事件，其字段按原样保留：请向我们反馈。',
  UnknownRelayEvent: () => '本库未收录此拉流转推任务事件：请向我们反馈。',
  UnknownField: () => '本库未收录此字段，按原样保留：请向我们反馈。',
  UndocumentedValue: ({ documented }) =>
    `文档中没有此值（文档列出的有 ${valueList(documented)}）：请按未知值处理，并向我们反馈。`,
  FieldsMissing: ({ fields }) => `事件缺少 ${fields.join('、')}，而此事件的所有已知消息体都有。`,
}
