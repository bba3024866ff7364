/** `live-callbacks listen` */
import type { Texts } from '../en.ts'

export const listen: Texts['listen'] = {
  summary: '接收回调，逐条显示并转发',
  description: '接收回调，逐条显示，并转发到您的服务。',
  port: '接收回调的端口，0 表示任意空闲端口',
  host: '接收回调的监听地址',
  forward: '把回调原样转发到这个地址',
  open: '在浏览器里打开检查页面',
  record: '把每条回调追加到文件，一行一个 JSON',
  inspectorPort: '检查页面的端口，0 表示任意空闲端口',
  inspectorHost: '检查页面的监听地址',
  noInspector: '不启动检查页面',
  quiet: '不逐条打印回调',
  json: '每条回调打印一行 JSON',
  notes: [
    '默认按本库处理函数的方式应答回调。用 --forward 时由您的服务应答：转发地址带路径就用该地址，不带路径就沿用回调到达时的路径和查询参数。没有密钥时不校验签名。',
    '检查页面实时显示收到的回调。它使用单独的端口，所以通往回调端口的隧道不会暴露它；请通过打印出来的地址打开。',
    '--record 的文件里是回调的原文，包含签名和推流地址里的鉴权参数。新建的文件只有当前用户可读。',
  ],

  portInvalid: (option) => `${option} 必须是 0 到 65535 的数字，0 表示任意空闲端口。`,
  leadsToItself: '--forward 指向了本命令自身：请填写您的服务的地址。',
  portInUse: (port, option) => `端口 ${port} 已被其他进程占用：请用 ${option} 换一个。`,
  portForbidden: (port, option) => `当前用户无权使用端口 ${port}：请用 ${option} 换一个。`,
  hostUnusable: (code) => `无法监听这个地址（${code}）：请换一个。`,
  openWithoutInspector: '--no-inspector 时没有检查页面可打开：请去掉 --open 或 --no-inspector。',
  samePort: (port) => `--port 和 --inspector-port 都是 ${port}：请用 --inspector-port 换一个。`,
  recordUnwritable: (code) => `--record 的文件无法写入（${code}）：请换一个。`,

  callbacksAt: (url) => `回调地址：${url}`,
  inspectorAt: (url) => `检查页面：${url}`,
  withoutKey: '没有回调密钥，因此不校验签名：请用 --key 指定。',
  forwarding: (url) => `回调会转发到 ${url}`,
  forwardingByPath: (origin) => `回调会转发到 ${origin}，并沿用到达时的路径和查询参数。`,
  noBrowser: '无法打开浏览器：请手动打开检查页面的地址。',
  howToEnd: '按 Ctrl+C 结束。',
  noCallback: (method, reason) => `收到的请求不是回调（${method}）：${reason}。`,
  cameBack: '本命令转发的回调又回到了本命令：请让 --forward 只指向您的服务。',
  notRecorded: (code) => `这条回调未能写入文件（${code}）：请检查磁盘空间和文件权限。`,
  total: ({ accepted, refused, answered200 }) =>
    `共 ${accepted + refused} 条回调：接受 ${accepted} 条，拒绝 ${refused} 条；应答 200 的有 ${answered200} 条。`,
}
