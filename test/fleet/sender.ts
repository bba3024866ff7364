/** A sender that retries like Tencent, until the status is 200. */
import { Agent, request } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'

/** The result of one delivery. */
export interface Answer {
  readonly key: string
  /** The status; `undefined` if the connection failed or broke, or no reply came in time. */
  readonly status: number | undefined
  readonly time: number
}

export interface Sender {
  /** Posts the body until it is accepted; resolves to `false` if no retry succeeds. */
  readonly deliver: (key: string, body: string) => Promise<boolean>
  readonly answers: () => ReadonlyArray<Answer>
  /** The number of requests that have no answer yet. */
  readonly open: () => number
  readonly close: () => void
}

export interface SenderOptions {
  /** The ports that accept deliveries now. */
  readonly ports: () => ReadonlyArray<number>
  readonly random: () => number
  readonly retries: number
  readonly retryMs: number
  /** The time after which the sender gives up a request that has no reply, and retries. */
  readonly timeoutMs: number
  /** Called at once for each answer. */
  readonly answered?: (answer: Answer) => void
}

export const createSender = ({
  ports,
  random,
  retries,
  retryMs,
  timeoutMs,
  answered,
}: SenderOptions): Sender => {
  const agent = new Agent({ keepAlive: true })
  const answers: Array<Answer> = []
  let posting = 0

  const post = (port: number, body: string): Promise<number | undefined> =>
    new Promise((resolve) => {
      const headers = { 'content-type': 'application/json', 'content-length': body.length }
      const options = { agent, host: '127.0.0.1', port, method: 'POST', headers }
      const sent = request(options, (response) => {
        response.resume()
        response.on('end', () => {
          settle(response.statusCode)
        })
        response.on('error', () => {
          settle(undefined)
        })
      })
      // A process that stands still lets the system connect, and does not reply.
      const timer = setTimeout(() => {
        sent.destroy()
        settle(undefined)
      }, timeoutMs)
      const settle = (status: number | undefined): void => {
        clearTimeout(timer)
        resolve(status)
      }
      sent.on('error', () => {
        settle(undefined)
      })
      sent.end(body)
    })

  const deliver = async (key: string, body: string): Promise<boolean> => {
    for (let retry = 0; retry <= retries; retry += 1) {
      if (retry > 0) await wait(retryMs)
      const listening = ports()
      const port = listening[Math.floor(random() * listening.length)]
      posting += 1
      const status = port === undefined ? undefined : await post(port, body)
      posting -= 1
      const answer = { key, status, time: Date.now() }
      answers.push(answer)
      answered?.(answer)
      if (status === 200) return true
    }
    return false
  }

  return {
    deliver,
    answers: () => answers,
    open: () => posting,
    close: () => {
      agent.destroy()
    },
  }
}
