/*
 * The protocol between deliveries and the idempotency store: src/handle/runOnce.ts,
 * src/handle/useUp.ts, src/handle/keepLease.ts, src/handle/deadline.ts and
 * src/store/IdempotencyStore.ts.
 * `npm run model` lets Spin visit every state of it, and then leaves out each rule in turn, to see
 * that a promise breaks without it.
 *
 * Without UNDATED there is one event that has an identity or a time: a first delivery and two
 * retries. With UNDATED there are two events that have neither, with equal bodies, so that they have
 * one key: the first has two retries, the second has SECOND_RETRIES, and begins at any time. Each
 * delivery has a process of its own.
 *
 * Time goes in steps of a third of a lease (17 s of 50), in which a lease is renewed once. What takes
 * seconds, such as a reply, may happen in any order within a step. It is not put off to the next,
 * unless the process stands still or the store is away. The numbers keep the order of the real ones:
 *
 *   lease < first retry                          3 < 4 steps    50 < 60 s
 *   maxRunSeconds + lease < last retry       4 + 3 < 8 steps    660 + 50 < 720 s
 *   the mark for retries outlasts them              for ever    20 minutes, or a day
 *   a mark that was used up                   at most a step    1 s
 *   its use, which nobody else has     3, or until the mark     50 s, or 1 s from a later
 *                                                  has ended    call on
 *
 * A used mark is gone before the next step. A process does not stand still between a look at its
 * clock and the call of the store that comes next, and a call reaches the store at once.
 *
 * FAULTS is how many of these happen at most, at any time: a process dies; a process stands still
 * for any time; the store is away for one delivery, or for all, for any time; the store does as it
 * was told, but its answer is lost; the store forgets everything; a 200 is lost on its way; a retry
 * comes early. Without any fault, a handler succeeds, fails or hangs, each at any time.
 *
 * What is promised. A delivery was hindered if its process stood still, or could not reach the store,
 * for two thirds of a lease: from a renewal that was due to the end of the lease.
 *
 * Promise 1. No delivery is answered 200 before a run of its event has succeeded. For events without
 *   identity: there are never more answers of 200 than runs that succeeded, so that each 200 is paid
 *   for by a run of its own, be it that of an equal event. Except: the store marked and its answer
 *   was lost, so that it was told to mark again; or the store has forgotten the claim of a use.
 * Promise 2. No run begins while another of its key goes on. Except: the other was hindered, its
 *   process has died, it has run for longer than maxRunSeconds, or the store has forgotten its claim.
 *   For events without identity, a mark may also end the claim of the other, and be used up: a third
 *   was hindered or ran for longer than maxRunSeconds, or a mark was made again too late: another
 *   had begun since the store made the mark and its answer was lost.
 * Promise 3. An event with an identity is not run again once a run has succeeded. Except: that run
 *   was hindered, its process died before the mark was made, it ran for longer than maxRunSeconds, or
 *   the store has forgotten its claim or mark.
 * Promise 4. No event is lost. A delivery is told that another has its event only while that other
 *   works on it, or for less than a lease after the store last heard of it. No claim is as old as the
 *   last retry, so that a handler that hangs from the first delivery on is begun again by the last.
 *   If the last retry ended without a 200, then the event was handled, or its handler was run for
 *   that retry, or another had the event or its mark then, or the store or the process failed then.
 * Promise 5. Once the store was told that an event with an identity is done, every later claim is
 *   answered 'done', so that the next retry is told 200, however late the run ended and whoever had
 *   claimed the event meanwhile. Except: the store has forgotten the mark.
 * Promise 6. Equal events without identity are run no more often than there are events, so that a
 *   retry of one that was answered 503 is not handled twice. Except: a 200 was lost on its way, or a
 *   copy came before the first was answered (each costs one run more); a process died, was hindered,
 *   or stood still for longer than its sender waits; a handler ran for longer than maxRunSeconds; a
 *   mark was used up for a delivery that could not be told 200, because the store failed, or because
 *   another may have used it too, or because the deadline had passed and another had begun or had
 *   marked the key since; an answer of the store was lost; or the store has forgotten.
 */

#ifndef FAULTS
#define FAULTS 2
#endif
#ifndef SECOND_RETRIES
#define SECOND_RETRIES 0
#endif

#ifdef UNDATED
#define DELIVERIES (4 + SECOND_RETRIES)
#define EVENTS 2
#define eventOf(d) (d / 3)
#define firstOf(e) (3 * e)
#define lastOf(e) (e == 0 -> 2 : DELIVERIES - 1)
#else
#define DELIVERIES 3
#define EVENTS 1
#define eventOf(d) 0
#define firstOf(e) 0
#define lastOf(e) 2
#endif

