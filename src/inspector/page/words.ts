/** All texts of the page, in each language. */
import type { Filter } from './filter.ts'
import type { Kind } from './kind.ts'
import type { InEach, Language } from './language.ts'
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

  connecting: text('Connecting', '正在连接'),
  connected: text('Connected', '已连接'),
  reconnecting: text('Connection lost, reconnecting', '连接已断开，正在重连'),
  shutOut: text(
    'Shut out: open the address that live-callbacks printed last',
    '访问被拒绝：请打开 live-callbacks 最近一次打印的地址',
  ),
  endpoint: text('Receives at', '接收地址'),
  forwarding: text('Forwards to your endpoint', '转发到您的服务'),
  answering: text('Answers by itself', '自行应答'),
  notKeyed: text('Signatures are not checked: there is no key', '未校验签名：没有提供回调密钥'),

  list: text('Received', '已收到'),
  streamFilter: text('Stream contains', '流名包含'),
  eventFilter: text('Event', '事件'),
  stateFilter: text('State', '状态'),
  allEvents: text('All events', '全部事件'),
  pause: text('Pause', '暂停'),
  resume: text('Resume', '继续'),
  held: counted(
    (count) => `${plural(count, 'new callback is', 'new callbacks are')} held back`,
    (count) => `暂存了 ${number(count)} 条新回调`,
  ),
  shown: {
    en: (shown: number, all: number): string =>
      shown === all
        ? plural(all, 'callback', 'callbacks')
        : `${shown} of ${plural(all, 'callback', 'callbacks')}`,
    zh: (shown: number, all: number): string =>
      shown === all ? `${number(all)} 条回调` : `${number(all)} 条回调中的 ${number(shown)} 条`,
  },
  nothingYet: text('Nothing has arrived yet.', '还没有收到任何回调。'),
  tryIt: text('To see one, run this in another terminal:', '想看看效果，可在另一个终端运行：'),
  yourKey: text('<your key>', '<您的回调密钥>'),
  nothingMatches: text('No callback matches the filter.', '没有符合筛选条件的回调。'),
  clearFilter: text('Clear the filter', '清除筛选'),
  noEvent: text('No event', '不是事件'),
  noStream: text('It names none', '未指明'),

  accepted: text('Accepted', '已接受'),
  refused: text('Refused', '已拒绝'),

  detail: text('Detail', '详情'),
  nothingSelected: text('Select a callback to see what it says.', '请选择一条回调查看详情。'),
  helpHint: text('Press ? for the shortcuts.', '按 ? 查看快捷键。'),
  back: text('Back to the list', '返回列表'),
  sendAgain: text('Send again', '重新发送'),
  sending: text('Sending…', '发送中…'),
  copyTest: text('Copy as test', '复制为测试代码'),
  copyBody: text('Copy body', '复制消息体'),
  copiedTest: text('The test is on the clipboard.', '测试代码已复制到剪贴板。'),
  copiedBody: text('The body is on the clipboard.', '消息体已复制到剪贴板。'),
  copyByHand: text(
    'The browser does not let the page write to the clipboard. Copy it from here:',
    '浏览器不允许本页写入剪贴板，请从这里复制：',
  ),
  sentAgain: {
    en: (id: number, status: number): string =>
      `Sent again as number ${id}, answered with ${status}.`,
    zh: (id: number, status: number): string => `已重新发送，编号 ${id}，应答 ${status}。`,
  },
  notSent: text(
    'It could not be sent again: is live-callbacks still running?',
    '无法重新发送：live-callbacks 是否仍在运行？',
  ),
  sendAgainSigned: text(
    'It is signed anew, so that it is in date.',
    '会重新签名，使其在有效期内。',
  ),
  sendAgainAsIs: text('It goes as it came.', '按原样发送。'),

  number: text('Number', '编号'),
  stream: text('Stream', '流'),
  occurred: text('Happened', '发生时间'),
  noTime: text('it does not say', '回调中没有说明'),
  arrived: text('Arrived', '到达时间'),
  later: filled(
    (length) => `${length} later`,
    (length) => `晚 ${length}`,
  ),
  earlier: filled(
    (length) => `${length} before it happened: one of the clocks is off`,
    (length) => `比发生时间早 ${length}：有一方的时钟不准`,
  ),
  sender: text('From', '来源'),
  answer: text('Answer', '应答'),
  byEndpoint: text('by your endpoint', '来自您的服务'),
  byListen: text('by live-callbacks', '来自 live-callbacks'),
  comesAgain: text('Tencent would send it again', '腾讯云会再次发送'),
  resentFrom: counted(
    (id) => `Number ${id}, sent again`,
    (id) => `编号 ${id} 的重新发送`,
  ),

  signature: text('Signature', '签名'),
  notChecked: text('Not checked, since there is no key', '未校验：没有提供回调密钥'),
  nothingSigned: text('Not checked: it is no JSON object', '未校验：消息体不是 JSON 对象'),
  unsigned: text('None, as is usual for this event', '无签名，此类事件本来就没有'),
  signed: text('Holds', '有效'),
  signedByKey: counted(
    (number) => `Holds, by key ${number}`,
    (number) => `有效，使用第 ${number} 个密钥`,
  ),
  expires: filled(
    (time) => `expires ${time}`,
    (time) => `${time} 过期`,
  ),
  likely: text('Why that may be', '可能的原因'),
  findings: text('What is odd', '异常之处'),

  fields: text('Fields', '字段'),
  field: text('Field', '字段'),
  value: text('Value', '值'),
  meaning: text('Meaning', '含义'),
  onTheWire: text('in the body: ', '消息体中：'),
  items: counted(
    (count) => plural(count, 'item', 'items'),
    (count) => `${number(count)} 项`,
  ),
  unknownField: text('not known to this library', '本库未收录'),
  empty: text('empty', '空'),
  rowsCapped: text(
    'Only the first fields are shown; the body has them all.',
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
  noBody: text('It is empty.', '消息体为空。'),
  bodyCapped: {
    en: (shown: number, all: number): string =>
      `The first ${number(shown)} of ${number(all)} characters are shown. “Copy body” copies them all.`,
    zh: (shown: number, all: number): string =>
      `只显示 ${number(all)} 个字符中的前 ${number(shown)} 个，“复制消息体”会复制全部。`,
  },

  timeline: text('Timeline of the stream', '流的时间线'),
  ownTime: text('Happened', '发生'),
  arrivalTime: text('Arrived', '到达'),
  ownScales: text(
    'The two rows have scales of their own, since the callbacks arrived at quite another time.',
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
  noBegin: text('its begin has not come', '未收到开始事件'),
  noEnd: text('its end has not come', '未收到结束事件'),
  pushes: text('Pushes', '推流'),

  help: text('Shortcuts', '快捷键'),
  close: text('Close', '关闭'),
  keyNext: text('Next and previous callback', '下一条、上一条回调'),
  keyEnds: text('First and last callback, in the list', '列表中的第一条、最后一条'),
  keyOpen: text('To the detail', '进入详情'),
  keyBack: text('Back to the list', '返回列表'),
  keyFilter: text('To the filter', '进入筛选'),
  keyMarks: text('Along the timeline; Enter selects', '沿时间线移动，回车选择'),
  keyHelp: text('These shortcuts', '显示本帮助'),

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
  begin: text('Begin', '开始'),
  end: text('End', '结束'),
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

/** The text of a word in a language. */
export const wordIn =
  (language: Language) =>
  <W>(word: InEach<W>): W =>
    word[language]
