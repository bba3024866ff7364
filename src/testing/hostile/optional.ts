/** Bodies with optional fields that are not of the documented types: the event stays whole without. */
import type { Json } from '../../wire/json.ts'
import type { Forge, Rows } from './forge.ts'

const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth)
const many = (count: number, part: string): string =>
  Array.from({ length: count }, () => part).join()

export const optionalFields = (forge: Forge): Rows => {
  const { signed, followedBy, next } = forge
  const status = (fields: Record<string, Json | undefined>): string =>
    signed({ seq: next(), ...fields }, 'RecordStatus')
  const events = (items: string): string =>
    followedBy(`"abnormal_event":[${items}]`, {}, 'PushException')
  return {
    accepted: {
      'an event_time that no Date can hold': signed({ event_time: 8.64e15 }),
      'an event_time with a fraction': signed({ event_time: 1_700_000_000.5 }),
      'an event_time in milliseconds': signed({ event_time: 1_700_000_000_000 }),
      'an appid that is not a number': signed({ appid: 'hostile-appid' }),
      'an errcode that is text, and one that is a fraction': signed({
        errcode: 'E12',
        set_id: 3.5,
      }),
      'an idc_id with letters, and a set_id of two': signed({ idc_id: '34-a', set_id: '2,3' }),
      'an array, an object and true where texts belong': signed({
        node: ['192.0.2.7'],
        errmsg: {},
        user_ip: true,
      }),
      'a width that is too large for a number (1e400)': followedBy('"width":1e400'),
      'a width of 100,000 digits': followedBy(`"width":${'1'.repeat(100_000)}`),
      'numbers with blanks around them, and with a fraction of zeros': signed({
        width: ' 1920 ',
        height: '1080.0',
        appid: '1250004217\n',
      }),
      'a sequence that JSON has rounded': signed({ sequence: 2 ** 63 }),
      'ids whose text says nothing': status({ session_id: 'null', task_id: 'undefined' }),
      'an id of blanks': status({ session_id: '   ' }),
      'a list that is plain text': signed({ abnormal_event: 'hostile-words' }, 'PushException'),
      'a list of lists': signed({ abnormal_event: [[]] }, 'PushException'),
      'a list with null in it': signed({ abnormal_event: [{}, null] }, 'PushException'),
      'an object with places as keys': signed(
        { abnormal_event: { 0: { type: 5 }, 7: { type: 6 } } },
        'PushException',
      ),
      'a time in a nested list that is plain text': signed(
        { abnormal_event: [{ detail: [{ occur_time: 'hostile-time' }] }] },
        'PushException',
      ),
      'a time of seconds in a field of milliseconds': signed(
        { abnormal_event: [{ detail: [{ occur_time: 1_700_000_000 }] }] },
        'PushException',
      ),
      'flags of 1, 0 and text': signed(
        {
          abnormal_event: [
            { customer_visible: 1 },
            { customer_visible: '0' },
            { customer_visible: 'True' },
            { customer_visible: 2 },
          ],
        },
        'PushException',
      ),
      'the empty arrays of PHP where objects belong': signed({ data: [] }, 'LiveSubtitles'),
      'an empty array where an exception belongs': signed({ exception: [] }, 'RecordException'),
      'scores with null and with words in them': signed(
        { type: [1, null, 2], score: [1, 'hostile-score'] },
        'ImageAudit',
      ),
      'a msg of 20,000 levels': followedBy(
        `"msg":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`,
        {},
        'ResetTaskConfig',
      ),
      'a list of 100,000 numbers where objects belong': events(many(100_000, '1')),
      'a list of 60,000 objects of a wrong shape': events(many(60_000, '{"type":[]}')),
      'a list of lists, 100,000 deep': events(nested(100_000)),
    },
  }
}
