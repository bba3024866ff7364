/**
 * What the command writes about a body, in Chinese. The command writes English, so a sentence is
 * found by its wording: one that is worded anew must be worded anew here, and the test says so.
 */

/** English, and Chinese. What is in braces is a part that varies. */
type Template = readonly [english: string, chinese: string]

const summaries: ReadonlyArray<Template> = [
  [
    'a recording of {stream} is ready: {format}, {seconds} s, {bytes} bytes',
    '{stream} 的录制文件已生成：{format}，{seconds} 秒，{bytes} 字节',
  ],
  ['a screenshot of {stream} was taken: {url}', '{stream} 已截图：{url}'],
  ['relay task {task} started', '拉流转推任务 {task} 已启动'],
  ['relay task {task} began to send {file}', '拉流转推任务 {task} 开始推送{file}'],
  ['relay task {task} has sent {file}', '拉流转推任务 {task} 已推送完{file}'],
  ['relay task {task} ended: {message} ({code})', '拉流转推任务 {task} 已结束：{message} ({code})'],
  ['relay task {task} ended', '拉流转推任务 {task} 已结束'],
  ['relay task {task} was changed', '拉流转推任务 {task} 的配置已更改'],
  ['relay task {task} raised the alarm {alarm}', '拉流转推任务 {task} 触发告警 {alarm}'],
  ['relay task {task} pulls its file unsteadily', '拉流转推任务 {task} 拉取文件不稳定'],
  ['relay task {task} pushes its stream unsteadily', '拉流转推任务 {task} 推流不稳定'],
  ['relay task {task} could not pull its file', '拉流转推任务 {task} 拉取文件失败'],
  ['relay task {task} could not push its stream', '拉流转推任务 {task} 推流失败'],
  ['relay task {task} found that its file ended early', '拉流转推任务 {task} 的文件提前结束'],
  [
    'relay task {task} sent {event}, which this library does not know',
    '拉流转推任务 {task} 发来本库未收录的事件 {event}',
  ],
  [
    'the sound of {stream} was judged: {suggestion}, {label}',
    '{stream} 的音频审核结果：{suggestion}，{label}',
  ],
  [
    'a picture of {stream} was judged: {suggestion}, type {types}',
    '{stream} 的画面审核结果：{suggestion}，类型 {types}',
  ],
  [
    'a picture of {stream} was judged: {suggestion}, {label}',
    '{stream} 的画面审核结果：{suggestion}，{label}',
  ],
  ['the push of {stream} is unhealthy: {faults}', '{stream} 推流异常：{faults}'],
  ['a push to the StreamLive channel {channel} began', 'StreamLive 频道 {channel} 开始推流'],
  ['a push to the StreamLive channel {channel} ended', 'StreamLive 频道 {channel} 断流'],
  ['the recording of {stream} says {event}', '{stream} 的录制状态：{event}'],
  [
    'the recording of {stream} has a fault ({level}): {fault}',
    '{stream} 录制异常 ({level})：{fault}',
  ],
  ['subtitles of {stream}: {texts}', '{stream} 的字幕：{texts}'],
  [
    'the quality of {stream} has a fault: {class}, score {score}',
    '{stream} 质量异常：{class}，得分 {score}',
  ],
  ['words were muted in {stream}: {words}', '{stream} 中有词语被消音：{words}'],
  ['a summary of {stream}: {title}', '{stream} 的摘要：{title}'],
  ['{count} highlight of {stream}: {titles}', '{stream} 有 {count} 个精彩片段：{titles}'],
  ['{count} highlights of {stream}: {titles}', '{stream} 有 {count} 个精彩片段：{titles}'],
  [
    'an event {event}, which this library does not know, of {stream}',
    '{stream} 的事件 {event}，本库未收录',
  ],
  [
    'an event {event} ({type}) that is not of its known shape',
    '事件 {event} ({type})，与已知结构不符',
  ],
  ['an empty body', '消息体为空'],
  ['a body that is too large for a callback', '消息体过大，不像回调'],
  ['a body that is not UTF-8', '消息体不是 UTF-8'],
  ['a body that is not JSON', '消息体不是 JSON'],
  ['JSON that is not an object', 'JSON 但不是对象'],
  ['an object without a valid event_type', '没有有效 event_type 的对象'],
  // These begin with a name that may be anything, so they come last.
  ['{stream} began, pushed from {ip}', '{stream} 开始推流，推流端 IP 为 {ip}'],
  ['{stream} began', '{stream} 开始推流'],
  [
    '{stream} ended after {duration}: {reason} ({code})',
    '{stream} 断流，推流时长 {duration}：{reason} ({code})',
  ],
  ['{stream} ended after {duration}', '{stream} 断流，推流时长 {duration}'],
  ['{stream} ended: {reason} ({code})', '{stream} 断流：{reason} ({code})'],
  ['{stream} ended', '{stream} 断流'],
  [
    '{stream} fell below the threshold of {class} in {count} frame',
    '{stream} 有 {count} 帧低于 {class} 阈值',
  ],
  [
    '{stream} fell below the threshold of {class} in {count} frames',
    '{stream} 有 {count} 帧低于 {class} 阈值',
  ],
  ['{stream} has {class} {score} on average', '{stream} 的 {class} 平均分为 {score}'],
]

