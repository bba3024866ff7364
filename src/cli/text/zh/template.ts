/** `live-callbacks template` */
import type { Texts } from '../en.ts'
import { orNearest } from './orNearest.ts'

export const template: Texts['template'] = {
  summary: '打印创建回调模板的请求',
  description: '打印 CreateLiveCallbackTemplate 的请求，用来告诉腾讯云哪些事件发到您的地址。',
  url: '您的服务的回调地址，须能从腾讯云访问',
  events: '事件，用逗号分隔',
  generateKey: '生成新的回调密钥',
  name: '模板名称',
  json: '只打印请求',
  notes: (events) => [
    `事件：${events.join('、')}。拉流转推事件发到任务的 CallbackUrl，其余事件都在控制台设置。`,
    '请在地址的路径里放一段随机串。请求里含有回调密钥，因为腾讯云需要知道它：请勿写入日志。',
  ],

  eventsInvalid: (events) => `--events 可以是 all，或以下若干个：${events}。`,
  eventWithoutUrl: (event, nearest, events) =>
    `回调模板里没有 ${event} 的地址${orNearest(nearest)}--events 可以是 all，或以下若干个：${events}。`,
  urlInvalid: '--url 必须是 http 或 https 地址。',
  nameInvalid: '--name 只能包含中英文字母、数字、_ 和 -，按 UTF-8 编码最多 255 字节。',
  keyInvalid: '回调密钥必须是 1 到 32 位的字母、数字、_ 和 -。',

  urlPrivate: '腾讯云访问不到这个地址，它属于本机或内网：请换成公网地址。',
  withoutKey: '没有回调密钥就无法校验回调：请用 --generate-key、--key 或环境变量 CALLBACK_KEY。',
  newKey: '密钥是新生成的：请保存到接收端读得到的地方，它不会再次显示。',
  next: '下一步：用这个请求调用云直播 API（2018-08-01）的 CreateLiveCallbackTemplate，再用 CreateLiveCallbackRule 把返回的 TemplateId 关联到推流域名。5 到 10 分钟后开始收到回调。',
}