#define LEASE 3
#define RETRY 4
#define LAST_RETRY 8
#define END 9
#ifdef BOUND_AFTER_LAST_RETRY
#define MAX_RUN 6
#else
#define MAX_RUN 4
#endif
/* So many renewals in turn are missed by a delivery that is hindered. */
#define HINDERED 2

/* With ONLY, the other promises are not looked at. */
#ifndef ONLY
#define ONLY 0
#endif
#define promise(number, holds) assert((ONLY != 0 && ONLY != number) || (holds))

/* The exceptions. Each is needed: without it, Spin finds a case that breaks the promise. */
#ifdef NOT_EXCEPT_HINDERED
#define exceptHindered(d) false
#else
#define exceptHindered(d) wasHindered[d]
#endif
#ifdef NOT_EXCEPT_DEAD
#define exceptDead(d) false
#else
#define exceptDead(d) isDead[d]
#endif
#ifdef NOT_EXCEPT_STUCK
#define exceptStuck(d) false
#else
#define exceptStuck(d) isStuck[d]
#endif
#ifdef NOT_EXCEPT_FORGOTTEN
#define exceptForgotten false
#else
#define exceptForgotten hasForgotten
#endif
#ifdef NOT_EXCEPT_FAILED
#define exceptFailed false
#else
#define exceptFailed anyFailed
#endif
#ifdef NOT_EXCEPT_STOOD_STILL
#define exceptStoodStill false
#else
#define exceptStoodStill anyStoodStill
#endif
#ifdef NOT_EXCEPT_ANSWER_LOST
#define exceptAnswerLost false
#else
#define exceptAnswerLost answerLost
#endif
#ifdef NOT_EXCEPT_SPENT
#define exceptSpent false
#else
#define exceptSpent wasSpent
#endif
#ifdef NOT_EXCEPT_OVERWRITTEN
#define exceptOverwritten false
#else
#define exceptOverwritten wasOverwritten
#endif
#ifdef NOT_EXCEPT_LOST_200
#define exceptLost200 0
#else
#define exceptLost200 lost200
#endif
#ifdef NOT_EXCEPT_COPY
#define exceptCopy 0
#else
#define exceptCopy copies
#endif

/* A trail in words. */
#define tell(d, text) printf(text, now, d)
#define tellReply(d, text, value) printf(text, now, d, value)

/* What a delivery is at. */
mtype:phase = { Waiting, Claiming, Running, Writing, Ended,
  ClaimingUse, LookingAgain, UsingUp, KeepingUse, ClaimingAgain, Restoring, LettingGo };
mtype:reply = { None, Claimed, InFlight, Done, Threw };
mtype:mark = { NoMark, UsedUpMark, RetriesMark };

/* The store. Its holder is FREE, DONE, or a delivery plus one. */
#define FREE 0
#define DONE 255
byte holder = FREE;
byte leaseLeft;
mtype:mark mark = NoMark;
#ifdef UNDATED
/* The claim of the use of the mark. With no step left, it lasts for a second. */
byte useHolder = FREE;
byte useLeft;
bool useOutlastsMark;
#endif

/* Each delivery: where it is, what the store has answered, and its reply to the sender. */
mtype:phase phase[DELIVERIES] = Waiting;
mtype:reply reply[DELIVERIES] = None;
bool isSent[DELIVERIES];
bool senderWaits[DELIVERIES];
bool isAnswered[DELIVERIES];
bool hasPassed[DELIVERIES];
bool isSettled[DELIVERIES];
bool hasSucceeded[DELIVERIES];
bool wasLate[DELIVERIES];
/* Its renewal. */
bool isRenewing[DELIVERIES];
bool isRenewed[DELIVERIES];
bool hasFailedToRenew[DELIVERIES];
bool renewsNoMore[DELIVERIES];
/* In steps: the age of its run, since the store has heard of it, since its first write failed. */
byte age[DELIVERIES];
byte missed[DELIVERIES];
byte repeated[DELIVERIES];
/* What has gone wrong. */
bool isDead[DELIVERIES];
bool standsStill[DELIVERIES];
bool isCutOff[DELIVERIES];
bool wasHindered[DELIVERIES];
bool isStuck[DELIVERIES];
bool claimAnswerLost[DELIVERIES];
/* Whether its handler was run. */
bool wasRun[DELIVERIES];