/** What `describeError` says. */
const errors: ReadonlyArray<Template> = [
  [
    'The request has no body: pass the body itself, before anything else has read the stream.',
    '请求没有消息体：请在其他代码读取流之前，传入消息体本身。',
  ],
  [
    'The body is larger than {bytes} bytes: known callbacks have a few KB, so raise maxBytes only if you know the sender.',
    '消息体超过 {bytes} 字节：已知的回调只有几 KB，确认发送方可信后才可调大 maxBytes。',
  ],
  [
    'The body is not UTF-8: pass the bytes as they came, without converting them from another charset.',
    '消息体不是 UTF-8：请按原样传入收到的字节，不要转换字符集。',
  ],
  [
    'The body is not JSON: pass the raw body, and check that the request really is a callback.',
    '消息体不是 JSON：请传入原始消息体，并确认该请求确实是回调。',
  ],
  [
    'The body is not a JSON object: pass the raw body, or the plain object that a JSON parser made of it.',
    '消息体不是 JSON 对象：请传入原始消息体，或 JSON 解析得到的普通对象。',
  ],
  [
    'The body has no sign: set the callback key in the callback template, or list the event_type in acceptUnsigned if it never has one (relay callbacks, 314).',
    '消息体没有 sign：请在回调模板中设置回调密钥；如果该事件本来就不带签名（拉流转推任务回调，314），请将其 event_type 列入 acceptUnsigned。',
  ],
  [
    'The sign is not 32 lower-case hex digits, so Tencent did not make it: look at who calls this URL.',
    'sign 不是 32 位小写十六进制数，因此不是腾讯云生成的：请查看是谁在调用此 URL。',
  ],
  [
    'The sign was made with another key: compare the key with the callback key of the template (not the push authentication key), which takes 5 to 10 minutes to change.',
    'sign 是用另一个密钥生成的：请与回调模板中的回调密钥（不是推流鉴权密钥）核对；修改回调密钥后需 5 到 10 分钟生效。',
  ],
  [
    'The body has a sign but no t, so Tencent did not send it: look at who calls this URL.',
    '消息体有 sign 但没有 t，因此不是腾讯云发送的：请查看是谁在调用此 URL。',
  ],
  [
    'The t is not ten digits (seconds since 1970), so Tencent did not send it: look at who calls this URL.',
    't 不是十位数字（自 1970 年起的秒数），因此不是腾讯云发送的：请查看是谁在调用此 URL。',
  ],
  [
    'The t passed {seconds} seconds ago: check the clock of this machine, or the sender repeats an old body.',
    't 已过期 {seconds} 秒：请检查本机时钟，也可能是发送方在重发旧的消息体。',
  ],
  [
    'The t is {seconds} seconds ahead, where Tencent sets 600: check the clock of this machine.',
    't 超前 {seconds} 秒，而腾讯云设为 600 秒：请检查本机时钟。',
  ],
  [
    'The option {option} threw or gave a value that cannot be used: see its documentation, and mend the function.',
    '选项 {option} 抛出了错误，或给出了无法使用的值：请查阅其文档并修正该函数。',
  ],
  [
    'The event_type is not an integer from 0 on: this is not a callback of CSS (image audits from before 2020-08 and VOD events have none).',
    'event_type 不是非负整数：这不是云直播的回调（2020 年 8 月之前的图片审核回调和云点播事件没有该字段）。',
  ],
  [
    'The event {event} is not of the known shape ({issues}): handle it from raw, and please report the paths.',
    '事件 {event} 与已知结构不符（{issues}）：请通过 raw 处理，并向我们反馈这些路径。',
  ],
  [
    'The request is not a POST, as callbacks are: look at who calls this URL.',
    '请求不是 POST，而回调都是 POST：请查看是谁在调用此 URL。',
  ],
  [
    'The body is compressed, as those of Tencent are not: look at what is in front of this server.',
    '消息体经过压缩，而腾讯云的回调不压缩：请检查此服务前面的组件。',
  ],
  [
    'The body could not be read to its end: the sender broke off, or the host says of the body what is not so.',
    '消息体未能完整读取：发送方中断了连接，或宿主环境对消息体的描述与实际不符。',
  ],
  [
    'The body was read before, and nothing of it was kept: put the handler in front of what reads it, or keep rawBody there.',
    '消息体已被读取且没有保留：请将处理函数放在读取它的代码之前，或在那里保留 rawBody。',
  ],
]

