/** All texts of the page in each language. */
import type { Language } from '../../diagnose/text/Language.ts'
import type { Filter } from './filter.ts'
import type { Kind } from './kind.ts'
import type { InEach } from './language.ts'
import type { Unit } from './moments.ts'

const plural = (count: number, one: string, more: string): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : more}`

const number = (count: number): string => count.toLocaleString('zh-CN')

type Text = InEach<string>
type Counted = InEach<(count: number) => string>
type Filled = InEach<(text: string) => string>

const text = (en: string, zh: string): Text => ({ en, zh })
const counted = (en: (count: number) => string, zh: (count: number) => string): Counted => ({
  en,
  zh,
})
const filled = (en: (text: string) => string, zh: (text: string) => string): Filled => ({ en, zh })

export const words = {
  title: text('Callbacks', '回调'),
  otherLanguage: text('中文', 'English'),
  utc: text('Times in UTC', 'UTC 时间'),

  connecting: text('Connecting', '正在连接'),
  connected: text('Connected', '已连接'),
  reconnecting: text('Connection lost, reconnecting', '连接已断开，正在重连'),
  shutOut: text(
    'Access denied: open the address that live-callbacks listen printed last',
    '访问被拒绝：请打开 live-callbacks listen 最近一次打印的地址',
  ),
  endpoint: text('Receives at', '接收地址'),
  forwarding: text('Forwards to', '转发到'),
  answering: text('Answers callbacks itself', '由 live-callbacks 应答'),
  notKeyed: text(
    'Signatures are not checked: start listen with --key',
    '未校验签名：请用 --key 启动 listen',
  ),

  list: text('Received', '已收到'),
  streamFilter: text('Stream contains', '流名包含'),
  eventFilter: text('Event', '事件'),
  stateFilter: text('State', '状态'),
  allEvents: text('All events', '全部事件'),
  pause: text('Pause', '暂停'),
  resume: text('Resume', '继续'),
  held: counted(
    (count) => `${plural(count, 'new callback', 'new callbacks')} not shown yet`,
    (count) => `另有 ${number(count)} 条新回调未显示`,
  ),
  shown: {
    en: (shown: number, all: number): string =>
      shown === all
        ? plural(all, 'callback', 'callbacks')
        : `${shown} of ${plural(all, 'callback', 'callbacks')}`,
    zh: (shown: number, all: number): string =>
      shown === all ? `${number(all)} 条回调` : `${number(all)} 条回调中的 ${number(shown)} 条`,
  },
  gone: counted(
    (count) =>
      `${plural(count, 'older callback is', 'older callbacks are')} gone, and no filter finds them: at most 1,000 are kept, fewer if they are large. Start listen with --record to keep all.`,
    (count) =>
      `更早的 ${number(count)} 条回调已不在，筛选也找不到：最多保留最近的 1,000 条，消息体很大时更少。用 --record 启动 listen 可保留全部。`,
  ),
  nothingYet: text('No callback has arrived yet.', '还没有收到任何回调。'),
  tryIt: text(
    'To send a callback, run this in another terminal:',
    '要发送一条回调，请在另一个终端运行：',
  ),
  yourKey: text('<your key>', '<您的回调密钥>'),
  nothingMatches: text(
    'None of the callbacks that are kept matches the filter.',
    '保留的回调中没有符合筛选条件的。',
  ),
  clearFilter: text('Clear the filter', '清除筛选'),
  noEvent: text('No event', '不是事件'),
  noStream: text('The event has no stream name', '事件没有流名'),

  accepted: text('Accepted', '已接受'),
  refused: text('Refused', '已拒绝'),

  detail: text('Details', '详情'),
  nothingSelected: text('Select a callback to see its details.', '请选择一条回调查看详情。'),
  helpHint: text('Press ? to see the keyboard shortcuts.', '按 ? 查看快捷键。'),
  back: text('Back to the list', '返回列表'),
  sendAgain: text('Send again', '重新发送'),
  sending: text('Sending…', '发送中…'),
  copyTest: text('Copy as test', '复制为测试代码'),
  copyTestTakes: text(
    'Copies a jest test that delivers the callback again, without its signature and secrets.',
    '复制一段重新投递此回调的 jest 测试代码，不含签名和密钥等敏感信息。',
  ),
  copyBody: text('Copy body with secrets', '复制消息体（含敏感信息）'),
  copyBodyTakes: text(
    'Copies the whole body as it arrived, with its signature and secrets.',
    '原样复制整个消息体，包括签名和密钥等敏感信息。',
  ),
  copiedTest: text('The test was copied to the clipboard.', '测试代码已复制到剪贴板。'),
  copiedBody: text(
    'The body was copied to the clipboard. It contains its signature and secrets.',
    '消息体已复制到剪贴板，其中包含签名和密钥等敏感信息。',
  ),
  copyByHand: text(
    'The browser does not allow this page to write to the clipboard. Copy the text from here:',
    '浏览器不允许本页写入剪贴板，请从这里复制：',
  ),
  sentAgain: {
    en: (id: number, status: number): string =>
      `Sent again as number ${id}, answered with ${status}.`,
    zh: (id: number, status: number): string => `已重新发送，编号 ${id}，应答 ${status}。`,
  },
  notSent: text(
    'The callback could not be sent again: check that live-callbacks listen is still running.',
    '无法重新发送：请检查 live-callbacks listen 是否仍在运行。',
  ),
  sendAgainSigned: text(
    'live-callbacks signs the callback again, so that it is not refused as expired.',
    'live-callbacks 会重新签名，以免因过期被拒绝。',
  ),
  sendAgainAsIs: text(
    'live-callbacks sends the callback unchanged.',
    'live-callbacks 会按原样发送。',
  ),

  number: text('Number', '编号'),
  stream: text('Stream', '流'),
  occurred: text('Happened', '发生时间'),
  noTime: text('the event has no time', '事件没有时间'),
  arrived: text('Arrived', '到达时间'),
  later: filled(
    (length) => `${length} later`,
    (length) => `晚 ${length}`,
  ),
  earlier: filled(
    (length) => `${length} before the event happened: one of the clocks is wrong`,
    (length) => `比发生时间早 ${length}：有一方的时钟不准`,
  ),
  sender: text('From', '来源'),
  answer: text('Answer', '应答'),
  byEndpoint: text('by your endpoint', '来自您的服务'),
  byListen: text('by live-callbacks', '来自 live-callbacks'),
  comesAgain: text('Tencent would send it again', '腾讯云会重试'),
  delivery: counted(
    (count) => `delivery ${count}`,
    (count) => `第 ${count} 次投递`,
  ),
  repeat: text('Repeat', '重复'),
  sameEvent: counted(
    (count) => `Delivery ${count} of the event, by its idempotency key`,
    (count) => `按幂等键，这是该事件的第 ${count} 次投递`,
  ),
  goToFirst: counted(
    (id) => `Go to the first, number ${id}`,
    (id) => `转到第一次投递，编号 ${id}`,
  ),
  firstGone: counted(
    (id) => `the first, number ${id}, is gone`,
    (id) => `第一次投递（编号 ${id}）已不在`,
  ),
  resentFrom: counted(
    (id) => `sent again from number ${id}`,
    (id) => `由编号 ${id} 重新发送`,
  ),

  signature: text('Signature', '签名'),
  notChecked: text('Not checked: start listen with --key', '未校验：请用 --key 启动 listen'),
  nothingSigned: text(
    'Not checked because the body is not a callback of CSS',
    '未校验：消息体不是云直播的回调',
  ),
  unsigned: text(
    'No signature: Tencent does not sign this event',
    '无签名：腾讯云不对此类事件签名',
  ),
  signed: text('Valid', '有效'),
  signedByKey: counted(
    (number) => `Valid, by key ${number}`,
    (number) => `有效，使用第 ${number} 个密钥`,
  ),
  expires: filled(
    (time) => `expires ${time}`,
    (time) => `${time} 过期`,
  ),
  proven: text('Reason', '原因'),
  likely: text('Likely reasons', '可能的原因'),
  findings: text('Warnings', '警告'),

  fields: text('Fields', '字段'),
  field: text('Field', '字段'),
  value: text('Value', '值'),
  meaning: text('Meaning', '含义'),
  onTheWire: text('in the body: ', '消息体中：'),
  items: counted(
    (count) => plural(count, 'item', 'items'),
    (count) => `${number(count)} 项`,
  ),
  unknownField: text('unknown to this library', '本库未收录'),
  empty: text('empty', '空'),
  rowsCapped: text(
    'Only the first fields are shown. See the body for all fields.',
    '只显示了前面的字段，完整内容见消息体。',
  ),
  moreCharacters: counted(
    (count) => `and ${plural(count, 'more character', 'more characters')}`,
    (count) => `另有 ${number(count)} 个字符`,
  ),
  documentation: text("Tencent's page on this event", '腾讯云关于此事件的文档'),

  body: text('Body', '消息体'),
  bytes: counted(
    (count) => plural(count, 'byte', 'bytes'),
    (count) => `${number(count)} 字节`,
  ),
  exactText: text('Exact text', '原文'),
  exactTextShows: text(
    'Shows the body as it arrived, with its signature and secrets.',
    '按收到的原样显示消息体，包括签名和密钥等敏感信息。',
  ),
  noBody: text('The body is empty.', '消息体为空。'),
  bodyCapped: {
    en: (shown: number, all: number): string =>
      `The first ${number(shown)} of ${number(all)} characters are shown. “Copy body with secrets” copies all of them.`,
    zh: (shown: number, all: number): string =>
      `只显示 ${number(all)} 个字符中的前 ${number(shown)} 个，“复制消息体（含敏感信息）”会复制全部。`,
  },

  timeline: text('Timeline of the stream', '流的时间线'),
  ownTime: text('Happened', '发生'),
  arrivalTime: text('Arrived', '到达'),
  ownScales: text(
    'Each row has its own scale, because the callbacks arrived long before or after the events happened.',
    '两行使用各自的刻度，因为到达时间与发生时间相差太远。',
  ),
  marksLeft: counted(
    (count) => `${plural(count, 'older callback is', 'older callbacks are')} left out.`,
    (count) => `省略了更早的 ${number(count)} 条回调。`,
  ),
  push: filled(
    (sequence) => `Push ${sequence}`,
    (sequence) => `推流 ${sequence}`,
  ),
  from: filled(
    (time) => `from ${time}`,
    (time) => `开始于 ${time}`,
  ),
  until: filled(
    (time) => `until ${time}`,
    (time) => `结束于 ${time}`,
  ),
  noBegin: text('its StreamBegin is not here', '这里没有它的推流回调'),
  noEnd: text('its StreamEnd is not here', '这里没有它的断流回调'),
  pushes: text('Pushes', '推流'),

  help: text('Keyboard shortcuts', '快捷键'),
  close: text('Close', '关闭'),
  keyNext: text('Go to the next or previous callback', '到下一条、上一条回调'),
  keyEnds: text('Go to the first or last callback, in the list', '在列表中到第一条、最后一条'),
  keyOpen: text('Go to the details', '进入详情'),
  keyBack: text('Go back to the list', '返回列表'),
  keyFilter: text('Go to the filter', '进入筛选'),
  keyMarks: text('Move along the timeline; Enter selects', '沿时间线移动，回车选择'),
  keyHelp: text('Show these shortcuts', '显示这些快捷键'),

  newEntry: filled(
    (what) => `New: ${what}`,
    (what) => `新回调：${what}`,
  ),
  newEntries: counted(
    (count) => `${plural(count, 'callback has', 'callbacks have')} arrived`,
    (count) => `收到 ${number(count)} 条回调`,
  ),
} as const satisfies Readonly<Record<string, InEach<unknown>>>

export const stateWords: Readonly<Record<Filter['state'], Text>> = {
  all: text('All', '全部'),
  accepted: text('Accepted', '已接受'),
  refused: text('Refused', '已拒绝'),
  comesAgain: text('Not answered with 200', '应答不是 200'),
}

export const kindWords: Readonly<Record<Kind, Text>> = {
  begin: text('Begin', '开始推流'),
  end: text('End', '断流'),
  recording: text('Recording', '录制'),
  screenshot: text('Screenshot', '截图'),
  other: text('Other', '其他'),
}

export const unitWords: Readonly<Record<Unit, Text>> = {
  d: text('d', '天'),
  h: text('h', '小时'),
  min: text('min', '分'),
  s: text('s', '秒'),
  ms: text('ms', '毫秒'),
}

/** Joins the parts of a sentence. */
export const joined: InEach<(parts: ReadonlyArray<string>) => string> = {
  en: (parts) => parts.join(', '),
  zh: (parts) => parts.join('，'),
}

/** The text of a word in a language. */
export const wordIn =
  (language: Language) =>
  <W>(word: InEach<W>): W =>
    word[language]