/* Each sender: its next delivery, and the steps until then. */
byte next[EVENTS];
byte wait[EVENTS];
bool isBegun[EVENTS];
bool isAccepted[EVENTS];

byte now;
byte faults = FAULTS;
bool hasForgotten;
#ifdef UNDATED
byte runsThatSucceeded;
byte answered200;
byte lost200;
byte copies;
bool anyFailed;
bool anyStoodStill;
bool answerLost;
/* A mark was used up for a delivery that could not be told 200. */
bool wasSpent;
/* A mark was made again although another had begun. */
bool wasOverwritten;
#define noteFailure anyFailed = true
#define noteLostAnswer answerLost = true
#define noteLost200 lost200++
#define noteCopy copies++
#define noteStanding anyStoodStill = true
#else
bool anySucceeded;
bool wasToldDone;
#define noteFailure skip
#define noteLostAnswer skip
#define noteLost200 skip
#define noteCopy skip
#define noteStanding skip
#endif

#define works(d) (!isDead[d] && !standsStill[d])

#define isHeldByOther(d) (holder != FREE && holder != DONE && holder != d + 1)

/* ---- The store. Each call is atomic. ---- */

inline storeClaim(d, result) {
  if
#ifndef CLAIM_AFTER_DONE
  :: holder == DONE -> result = Done
#endif
#ifndef CLAIM_FROM_ANYONE
  :: isHeldByOther(d) -> result = InFlight
#endif
  :: else -> take(d); result = Claimed
  fi
}

inline take(d) {
  holder = d + 1;
  leaseLeft = LEASE;
  mark = NoMark;
  isRenewed[d] = true;
  missed[d] = 0
}

inline storeDone(d, kept) {
  if
#ifdef DONE_ONLY_BY_HOLDER
  :: holder != d + 1
#endif
  :: else ->
    holder = DONE;
    leaseLeft = 0;
    mark = kept;
#ifdef UNDATED
    useOutlastsMark = false
#endif
  fi
}

inline storeRelease(d) {
  if
#ifdef RELEASE_BY_ANYONE
  :: true -> free()
#else
  :: holder == d + 1 -> free()
  :: else
#endif
  fi
}

inline free() {
  holder = FREE;
  leaseLeft = 0;
  mark = NoMark
}

#ifdef UNDATED
/* A claim for a second begins after that of the mark, so that it ends after it. */
inline storeClaimUse(d, steps, result) {
  if
  :: useHolder != FREE && useHolder != d + 1 -> result = InFlight
  :: else ->
    useHolder = d + 1;
    useLeft = steps;
    useOutlastsMark = (steps == 0 && mark == UsedUpMark);
    if
    :: steps == LEASE -> isRenewed[d] = true; missed[d] = 0
    :: else
    fi;
    result = Claimed
  fi
}

inline storeReleaseUse(d) {
  if
  :: useHolder == d + 1 -> freeUse()
  :: else
  fi
}

inline freeUse() {
  useHolder = FREE;
  useLeft = 0;
  useOutlastsMark = false
}
#endif

/* ---- The reply to the sender. ---- */

inline answer(d, is200) {
  if
  :: isAnswered[d]
  :: !isAnswered[d] && is200 -> isAnswered[d] = true; answer200(d)
  :: !isAnswered[d] && !(is200) ->
    isAnswered[d] = true;
    tell(d, "%d: delivery %d is answered 5xx\n")
  fi
}

inline answer200(d) {
  tell(d, "%d: delivery %d is answered 200\n");
#ifdef UNDATED
  answered200++;
  promise(1, answered200 <= runsThatSucceeded || exceptForgotten || exceptAnswerLost);
#else
  promise(1, anySucceeded);
#endif
  if
  :: senderWaits[d] -> isAccepted[eventOf(d)] = true
  :: senderWaits[d] && faults > 0 ->
    faults--;
    noteLost200;
    tell(d, "%d: delivery %d: the 200 is lost\n")
  :: !senderWaits[d] -> noteLost200
  fi
}

/* Ends a delivery. What can matter no more is cleared, so that there are fewer states. */
inline endDelivery(d, is200) {
  phase[d] = Ended;
  answer(d, is200);
  clear(d)
}

inline clear(d) {
  isCutOff[d] = false;
  standsStill[d] = false;
  hasPassed[d] = false;
  isSettled[d] = false;
  wasLate[d] = false;
  isRenewed[d] = false;
  hasFailedToRenew[d] = false;
  renewsNoMore[d] = false;
  repeated[d] = 0;
  age[d] = 0;
#ifdef UNDATED
  hasSucceeded[d] = false;
#endif
  if
  :: !hasSucceeded[d] -> wasHindered[d] = false; isStuck[d] = false
  :: else
  fi;
  if
  :: d != lastOf(eventOf(d)) -> wasRun[d] = false; reply[d] = None
  :: else
  fi
}