/** What is said of a signature. */
const signatures: ReadonlyArray<Template> = [
  [
    'The key cannot be used, since it is empty or has blanks in it: compare it with the callback key of the template.',
    '密钥为空或含有空白字符，无法使用：请与回调模板中的回调密钥核对。',
  ],
  [
    'The key that you gave has blanks or invisible characters in it: without them the sign holds.',
    '您提供的密钥含有空白或不可见字符：去掉后签名有效。',
  ],
  [
    'The key that you gave is in quotes: without them the sign holds. Look at the file or variable that it comes from.',
    '您提供的密钥带有引号：去掉后签名有效。请检查密钥所在的文件或变量。',
  ],
  [
    'The key that you gave has the name of a variable before it: without it the sign holds.',
    '您提供的密钥前面带有变量名：去掉后签名有效。',
  ],
  [
    'What you gave are several keys in one text: with one of them the sign holds. Give each by its own.',
    '您把多个密钥写在了一段文本里：用其中一个签名有效。请分别提供每个密钥。',
  ],
  [
    'The key that you gave differs from the right one in upper and lower case.',
    '您提供的密钥与正确的密钥大小写不同。',
  ],
  [
    'The sign was made as md5(t + key): it is md5(key + t), the key first.',
    'sign 是按 md5(t + key) 生成的：应为 md5(key + t)，密钥在前。',
  ],
  [
    'The sign was made with the key alone: it is md5(key + t), t as ten digits.',
    'sign 只用密钥生成：应为 md5(key + t)，t 为十位数字。',
  ],
  [
    'The sign was made of the key and the body: it covers the key and t alone, md5(key + t).',
    'sign 是用密钥和消息体生成的：它只包含密钥和 t，即 md5(key + t)。',
  ],
  [
    'The sign is an HMAC with the key: it is a plain md5(key + t).',
    'sign 是用密钥生成的 HMAC：应为普通的 md5(key + t)。',
  ],
  [
    'The sign was made with something between key and t: it is md5(key + t), with nothing between.',
    '生成 sign 时在密钥和 t 之间加入了其他字符：应为 md5(key + t)，中间没有任何内容。',
  ],
  [
    'The sign was made with t in another unit: key and t are joined as t stands in the body, ten digits of seconds.',
    '生成 sign 时 t 用了其他单位：应将密钥与消息体中的 t（十位秒数）直接拼接。',
  ],
  [
    'The sign was made without a key: the variable of the sender that should hold it is empty or not set.',
    '生成 sign 时没有密钥：发送方存放密钥的变量为空或未设置。',
  ],
  [
    'The sign is the one of a sample in the documentation: it was copied, not made for this t.',
    'sign 是文档示例中的：是复制来的，不是为这个 t 生成的。',
  ],
  [
    'The sign was made with the key of the fixtures of this library: sign them anew with your own.',
    'sign 是用本库示例数据的密钥生成的：请用您自己的密钥重新签名。',
  ],
  [
    'StreamLive has a key of its own, set with the callback URL of the input.',
    'StreamLive 有自己的密钥，与输入的回调 URL 一同设置。',
  ],
  [
    'It may be the key of another template: each has its own, and which template counts goes by push domain and AppName.',
    '可能是另一个回调模板的密钥：每个模板各有密钥，使用哪个模板由推流域名和 AppName 决定。',
  ],
  [
    'It may be the push authentication key, which signs push URLs: the callback key stands in the callback template.',
    '可能是推流鉴权密钥，它用于推流地址的签名：回调密钥在回调模板中。',
  ],
  [
    'The key may have been changed within the last 10 minutes: until then both are in use, so give both.',
    '回调密钥可能在最近 10 分钟内修改过：生效前新旧密钥都在使用，请同时提供两者。',
  ],
  [
    'It is off by almost exactly {duration}, as if local time had been taken for UTC: t counts seconds since 1970 in UTC.',
    '时间几乎正好相差 {duration}，像是把本地时间当成了 UTC：t 是 UTC 自 1970 年起的秒数。',
  ],
  ['But for its t the sign holds: the key is right.', '除 t 之外签名有效：密钥是正确的。'],
  [
    'The sign would not hold either, whatever the time: it was not made with this key.',
    '无论时间如何，签名都无效：它不是用此密钥生成的。',
  ],
  [
    'The body is an old one that was sent again: it expired {duration} ago. Sign it anew.',
    '这是重新发送的旧消息体：已过期 {duration}。请重新签名。',
  ],
  [
    "A sender of one's own set t too far ahead, by {duration}: Tencent sets 600 seconds.",
    '自建的发送方把 t 设得过于超前，超前了 {duration}：腾讯云设为 600 秒。',
  ],
  ['The clock of this machine is fast.', '本机时钟偏快。'],
  ['The clock of this machine is slow.', '本机时钟偏慢。'],
  ['The sign is no text.', 'sign 不是文本。'],
  [
    'The sign is masked with asterisks, as in the documentation.',
    'sign 被星号遮盖，与文档中的一样。',
  ],
  ['The sign has blanks around it.', 'sign 前后有空白字符。'],
  ['The sign is in upper-case hex: it must be lower-case.', 'sign 是大写十六进制：必须为小写。'],
  ['The sign looks like SHA-1: it is an MD5.', 'sign 看起来是 SHA-1：应为 MD5。'],
  ['The sign looks like SHA-256: it is an MD5.', 'sign 看起来是 SHA-256：应为 MD5。'],
  ['The t is in milliseconds: it must be in seconds.', 't 的单位是毫秒：必须为秒。'],
  ['The t has a fraction: it must be whole seconds.', 't 带有小数：必须为整秒。'],
  ['The t has blanks around it.', 't 前后有空白字符。'],
  ['The t is no time in whole seconds since 1970.', 't 不是自 1970 年起的整秒数。'],
  [
    'There is a field of almost that name: it must be called sign.',
    '有一个名称相近的字段：必须命名为 sign。',
  ],
  [
    'The callback template has no key: then Tencent sends neither t nor sign. Set one, and wait 10 minutes.',
    '回调模板没有设置回调密钥：此时腾讯云不发送 t 和 sign。请设置密钥，并等待 10 分钟。',
  ],
  [
    'Tencent did not send it: look at who calls this URL.',
    '不是腾讯云发送的：请查看是谁在调用此 URL。',
  ],
  [
    'Something on the way has taken t out of the body, or has another name for it.',
    '途中有组件去掉了消息体中的 t，或改了它的名称。',
  ],
]

