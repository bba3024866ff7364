/** Opens a page in the browser of the user. */
import { spawn } from 'node:child_process'

type Opener = readonly [command: string, ...args: ReadonlyArray<string>]

const openers: Readonly<Partial<Record<NodeJS.Platform, Opener>>> = {
  darwin: ['open'],
  // The first argument of `start` is the title of a window. It goes without a shell's `&`.
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
}

/** What opens a URL on that platform. */
export const openerOf = (platform: NodeJS.Platform): Opener => openers[platform] ?? ['xdg-open']

/** Resolves to whether there is such a program; what it does is its own affair. */
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