/* ---- The run. ---- */

inline beginRun(d) {
  tell(d, "%d: delivery %d begins its run\n");
  for (other : 0 .. DELIVERIES - 1) {
    if
    :: other != d ->
#ifdef UNDATED
      promise(2, phase[other] != Running || exceptFailed || exceptOverwritten ||
        exceptForgotten)
#else
      promise(2, phase[other] != Running || exceptHindered(other) || exceptStuck(other) ||
        exceptForgotten);
      promise(3, !hasSucceeded[other] || exceptHindered(other) || exceptStuck(other) ||
        exceptDead(other) || exceptForgotten)
#endif
    :: else
    fi
  }
  other = 0;
  phase[d] = Running;
  reply[d] = None;
  wasRun[d] = true;
#ifdef REPLY_BEFORE_RUN
  answer(d, true)
#endif
}

inline endRun(d) {
  phase[d] = Writing;
#ifndef REPLY_WAITS_FOR_STORE
  isSettled[d] = true;
#endif
  age[d] = 0;
  isRenewed[d] = false;
  hasFailedToRenew[d] = false;
  renewsNoMore[d] = false
}

inline succeed(d) {
  tell(d, "%d: delivery %d: its run succeeds\n");
  hasSucceeded[d] = true;
#ifdef UNDATED
  wasLate[d] = hasPassed[d];
  runsThatSucceeded++;
  promise(6, runsThatSucceeded <= EVENTS + exceptLost200 + exceptCopy || exceptFailed ||
    exceptStoodStill || exceptSpent || exceptAnswerLost || exceptForgotten);
#else
#ifdef NOT_MARKED_IF_LATE
  wasLate[d] = hasPassed[d];
#endif
  anySucceeded = true;
#endif
  endRun(d)
}

/*
 * Whether the lease of a claim has run out before its answer is read. After a second claim of the
 * event, the code still counts from the first, so that it runs less than the model.
 */
#define isOld(d) (!isRenewed[d] && missed[d] >= HINDERED)

#ifdef UNDATED
/* Whether a mark must not be used up any more, because another may use it by now. */
#ifdef USED_UP_LATE
#define isTooLateToUse(d) false
#else
#define isTooLateToUse(d) isOld(d)
#endif

/* Whether nobody else can have used the mark, by the answer to the claim for a second. */
#define isSurelyAlone(d) (reply[d] == Claimed || (reply[d] == Threw && !isOld(d)))
#ifdef FIRST_CLAIM_NOT_TRUSTED
#define isAlone(d) (reply[d] == Claimed)
#else
#define isAlone(d) isSurelyAlone(d)
#endif

/* Whether the mark that was used up has ended. */
#ifdef MARK_RESTORED_AT_ONCE
#define mayRestore true
#else
#define mayRestore (mark != UsedUpMark)
#endif
#endif

/* Whether a renewal is due. While the store is away, it is tried once a step. */
#if defined(NO_RENEWAL)
#define mayRenew(d) false
#elif defined(NO_BOUND)
#define mayRenew(d) (!isRenewing[d] && !renewsNoMore[d] && !isRenewed[d] && \
  !(hasFailedToRenew[d] && isCutOff[d]))
#else
#define mayRenew(d) (!isRenewing[d] && !renewsNoMore[d] && !isRenewed[d] && \
  !(hasFailedToRenew[d] && isCutOff[d]) && age[d] <= MAX_RUN)
#endif

#ifdef NO_BOUND
#define isBeyondBound(d) false
#else
#define isBeyondBound(d) (!isStuck[d] && age[d] >= MAX_RUN)
#endif

/* Whether the event is marked at the end, or else released. */
#if defined(MARKED_AFTER_FAILURE)
#define isMarked(d) true
#elif defined(UNDATED) && defined(UNDATED_ALWAYS_MARKED)
#define isMarked(d) (hasSucceeded[d] || phase[d] == Restoring)
#elif defined(UNDATED) && defined(UNDATED_NEVER_MARKED)
#define isMarked(d) (phase[d] == Restoring)
#elif defined(UNDATED)
#define isMarked(d) ((hasSucceeded[d] && wasLate[d]) || phase[d] == Restoring)
#elif defined(NOT_MARKED_IF_LATE)
#define isMarked(d) (hasSucceeded[d] && !wasLate[d])
#else
#define isMarked(d) hasSucceeded[d]
#endif