const findings: ReadonlyArray<Template> = [
  [
    'It begins with a byte order mark: something on the way has written it anew.',
    '开头有字节顺序标记 (BOM)：途中有组件改写过它。',
  ],
  [
    'It is wrapped in { data, header, receive_time }, as a log of StreamLive has it.',
    '外面包了一层 { data, header, receive_time }，与 StreamLive 的日志一样。',
  ],
  [
    'It is nested more than {levels} levels deep, as no callback is: it is not shown as JSON.',
    '嵌套超过 {levels} 层，回调不会如此：因此不以 JSON 显示。',
  ],
  ['{sentence} Inside is an event: {event}.', '{sentence}里面是一个 {event} 事件。'],
  [
    'It is JSON inside a JSON string, so it was made JSON twice: send the text as it is.',
    '这是 JSON 字符串中的 JSON，说明被序列化了两次：请直接发送原文本。',
  ],
  [
    'It is in base64, as a gateway hands over binary bodies: decode it before it is read.',
    '这是 base64，网关会这样传递二进制消息体：请先解码再读取。',
  ],
  [
    'It is form-encoded, and callbacks are JSON: something on the way has encoded it anew.',
    '这是表单编码，而回调是 JSON：途中有组件重新编码过它。',
  ],
  [
    'It is the event of an API gateway, and the callback is its body: give it to scfHandler.',
    '这是 API 网关的事件，回调在其 body 中：请交给 scfHandler 处理。',
  ],
  [
    'It is a list with the body in it: give its items one by one.',
    '这是一个包含消息体的列表：请逐项传入。',
  ],
  [
    'It is a whole HTTP request: give what follows the empty line.',
    '这是完整的 HTTP 请求：请传入空行之后的内容。',
  ],
  [
    'There is more around it, as in a line of a log, or quotes: give what is from the first { to the last }.',
    '它的前后还有其他内容，例如日志行或引号：请传入从第一个 { 到最后一个 } 的部分。',
  ],
  [
    'It is what JavaScript makes of an object as text: send JSON.stringify(body), not the object.',
    '这是 JavaScript 将对象转为文本的结果：请发送 JSON.stringify(body)，而不是对象本身。',
  ],
  [
    'It is HTML or XML: something on the way has put its own page in its place.',
    '这是 HTML 或 XML：途中有组件用自己的页面替换了它。',
  ],
  [
    'It looks like an object as a program prints it: print JSON, such as JSON.stringify(body).',
    '这像是程序打印出来的对象：请输出 JSON，例如 JSON.stringify(body)。',
  ],
  [
    'It begins as JSON does: it was cut off, or edited by hand.',
    '开头像 JSON：可能被截断，或被手动改过。',
  ],
  [
    'It looks like multipart/form-data: callbacks are JSON.',
    '这像是 multipart/form-data：而回调是 JSON。',
  ],
  [
    'It is a callback of Chat (IM), by its CallbackCommand: another product, without t and sign.',
    '从 CallbackCommand 看，这是即时通信 IM 的回调：属于另一个产品，没有 t 和 sign。',
  ],
  [
    'It is a callback of TRTC, by its EventGroupId: another product, which signs the body by HMAC in the header Sign.',
    '从 EventGroupId 看，这是实时音视频 TRTC 的回调：属于另一个产品，用请求头 Sign 中的 HMAC 对消息体签名。',
  ],
  [
    'It is an event of VOD, by its EventType: another product, whose events have no event_type.',
    '从 EventType 看，这是云点播的事件：属于另一个产品，其事件没有 event_type。',
  ],
  [
    'It is an image audit from before August 2020, which had no event_type: decode it by your own.',
    '这是 2020 年 8 月之前的图片审核回调，当时没有 event_type：请自行解析。',
  ],
  [
    'It is empty: a parser of another content type leaves {}.',
    '它是空的：按其他内容类型解析时会得到 {}。',
  ],
  [
    'It has no event_type, which all callbacks have: look at who calls this URL.',
    '没有 event_type，而所有回调都有：请查看是谁在调用此 URL。',
  ],
  ['It must be {expected}.', '必须为{expected}。'],
  [
    'This library does not know this event: its fields are kept as they came. Please report it.',
    '本库未收录此事件：其字段按原样保留。请向我们反馈。',
  ],
  [
    'This library does not know this relay event: please report it.',
    '本库未收录此拉流转推任务事件：请向我们反馈。',
  ],
  [
    'This library does not know this field, and keeps it as it came: please report it.',
    '本库未收录此字段，按原样保留：请向我们反馈。',
  ],
  [
    'It has no {fields}, which all known bodies of this event have.',
    '缺少 {fields}，而此事件的所有已知消息体都有。',
  ],
  [
    'It is not the JSON that it should be, so it stays text: be ready for both.',
    '本应是 JSON 却不是，因此保留为文本：请对两种情况都做好准备。',
  ],
  [
    'Its own time lies far in the future: milliseconds were sent for seconds.',
    '其自身时间在遥远的未来：应为秒的值发成了毫秒。',
  ],
  [
    'Its own time lies {duration} ahead: the clock of this machine is slow, or the time was set by hand.',
    '其自身时间超前 {duration}：本机时钟偏慢，或时间是手动设置的。',
  ],
  [
    'It happened {duration} ago: it is an old body, or came very late.',
    '发生于 {duration}前：这是旧的消息体，或到达得很晚。',
  ],
  [
    'It is text, where Tencent sends a number: something on the way has encoded the body anew.',
    '这是文本，而腾讯云发送的是数字：途中有组件重新编码过消息体。',
  ],
  [
    'No document names this value (they name {values}): handle it as unknown, and please report it.',
    '文档中没有此值（文档列出的有 {values}）：请按未知值处理，并向我们反馈。',
  ],
]

