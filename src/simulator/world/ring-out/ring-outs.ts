import type { Directory } from '../../people-types.ts';
import { WorldError } from '../../world-types.ts';
import type {
  RingOutMatch,
  RingOutPlan,
  RingOutRequest,
  RingOuts,
  RingOutStatus,
} from '../../ring-out-types.ts';
import { extensionOf, type Board } from '../board.ts';
import { giveUp } from '../endings.ts';
import { endpointOf } from '../new-session.ts';
import { ringOut } from '../outbound.ts';
import type { Endpoint, RingOutEnds } from '../session.ts';
import { courseOf, type Course } from './courses.ts';
import { ownLeg, statusOf } from './leg-status.ts';
import { calledNumbers, rungNumbers } from './numbers.ts';
import { phoneAt } from './phone-at.ts';
import { truthOf, type RingOutRecord } from './record.ts';
import { playRingOut } from './script.ts';

/** A RingOut that is over can be asked for this long. */
const closedAfterMs = 30_000;

const atFirst: RingOutStatus = {
  callStatus: 'InProgress',
  callerStatus: 'InProgress',
  calleeStatus: 'InProgress',
};

type Kept = { readonly plan: RingOutPlan; readonly match: RingOutMatch; left: number };

const fits = ({ match }: Kept, { to, from }: RingOutRequest): boolean =>
  (match.to === undefined || match.to === to) && (match.from === undefined || match.from === from);

/** A short number that the company has not given to anybody. */
const isNobody = (directory: Directory, number: string): boolean =>
  !number.startsWith('+') &&
  !directory.entries().some((entry) => entry.extensionNumber === number && entry.status === 'Enabled');

/** Whom the other side sees: a colleague sees a colleague, somebody outside a number of the company's. */
function shownTo(board: Board, { extensionId, to, callerId }: RingOutRequest): Endpoint {
  const extension = extensionOf(board, extensionId);
  const { name } = extension;
  if (endpointOf(board, to, undefined).extension)
    return { number: extension.extensionNumber, name, extension };
  return { number: callerId ?? board.people.account.mainNumber, name, extension };
}

function write(board: Board, record: RingOutRecord, status: RingOutStatus): void {
  const last = record.course.at(-1);
  const { callStatus, callerStatus, calleeStatus } = status;
  const isSame =
    last?.callStatus === callStatus &&
    last.callerStatus === callerStatus &&
    last.calleeStatus === calleeStatus;
  if (!isSame) record.course.push({ at: board.clock.now(), callStatus, callerStatus, calleeStatus });
  const isOver = record.session ? record.session.endedAt !== undefined : callStatus !== 'InProgress';
  if (isOver) record.endedAt ??= board.clock.now();
}

/** The phones ring from here on, unless the own one cannot. */
function begin(board: Board, record: RingOutRecord, course: Extract<Course, { kind: 'played' }>): void {
  const { request, plan } = record;
  const phone = phoneAt(board, request.extensionId, request.from);
  const ends: RingOutEnds = { deviceId: phone.deviceId, shown: shownTo(board, request) };
  const { extensionId, to, from } = request;
  const session = board.live.get(ringOut(board, { extensionId, to, from, ends }));
  if (!session) return;
  record.session = session;
  session.onChange = () => write(board, record, statusOf(session, course.says));
  const own = phone.rings ? course.own : 'InternalError';
  const { playPrompt } = request;
  playRingOut({ board, session, course: { ...course, own }, plan: { ...plan, playPrompt } });
}

function start(board: Board, record: RingOutRecord): void {
  const { plan } = record;
  const course = courseOf(plan.outcome);
  if (course.kind === 'silent') return;
  const wait = plan.startSeconds ?? board.ids.between(5, 60) / 100;
  record.stop = board.later(wait * 1000, () =>
    course.kind === 'refused' ? write(board, record, course.status) : begin(board, record, course),
  );
}

function cancel(board: Board, record: RingOutRecord): 'cancelled' | 'too-late' {
  const { session } = record;
  const own = session && ownLeg(session);
  if (record.endedAt !== undefined || (session && own?.code !== 'Proceeding')) return 'too-late';
  record.cancelledAt = board.clock.now();
  record.stop();
  if (session) giveUp(board, session, 'Cancelled');
  else
    write(board, record, { callStatus: 'CannotReach', callerStatus: 'Rejected', calleeStatus: 'Rejected' });
  return 'cancelled';
}

function statusAt(board: Board, record: RingOutRecord, at: number): RingOutStatus | 'closed' {
  const { endedAt, course } = record;
  if (endedAt !== undefined && board.clock.now() > endedAt + closedAfterMs) return 'closed';
  const { callStatus, callerStatus, calleeStatus } = course.findLast((one) => one.at <= at) ?? atFirst;
  return { callStatus, callerStatus, calleeStatus };
}

/** The desk where RingOuts are asked for. The phones themselves ring as all others do. */
export function createRingOuts(board: Board, directory: Directory): RingOuts {
  const records = new Map<string, RingOutRecord>();
  let plans: readonly Kept[] = [];

  function planFor(request: RingOutRequest): RingOutPlan {
    const kept = plans.findLast((one) => fits(one, request));
    if (kept && --kept.left <= 0) plans = plans.filter((one) => one !== kept);
    const outcome = rungNumbers[request.from] ?? calledNumbers[request.to];
    return (
      kept?.plan ?? { outcome: outcome ?? (isNobody(directory, request.to) ? 'no-such-user' : 'answered') }
    );
  }

  const ownRecord = (extensionId: number, id: string) => {
    const record = records.get(id);
    return record?.request.extensionId === extensionId ? record : undefined;
  };

  return {
    create: (request) => {
      extensionOf(board, request.extensionId);
      if (request.to === '') throw new WorldError('wrong-state', 'nobody can be called at ""');
      const id = String(418_000_000 + records.size * 1_000 + board.ids.between(1, 999));
      const record: RingOutRecord = {
        ...{ id, request, plan: planFor(request), createdAt: board.clock.now() },
        ...{ session: undefined, cancelledAt: undefined, endedAt: undefined, stop: () => undefined },
        course: [{ at: board.clock.now(), ...atFirst }],
      };
      records.set(id, record);
      start(board, record);
      return id;
    },
    status: (extensionId, id, at = board.clock.now()) => {
      const record = ownRecord(extensionId, id);
      return record && statusAt(board, record, at);
    },
    cancel: (extensionId, id) => {
      const record = ownRecord(extensionId, id);
      return record && cancel(board, record);
    },
    plan: (plan, match = {}) => {
      const kept: Kept = { plan, match, left: match.times ?? Infinity };
      plans = [...plans, kept];
      return () => void (plans = plans.filter((one) => one !== kept));
    },
    forgetPlans: () => void (plans = []),
    truth: () => [...records.values()].map(truthOf),
  };
}