/* Whether a write that has failed is repeated, which is for the time of a lease. */
#if defined(DONE_NOT_REPEATED)
#define isRepeated(d) (!isMarked(d) && repeated[d] < LEASE)
#elif defined(RELEASE_NOT_REPEATED)
#define isRepeated(d) (isMarked(d) && repeated[d] < LEASE)
#else
#define isRepeated(d) (repeated[d] < LEASE)
#endif

#ifdef END_DOES_NOT_WAIT_FOR_RENEWAL
#define mayWrite(d) true
#else
#define mayWrite(d) (!isRenewing[d])
#endif

#define mustWrite(d) (phase[d] == Writing || phase[d] == Restoring)

#ifdef UNDATED
inline useUp(d) {
  storeDone(d, UsedUpMark);
  tell(d, "%d: delivery %d uses up the mark\n")
}
#endif

#define endWrite(d) endDelivery(d, hasSucceeded[d])

inline loseAnswer(d) {
  faults--;
  noteLostAnswer;
  tell(d, "%d: delivery %d: the answer of the store is lost\n")
}

#define mayFail(d) (faults > 0 && isSent[d] && works(d) && phase[d] != Ended)

/* What a delivery, its process and the network may do next. */
proctype Delivery(byte d) {
  byte other;
  do

  /* The deadline: 503, or the outcome if there is one. */
  :: atomic {
      isSent[d] && works(d) && !isAnswered[d] ->
      if
      :: isSettled[d] -> answer(d, hasSucceeded[d])
      :: else -> hasPassed[d] = (phase[d] != Ended); answer(d, false)
      fi
    }

  /* The claim. */
  :: atomic {
      phase[d] == Waiting && isSent[d] && works(d) ->
      if
      :: isCutOff[d] -> reply[d] = Threw
      :: !isCutOff[d] -> storeClaim(d, reply[d])
      :: !isCutOff[d] && faults > 0 ->
        loseAnswer(d);
        storeClaim(d, reply[d]);
        claimAnswerLost[d] = (reply[d] == Claimed);
        reply[d] = Threw
      fi;
      tellReply(d, "%d: delivery %d claims: %e\n", reply[d]);
#ifndef UNDATED
      promise(5, !wasToldDone || exceptForgotten || reply[d] == Done || reply[d] == Threw);
#endif
      if
      :: reply[d] == Threw ->
#ifdef RUN_WITHOUT_STORE
        beginRun(d)
#else
        endDelivery(d, false)
#endif
      :: reply[d] == InFlight ->
        other = holder - 1;
        promise(4, missed[other] < LEASE && age[other] < LAST_RETRY &&
          (phase[other] != Ended || isDead[other] || claimAnswerLost[other]));
        other = 0;
#ifdef IN_FLIGHT_TOLD_200
        endDelivery(d, true)
#else
        endDelivery(d, false)
#endif
      :: reply[d] == Done ->
#ifdef UNDATED
        phase[d] = ClaimingUse
#else
        endDelivery(d, true)
#endif
      :: reply[d] == Claimed -> phase[d] = Claiming
      fi
    }
  :: atomic {
      phase[d] == Claiming && works(d) ->
      if
#ifndef OLD_CLAIM_RUN
      :: isOld(d) ->
        tell(d, "%d: delivery %d runs nothing: its claim is too old\n");
        if
        :: !isCutOff[d] -> storeRelease(d)
        :: else
        fi;
        endDelivery(d, false)
#endif
#ifdef LATE_CLAIM_NOT_RUN
      :: !isOld(d) && hasPassed[d] -> storeRelease(d); reply[d] = None; endDelivery(d, false)
      :: !isOld(d) && !hasPassed[d] -> beginRun(d)
#else
      :: else -> beginRun(d)
#endif
      fi
    }

  /* The run, which may also hang. */
  :: atomic { phase[d] == Running && works(d) -> succeed(d) }
  :: atomic {
      phase[d] == Running && works(d) -> tell(d, "%d: delivery %d: its run fails\n"); endRun(d)
    }

  /* The renewal, which is on its way for a while. */
  :: atomic { phase[d] == Running && works(d) && mayRenew(d) -> isRenewing[d] = true }
  :: atomic {
      isRenewing[d] ->
      isRenewing[d] = false;
      if
      :: isCutOff[d] -> reply[d] = Threw
#ifdef RENEWAL_OF_ANYONE
      :: else -> take(d); reply[d] = Claimed
#else
      :: !isCutOff[d] -> storeClaim(d, reply[d])
      :: !isCutOff[d] && faults > 0 -> faults--; storeClaim(d, reply[d]); reply[d] = Threw
#endif
      fi;
      tellReply(d, "%d: delivery %d renews: %e\n", reply[d]);
      if
      :: phase[d] != Running -> isRenewed[d] = false
      :: phase[d] == Running && reply[d] == Claimed
      :: phase[d] == Running && reply[d] == Threw ->
#ifdef RENEWAL_NOT_RETRIED
        renewsNoMore[d] = true
#else
        hasFailedToRenew[d] = true
#endif
      :: else -> renewsNoMore[d] = true
      fi;
      reply[d] = None
    }
  :: atomic {
      phase[d] == Running && works(d) && isBeyondBound(d) ->
      renewsNoMore[d] = true;
      isStuck[d] = true;
      noteFailure;
      tell(d, "%d: delivery %d has run for longer than maxRunSeconds\n")
    }

#ifdef UNDATED
  /* The mark of an event without identity is used up, by one delivery at a time. */
  :: atomic {
      phase[d] == ClaimingUse && works(d) ->
      if
      :: hasPassed[d] -> endDelivery(d, true)
#if defined(NOT_USED_UP)
      :: else -> endDelivery(d, true)
#elif defined(USED_BY_TWO)
      :: else -> phase[d] = LookingAgain
#else
      :: !hasPassed[d] && isCutOff[d] -> reply[d] = Threw; endDelivery(d, false)
      :: !hasPassed[d] && !isCutOff[d] ->
        storeClaimUse(d, LEASE, reply[d]);
        tellReply(d, "%d: delivery %d claims the use of the mark: %e\n", reply[d]);
        if
        :: reply[d] == Claimed -> phase[d] = LookingAgain
        :: else -> endDelivery(d, false)
        fi
      :: !hasPassed[d] && !isCutOff[d] && faults > 0 ->
        loseAnswer(d);
        storeClaimUse(d, LEASE, reply[d]);
        reply[d] = Threw;
        endDelivery(d, false)
#endif
      fi
    }
  /* Another may have used it up since the first claim. */
  :: atomic {
      phase[d] == LookingAgain && works(d) ->
#ifdef MARK_NOT_LOOKED_AT_AGAIN
      phase[d] = UsingUp
#else
      if
      :: isCutOff[d] -> reply[d] = Threw
      :: !isCutOff[d] -> storeClaim(d, reply[d])
      :: !isCutOff[d] && faults > 0 ->
        loseAnswer(d);
        storeClaim(d, reply[d]);
        claimAnswerLost[d] = (reply[d] == Claimed);
        reply[d] = Threw
      fi;
      tellReply(d, "%d: delivery %d claims again: %e\n", reply[d]);
      if
      :: reply[d] == Done -> phase[d] = UsingUp
      :: reply[d] == Threw -> endDelivery(d, false)
      :: else -> phase[d] = LettingGo
      fi
#endif
    }
  :: atomic {
      phase[d] == UsingUp && works(d) ->
      if
      :: isTooLateToUse(d) ->
        tell(d, "%d: delivery %d does not use up the mark: its claim is too old\n");
        reply[d] = InFlight;
        endDelivery(d, false)
      :: !isTooLateToUse(d) && isCutOff[d] -> reply[d] = Threw; phase[d] = LettingGo
      :: !isTooLateToUse(d) && !isCutOff[d] -> useUp(d); phase[d] = KeepingUse
      :: !isTooLateToUse(d) && !isCutOff[d] && faults > 0 ->
        loseAnswer(d);
        useUp(d);
        reply[d] = Threw;
        phase[d] = LettingGo
      fi
    }
  /* Nobody else uses the mark until it has ended. */
  :: atomic {
      phase[d] == KeepingUse && works(d) ->
      if
#ifdef USE_NOT_KEPT
      :: true -> storeReleaseUse(d); reply[d] = Claimed
#else
      :: isCutOff[d] -> reply[d] = Threw
      :: !isCutOff[d] -> storeClaimUse(d, 0, reply[d])
      :: !isCutOff[d] && faults > 0 ->
        loseAnswer(d);
        storeClaimUse(d, 0, reply[d]);
        reply[d] = Threw
#endif
      fi;
      tellReply(d, "%d: delivery %d claims the use of the mark for a second: %e\n", reply[d]);
      if
#ifndef MARK_NOT_RESTORED
      :: hasPassed[d] && isAlone(d) -> phase[d] = ClaimingAgain
#endif
      :: else -> wasSpent = wasSpent || !isSurelyAlone(d); endDelivery(d, isAlone(d))
      fi
    }
  /* The deadline has passed: the mark is made again once it has ended, unless another has begun. */
  :: atomic {
      phase[d] == ClaimingAgain && works(d) && mayRestore ->
      if
#ifdef MARK_RESTORED_OVER_CLAIM
      :: true -> reply[d] = Claimed
#else
      :: isCutOff[d] -> reply[d] = Threw
      :: !isCutOff[d] -> storeClaim(d, reply[d])
      :: !isCutOff[d] && faults > 0 ->
        loseAnswer(d);
        storeClaim(d, reply[d]);
        claimAnswerLost[d] = (reply[d] == Claimed);
        reply[d] = Threw
#endif
      fi;
      tellReply(d, "%d: delivery %d claims before it marks again: %e\n", reply[d]);
      if
      :: reply[d] == Claimed -> phase[d] = Restoring
      :: else ->
        /* While the mark that it used up is there, it has only asked too early. */
        wasSpent = wasSpent || mark != UsedUpMark;
        endDelivery(d, false)
      fi
    }
  :: atomic {
      phase[d] == LettingGo && works(d) ->
      if
      :: isCutOff[d]
      :: else -> storeReleaseUse(d); tell(d, "%d: delivery %d lets go of the use of the mark\n")
      fi;
      if
      :: reply[d] == Claimed -> phase[d] = Claiming
      :: else -> endDelivery(d, false)
      fi
    }
#endif

  /* The mark or the release. */
  :: atomic {
      mustWrite(d) && works(d) && mayWrite(d) && !isCutOff[d] ->
      if
      :: isMarked(d) ->
#if defined(UNDATED) && !defined(MARK_RESTORED_OVER_CLAIM)
        wasOverwritten = wasOverwritten || (answerLost && isHeldByOther(d));
#endif
        storeDone(d, RetriesMark);
        tell(d, "%d: delivery %d says done\n");
#ifndef UNDATED
        wasToldDone = true
#endif
      :: else -> storeRelease(d); tell(d, "%d: delivery %d says release\n")
      fi;
      if
      :: endWrite(d)
      :: faults > 0 -> loseAnswer(d)
      fi
    }
  :: atomic {
      mustWrite(d) && works(d) && mayWrite(d) && isCutOff[d] && !isRepeated(d) ->
      tell(d, "%d: delivery %d gives up telling the store\n");
      endWrite(d)
    }

  /* What may go wrong. */
  :: atomic {
      mayFail(d) ->
      faults--;
      tell(d, "%d: the process of delivery %d dies\n");
      isDead[d] = true;
      isAnswered[d] = true;
      phase[d] = Ended;
      noteFailure;
      clear(d)
    }
  :: atomic {
      mayFail(d) ->
      faults--;
      standsStill[d] = true;
      tell(d, "%d: the process of delivery %d stands still\n")
    }
  :: atomic {
      standsStill[d] -> standsStill[d] = false; tell(d, "%d: the process of delivery %d goes on\n")
    }
  :: atomic {
      mayFail(d) && !isCutOff[d] ->
      faults--;
      isCutOff[d] = true;
      tell(d, "%d: the store is away for delivery %d\n")
    }
  :: atomic {
      isCutOff[d] -> isCutOff[d] = false; tell(d, "%d: the store is there for delivery %d\n")
    }
  od
}