/** Why an endpoint has not answered. */
const answers: ReadonlyArray<Template> = [
  [
    'The endpoint answers with more than 1 MiB: compare its address with --forward.',
    '您的服务应答超过 1 MiB：请核对其地址与 --forward 是否一致。',
  ],
  [
    'The endpoint could not be reached ({code}): start it, or compare its address with --forward.',
    '无法连接您的服务 ({code})：请启动它，或核对其地址与 --forward 是否一致。',
  ],
  ['The command was ended before the endpoint answered.', '您的服务应答之前，命令已结束。'],
  [
    'The endpoint gave no answer within 20 s: it must answer first, and work afterwards.',
    '您的服务在 20 秒内没有应答：必须先应答，再处理。',
  ],
]

/** Why a push ended, as `describeErrcode` says it. */
const reasons: ReadonlyMap<string, string> = new Map([
  ['the pushing client ended the stream', '推流端主动断流'],
  ['internal error of the live service', '直播服务内部错误'],
  ['network problem on the way from the pushing client', '推流端到服务之间的网络问题'],
  ['no data came for a long time, so the system cut the push', '长时间没有数据，系统断开了推流'],
  ['abnormal RTMP content', 'RTMP 内容异常'],
  ['unknown reason', '未知原因'],
  ['an RTMP frame larger than the configured maximum', 'RTMP 帧超过配置的最大值'],
  [
    'the push was refused: domain, AppName, stream name, authentication, quota or account',
    '推流被拒绝：域名、AppName、流名、鉴权、配额或账号问题',
  ],
  ['third-party authentication failed', '第三方鉴权失败'],
  ['the stream was dropped, banned or replaced by a newer push', '流被断开、禁推或被新的推流顶替'],
  ['abnormal RTMP AMF data', 'RTMP AMF 数据异常'],
  ['nobody played the stream, so the system cut the push', '无人播放，系统断开了推流'],
  ['a frame larger than the allowed maximum', '帧超过允许的最大值'],
])

