/** `live-callbacks listen` */
export const listen = {
  summary: 'receive callbacks, show them, and forward them',
  description: 'Receives callbacks, shows them, and forwards them to your endpoint.',
  port: 'port for callbacks; 0 for any free port',
  host: 'host to listen on for callbacks',
  forward: 'endpoint that callbacks are forwarded to, unchanged',
  open: 'open the inspector in the browser',
  record: 'append each callback to a file, as a line of JSON',
  inspectorPort: 'port for the inspector; 0 for any free port',
  inspectorHost: 'host to listen on for the inspector',
  noInspector: 'start no inspector',
  quiet: 'print nothing for each callback',
  json: 'print each callback as a line of JSON',
  notes: [
    'Callbacks are answered as a handler of this library answers them. With --forward, the endpoint answers them: each callback is forwarded to the URL as it is or, if that has no path, to the path and query at which it arrived. Without a key, signatures are not checked.',
    'The inspector is a page that shows callbacks live. It has a port of its own, so that a tunnel to the callbacks does not lead to it. Open it by the address that is printed.',
    'The file of --record contains the bodies as they arrived, with their signatures and the secrets of push URLs. A new file is readable only by this user.',
  ],

  portInvalid: (option: string) =>
    `${option} must be a number from 0 to 65535; 0 takes any free port.`,
  leadsToItself: '--forward leads to this command itself: use the URL of your endpoint.',
  portInUse: (port: number, option: string) =>
    `Port ${port} is in use by another process: choose another one with ${option}.`,
  portForbidden: (port: number, option: string) =>
    `Port ${port} may not be used by this user: choose another one with ${option}.`,
  hostUnusable: (code: string) => `The host cannot be listened on (${code}): choose another one.`,
  openWithoutInspector: '--open needs the inspector: leave out --open or --no-inspector.',
  samePort: (port: number) =>
    `--port and --inspector-port are both ${port}: choose another --inspector-port.`,
  recordUnwritable: (code: string) =>
    `The file of --record cannot be written to (${code}): choose another one.`,

  callbacksAt: (url: string) => `Callbacks: ${url}`,
  inspectorAt: (url: string) => `Inspector: ${url}`,
  withoutKey: 'There is no key, so signatures are not checked: give --key.',
  forwarding: (url: string) => `Callbacks are forwarded to ${url}`,
  forwardingByPath: (origin: string) =>
    `Callbacks are forwarded to ${origin}, with the path and query at which they arrive.`,
  noBrowser: 'No browser could be started: open the address of the inspector yourself.',
  howToEnd: 'End with Ctrl+C.',
  noCallback: (method: string, reason: string) =>
    `A request was not a callback (${method}): ${reason}.`,
  cameBack:
    'A callback that this command forwarded came back to it: let --forward lead to your endpoint alone.',
  notRecorded: (code: string) =>
    `The callback could not be recorded (${code}): check the disk space and the permissions of the file.`,
  total: (counts: {
    readonly accepted: number
    readonly refused: number
    readonly answered200: number
  }) => {
    const all = counts.accepted + counts.refused
    return `${all} ${all === 1 ? 'callback' : 'callbacks'}: ${counts.accepted} accepted, ${counts.refused} refused; ${counts.answered200} answered with 200.`
  },
}