/* ---- The senders, the clock and the store as a whole. ---- */

/* Whether a delivery has something to do that does not take until the next step. */
#define isBusy(d) (isRenewing[d] || (isSent[d] && works(d) && (!isAnswered[d] || \
  (phase[d] == Running && (mayRenew(d) || isBeyondBound(d))) || \
  (mustWrite(d) && !(isCutOff[d] && isRepeated(d))) || \
  (phase[d] != Running && !mustWrite(d) && phase[d] != Ended))))

#define mustSend(e) (isBegun[e] && !isAccepted[e] && wait[e] == 0 && next[e] <= lastOf(e))

#define useEnds (useHolder != FREE && useLeft == 0)

/* Whether nothing has to happen before the next step. */
#if !defined(UNDATED)
#define isQuiet (!isBusy(0) && !isBusy(1) && !isBusy(2) && !mustSend(0))
#elif SECOND_RETRIES == 0
#define isQuiet (!isBusy(0) && !isBusy(1) && !isBusy(2) && !isBusy(3) && !mustSend(0) && \
  !mustSend(1) && mark != UsedUpMark && !useEnds)
#else
#define isQuiet (!isBusy(0) && !isBusy(1) && !isBusy(2) && !isBusy(3) && !isBusy(4) && \
  !mustSend(0) && !mustSend(1) && mark != UsedUpMark && !useEnds)