/** What a field must be, by the names of the codecs. */
const expectations: ReadonlyMap<string, string> = new Map([
  ['text', '文本'],
  ['an id, as text or as an integer below 2^53', ' ID（文本，或小于 2^53 的整数）'],
  ['an id, as text or as an integer', ' ID（文本或整数）'],
  ['an integer', '整数'],
  ['an integer from 0 on', '非负整数'],
  ['a number', '数字'],
  ['a code, as a number or text', '代码（数字或文本）'],
  ['true or false', ' true 或 false'],
  ['seconds since 1970', '自 1970 年起的秒数'],
  ['milliseconds since 1970', '自 1970 年起的毫秒数'],
  ['an object', '对象'],
])

const ARRAY = 'an array of '

/** The codecs of objects have the names of their types. */
const TYPE_NAME = /^[A-Z][A-Za-z]*$/

const expectation = (text: string): string | undefined => {
  if (!text.startsWith(ARRAY)) {
    return expectations.get(text) ?? (TYPE_NAME.test(text) ? ` ${text}` : undefined)
  }
  const item = expectation(text.slice(ARRAY.length))
  return item === undefined ? undefined : `数组，每项为${item}`
}

const units: ReadonlyMap<string, string> = new Map([
  ['day', '天'],
  ['hour', '小时'],
  ['minute', '分钟'],
  ['second', '秒'],
])

