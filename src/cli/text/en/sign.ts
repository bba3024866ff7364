/** `live-callbacks sign` */
export const sign = {
  summary: 'print t and sign',
  description: 'Prints t and sign = md5(key + t), for a body of your own.',
  t: 'time at which it expires, in seconds since 1970 (default: in 600 seconds)',
  json: 'print JSON',
  tInvalid: '--t must be ten digits: seconds since 1970.',
}