#endif

/* Whether an event was not lost when its last retry had ended. */
#ifdef UNDATED
#define isHandled false
#else
#define isHandled anySucceeded
#endif
#define isKept(e) (isHandled || !isSent[lastOf(e)] || isAccepted[e] || wasRun[lastOf(e)] || \
  isDead[lastOf(e)] || standsStill[lastOf(e)] || reply[lastOf(e)] != None)

inline send(e) {
  tell(next[e], "%d: delivery %d is sent\n");
  isSent[next[e]] = true;
  senderWaits[next[e]] = true;
  next[e]++;
  wait[e] = RETRY
}

inline stepOf(d) {
  if
  :: standsStill[d] -> noteStanding
  :: else
  fi;
  if
  :: isSent[d] && (holder == d + 1 || (phase[d] != Ended && phase[d] != Waiting)) ->
    if
    :: isRenewed[d] -> missed[d] = 0
    :: !isRenewed[d] && missed[d] < LEASE -> missed[d]++
    :: else
    fi;
    if
    :: missed[d] >= HINDERED && (isCutOff[d] || standsStill[d]) ->
      noteFailure;
#ifndef UNDATED
      wasHindered[d] = true;
#endif
      tell(d, "%d: delivery %d was hindered\n")
    :: else
    fi;
    if
    :: phase[d] == Running && age[d] < LAST_RETRY -> age[d]++
    :: mustWrite(d) && repeated[d] < LEASE -> repeated[d]++
    :: else
    fi
  :: else -> missed[d] = 0; claimAnswerLost[d] = false
  fi;
  isRenewed[d] = false;
  hasFailedToRenew[d] = false;
  senderWaits[d] = false
}