/** As `inWords` says it. */
const duration = (text: string): string | undefined => {
  const [, count = '', unit = ''] = /^(\d+) ([a-z]+?)s?$/.exec(text) ?? []
  const word = units.get(unit)
  return word === undefined ? undefined : `${count} ${word}`
}

const issue = (text: string): string => {
  const more = /^and (\d+) more$/.exec(text)?.[1]
  if (more !== undefined) return `另有 ${more} 处`
  const [path = '', expected = ''] = text.split(': expected ')
  const translated = expectation(expected)
  return translated === undefined ? text : `${path}：应为${translated}`
}

type Translate = (text: string) => string | undefined

/** The parts that are not received, or only now and then. All others stay as they came. */
const parts: ReadonlyMap<string, Translate> = new Map<string, Translate>([
  ['count', (text) => (/^\d+$/.test(text) ? text : undefined)],
  ['duration', duration],
  ['expected', expectation],
  ['file', (text) => (text === 'a file' ? '一个文件' : ` ${text}`)],
  ['format', (text) => (text === 'file' ? '文件' : text)],
  ['issues', (text) => text.split('; ').map(issue).join('；')],
  ['reason', (text) => reasons.get(text)],
  ['sentence', (text) => inChinese(text)],
  ['stream', (text) => (text === 'a stream without a name' ? '未命名的流' : text)],
  ['task', (text) => (text === 'without an id' ? '(无 ID)' : text)],
  ['values', (text) => text.replace(/ and (\d+) more$/, ' 等，另有 $1 个')],
])

const PLACEHOLDER = /\{([a-z]+)\}/

interface Pattern {
  /** What stands between the parts; one more than there are parts. */
  readonly fixed: ReadonlyArray<string>
  readonly names: ReadonlyArray<string>
  readonly chinese: string
}

/** Split at what it captures, a text alternates between what is fixed and the names. */
const patternOf = ([english, chinese]: Template): Pattern => {
  const pieces = english.split(PLACEHOLDER)
  return {
    fixed: pieces.filter((_, index) => index % 2 === 0),
    names: pieces.filter((_, index) => index % 2 === 1),
    chinese,
  }
}

const all: ReadonlyArray<Template> = [
  ...errors,
  ...signatures,
  ...findings,
  ...answers,
  ...summaries,
]

const patterns: ReadonlyArray<Pattern> = all.map(patternOf)

/**
 * What stands where the parts are. Each part ends where the next fixed text first begins, so that
 * no text takes longer than it is long, which cannot be said of a regular expression.
 */
const valuesIn = (
  text: string,
  fixed: ReadonlyArray<string>,
): ReadonlyArray<string> | undefined => {
  const [first = '', ...rest] = fixed
  const last = rest.pop()
  if (last === undefined) return text === first ? [] : undefined
  if (!text.startsWith(first) || !text.endsWith(last)) return undefined
  const values: Array<string> = []
  let from = first.length
  for (const next of rest) {
    const to = text.indexOf(next, from)
    if (to < 0) return undefined
    values.push(text.slice(from, to))
    from = to + next.length
  }
  const end = text.length - last.length
  return from > end ? undefined : [...values, text.slice(from, end)]
}

const filled = (text: string, { fixed, names, chinese }: Pattern): string | undefined => {
  const values = valuesIn(text, fixed)
  if (values === undefined) return undefined
  const translated = new Map<string, string>()
  for (const [index, name] of names.entries()) {
    const value = values[index] ?? ''
    const translate = parts.get(name)
    const part = translate === undefined ? value : translate(value)
    if (part === undefined) return undefined
    translated.set(name, part)
  }
  return chinese
    .split(PLACEHOLDER)
    .map((piece, index) => (index % 2 === 0 ? piece : (translated.get(piece) ?? '')))
    .join('')
}

/** No sentence of the command is as long. */
const LONGEST = 2000

/** The Chinese for a sentence that the command wrote; none for any other text. */
export const inChinese = (text: string): string | undefined => {
  if (text.length > LONGEST) return undefined
  for (const pattern of patterns) {
    const chinese = filled(text, pattern)
    if (chinese !== undefined) return chinese
  }
  return undefined
}
