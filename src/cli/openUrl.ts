/** Opening of a page in the browser. */
import { spawn } from 'node:child_process'

type Opener = readonly [command: string, ...args: ReadonlyArray<string>]

const openers: Readonly<Partial<Record<NodeJS.Platform, Opener>>> = {
  darwin: ['open'],
  // Not `start`, which belongs to the shell: an `&` in the URL would end the command.
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
}

/** The program that opens a URL on a platform. */
export const openerOf = (platform: NodeJS.Platform): Opener => openers[platform] ?? ['xdg-open']

/** Starts the program, and resolves to whether it could be started. Does not wait for its end. */
export const openUrl = (url: string, [command, ...args]: Opener): Promise<boolean> =>
  new Promise((resolve) => {
    const child = spawn(command, [...args, url], { stdio: 'ignore', detached: true })
    child.once('error', () => {
      resolve(false)
    })
    child.once('spawn', () => {
      child.unref()
      resolve(true)
    })
  })
