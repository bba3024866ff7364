/** The likely reasons why an endpoint did not answer with 200, and what to do. */
import type { Texts } from '../en.ts'

export const answers: Texts['answers'] = {
  NotSigned:
    '这个事件没有签名：只有接收端设置了 acceptUnsigned 才会接受，拉流转推事件（314）需要这样设置。',
  NotStatus200: '只有状态码 200 才能让腾讯云停止重试，204 等其他状态码不行。',
  Redirect: '您的服务返回了重定向，而重定向不会被跟随：请直接填写重定向之后的地址。',
  BodyNotRead: '您的服务无法解析消息体：可能被处理函数前面的代理或中间件改动过。',
  SignatureRefused: '您的服务没有通过签名校验：--key 和服务里的回调密钥一致吗？',
  Forbidden:
    '请求在到达您的服务之前被拒绝，例如被防火墙、来源检查或 CSRF 校验（Egg 默认开启）拦截：请放行 --to 的路径。',
  PathNotFound: '这个路径不存在：请检查 --to 的路径。',
  MethodNotAllowed: '这个路径不接受 POST：请检查 --to 的路径。',
  BodyTooLarge: '消息体超过了您的服务的上限：请检查 maxBytes 和解析中间件的上限。',
  EventInvalid: '事件有无效字段，而且您的服务没有设置 undecodable 处理函数。',
  RateLimited: '您的服务限制了请求频率：请对腾讯云放开限制。',
  Refused: '您的服务拒绝了这个事件：请查看它的日志。',
  HandlerFailed: '您的服务的处理函数出错了：请查看它的日志。',
  ProxyWithoutEndpoint: '代理连不上您的服务：服务是否在运行？',
  NotDone: '事件仍在处理中，或处理超时，或去重存储不可用。',
  ProxyTimeout: '您的服务耗时太久，代理已不再等待。',
  EndpointFailed: '您的服务出错了：请查看它的日志。',
  NoAnswer: '20 秒内没有应答，腾讯云也只等待 20 秒。',
  NothingListens: '该地址没有服务在监听：服务是否在运行，端口是否正确？',
  ConnectionClosed: '连接在应答之前被关闭：请查看您的服务的日志。',
  HostNotFound: '没有这个主机名：请检查 --to 的主机。',
  HostNotResolved: '主机名暂时无法解析：请检查网络。',
  PortForbidden: 'HTTP 客户端不允许访问这个端口：请换一个端口监听。',
  CertificateNotTrusted: '您的服务的证书不受信任：请改用 http，或设置 NODE_EXTRA_CA_CERTS。',
  NoTls: '您的服务不支持 TLS：请把 https 改成 http。',
  Unreachable: '没有应答：请检查 --to，并查看您的服务的日志。',
}
