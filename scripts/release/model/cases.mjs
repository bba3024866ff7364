// What `npm run model` lets Spin look at. `promise` is the number in model/idempotency.pml.

/** The models in which all promises must hold, over all states. */
export const models = {
  dated: {
    says: 'one event with an identity, two retries, two faults',
    defines: ['FAULTS=2'],
    promises: [1, 2, 3, 4, 5],
  },
  undated: {
    says: 'two equal events without identity, retries of the first, one fault',
    defines: ['UNDATED', 'FAULTS=1'],
    promises: [1, 2, 4, 6],
  },
  undatedRetries: {
    says: 'two equal events without identity, retries of both, one fault',
    defines: ['UNDATED', 'FAULTS=1', 'SECOND_RETRIES=1'],
    promises: [1, 2, 4, 6],
  },
}

const rule = (model) => (promise, without, says) => ({ model, promise, without, says })
const dated = rule('dated')
const undated = rule('undated')
const undatedRetries = rule('undatedRetries')

/** The rules of the protocol. Without one, its promise must break. */
export const rules = [
  dated(1, 'REPLY_BEFORE_RUN', 'the reply comes after the run'),
  dated(1, 'IN_FLIGHT_TOLD_200', 'who finds the event claimed is answered 503'),
  dated(1, 'MARKED_AFTER_FAILURE', 'an event whose handler failed is released, not marked'),
  dated(2, 'CLAIM_FROM_ANYONE', 'a claim is refused while another holds the event'),
  undated(2, 'CLAIM_FROM_ANYONE', 'an event without identity is claimed too'),
  dated(2, 'RUN_WITHOUT_STORE', 'nothing runs without an answer to its claim'),
  dated(2, 'NO_RENEWAL', 'the lease is renewed while the handler runs'),
  dated(2, 'RENEWAL_NOT_RETRIED', 'a renewal that failed is tried again'),
  dated(2, 'RENEWAL_OF_ANYONE', 'a renewal does not take the claim of another'),
  dated(2, 'RELEASE_BY_ANYONE', 'a release does not free the claim of another'),
  dated(2, 'OLD_CLAIM_RUN', 'a claim whose answer took longer than its lease is not run'),
  dated(3, 'NOT_MARKED_IF_LATE', 'a run that ended after the deadline marks its event too'),
  dated(3, 'DONE_NOT_REPEATED', 'a mark that failed is repeated for the time of a lease'),
  dated(3, 'CLAIM_AFTER_DONE', 'a claim is refused once the event is done'),
  dated(4, 'LEASE_WITHOUT_END', 'a lease runs out'),
  dated(4, 'NO_BOUND', 'renewal ends after maxRunSeconds'),
  dated(4, 'BOUND_AFTER_LAST_RETRY', 'maxRunSeconds and a lease end before the last retry'),
  dated(4, 'END_DOES_NOT_WAIT_FOR_RENEWAL', 'a release waits for a renewal that is on its way'),
  dated(4, 'RELEASE_NOT_REPEATED', 'a release that failed is repeated for the time of a lease'),
  dated(4, 'LATE_CLAIM_NOT_RUN', 'a claim that succeeds after the deadline is run'),
  dated(5, 'DONE_ONLY_BY_HOLDER', 'done marks, whoever says it'),
  dated(5, 'CLAIM_AFTER_DONE', 'a mark answers every claim'),
  dated(5, 'RELEASE_BY_ANYONE', 'a release does not remove a mark'),
  undated(1, 'UNDATED_ALWAYS_MARKED', 'an event without identity is marked only if it was late'),
  undated(1, 'NOT_USED_UP', 'the mark of an event without identity answers one delivery'),
  undated(1, 'USED_BY_TWO', 'a mark is used up under a claim of its own'),
  undated(1, 'MARK_NOT_LOOKED_AT_AGAIN', 'a mark is looked at again under that claim'),
  undated(1, 'USE_NOT_KEPT', 'that claim lasts until the mark that was used up has ended'),
  undated(1, 'USED_UP_LATE', 'a mark is not used up once that claim is as old as a lease'),
  undatedRetries(
    2,
    'MARK_RESTORED_OVER_CLAIM',
    'a mark is not made again while another has the event',
  ),
  undated(6, 'UNDATED_NEVER_MARKED', 'an event without identity is marked if it was late'),
  undated(6, 'MARK_NOT_RESTORED', 'a mark that was used up too late is made again'),
  undated(6, 'MARK_RESTORED_AT_ONCE', 'it is made again only after its used second has ended'),
  undated(
    6,
    'FIRST_CLAIM_NOT_TRUSTED',
    'a mark that was used up is answered 200 while the first claim of its use lasts',
  ),
  undated(6, 'REPLY_WAITS_FOR_STORE', 'the reply does not wait for the store after a run'),
]

/** The exceptions of the promises. Each must be needed: without it, its promise must break. */
export const exceptions = [
  undated(1, 'NOT_EXCEPT_FORGOTTEN', 'the store forgot the claim of a use'),
  undated(1, 'NOT_EXCEPT_ANSWER_LOST', 'an answer of the store was lost'),
  dated(2, 'NOT_EXCEPT_HINDERED', 'a process stood still or was cut off from the store'),
  dated(2, 'NOT_EXCEPT_STUCK', 'a handler ran for longer than maxRunSeconds'),
  dated(2, 'NOT_EXCEPT_FORGOTTEN', 'the store forgot a claim'),
  undated(2, 'NOT_EXCEPT_FAILED', 'a process stood still, was cut off, or was too slow'),
  undated(2, 'NOT_EXCEPT_FORGOTTEN', 'the store forgot a claim'),
  undatedRetries(2, 'NOT_EXCEPT_OVERWRITTEN', 'a mark was made again too late'),
  dated(3, 'NOT_EXCEPT_DEAD', 'a process died between its run and the mark'),
  dated(3, 'NOT_EXCEPT_HINDERED', 'a process stood still or was cut off from the store'),
  dated(3, 'NOT_EXCEPT_STUCK', 'a handler ran for longer than maxRunSeconds'),
  dated(3, 'NOT_EXCEPT_FORGOTTEN', 'the store forgot a mark'),
  dated(5, 'NOT_EXCEPT_FORGOTTEN', 'the store forgot a mark'),
  undated(6, 'NOT_EXCEPT_LOST_200', 'a 200 was lost on its way'),
  undated(6, 'NOT_EXCEPT_COPY', 'a copy came before the answer to the first'),
  undated(6, 'NOT_EXCEPT_FAILED', 'a process died, was cut off, or was too slow'),
  undated(6, 'NOT_EXCEPT_STOOD_STILL', 'a process stood still for longer than its sender waits'),
  undated(6, 'NOT_EXCEPT_SPENT', 'a mark was used up for a delivery that was not told 200'),
  undated(6, 'NOT_EXCEPT_ANSWER_LOST', 'an answer of the store was lost'),
  undated(6, 'NOT_EXCEPT_FORGOTTEN', 'the store forgot a mark'),
]