inline step() {
  now++;
  if
  :: leaseLeft > 0 ->
    leaseLeft--;
    if
#ifndef LEASE_WITHOUT_END
    :: leaseLeft == 0 -> tell(holder - 1, "%d: the lease of delivery %d has run out\n"); free()
#endif
    :: else
    fi
  :: else
  fi;
#ifdef UNDATED
  if
  :: useLeft > 0 ->
    useLeft--;
    if
    :: useLeft == 0 -> freeUse()
    :: else
    fi
  :: else
  fi;
#endif
  for (d : 0 .. DELIVERIES - 1) { stepOf(d) }
  d = 0;
  for (e : 0 .. EVENTS - 1) {
    if
    :: wait[e] > 0 -> wait[e]--
    :: else
    fi;
    if
    :: isAccepted[e] -> wait[e] = 0
    :: else
    fi
  }
  e = 0
}

active proctype World() {
  byte d;
  byte e;
  atomic {
    for (d : 0 .. DELIVERIES - 1) { run Delivery(d) }
    d = 0;
    for (e : 0 .. EVENTS - 1) { next[e] = firstOf(e) }
    e = 0;
    isBegun[0] = true
  }
  do
  :: atomic { now < END && isQuiet -> step() }
  :: atomic { mustSend(0) -> send(0) }
  :: atomic {
      faults > 0 && !isAccepted[0] && wait[0] > 0 && next[0] <= lastOf(0) ->
      faults--;
      noteCopy;
      send(0)
    }
#ifdef UNDATED
  :: atomic { !isBegun[1] -> isBegun[1] = true; send(1) }
  :: atomic { mustSend(1) -> send(1) }
  :: atomic { mark == UsedUpMark -> free(); printf("%d: the used mark is gone\n", now) }
  :: atomic {
      useEnds && !(useOutlastsMark && mark == UsedUpMark) ->
      freeUse();
      printf("%d: the use of the mark is free\n", now)
    }
#endif
  :: atomic {
      faults > 0 ->
      faults--;
      printf("%d: the store is away for all\n", now);
      for (d : 0 .. DELIVERIES - 1) {
        if
        :: phase[d] != Ended -> isCutOff[d] = true
        :: else
        fi
      }
      d = 0
    }
  :: atomic {
      faults > 0 && holder != FREE ->
      faults--;
      free();
#ifdef UNDATED
      freeUse();
#endif
      hasForgotten = true;
      printf("%d: the store forgets everything\n", now)
    }
  :: atomic {
      now == END && isQuiet ->
      for (e : 0 .. EVENTS - 1) { promise(4, isKept(e)) }
      e = 0;
      break
    }
  od
}
