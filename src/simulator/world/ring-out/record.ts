import type {
  RingOutLegTruth,
  RingOutPlan,
  RingOutRequest,
  RingOutStatus,
  RingOutTruth,
} from '../../ring-out-types.ts';
import type { Party, Session } from '../session.ts';
import { farLeg, ownLeg } from './leg-status.ts';

/** What the desk keeps of a RingOut. */
export type RingOutRecord = {
  readonly id: string;
  readonly request: RingOutRequest;
  readonly plan: RingOutPlan;
  readonly createdAt: number;
  /** Undefined before anything rings. */
  session: Session | undefined;
  cancelledAt: number | undefined;
  endedAt: number | undefined;
  readonly course: (RingOutStatus & { readonly at: number })[];
  /** Calls off what has not begun. */
  stop: () => void;
};

const legTruth = (party: Party | undefined, status: RingOutLegTruth['status']): RingOutLegTruth => ({
  rangAt: party?.rangAt,
  pickedUpAt: party?.pickedUpAt,
  answeredAt: party?.answeredAt,
  endedAt: party?.endedAt,
  status,
});

export function truthOf(record: RingOutRecord): RingOutTruth {
  const { session, request, plan, course } = record;
  const last = course.at(-1);
  return {
    ...request,
    id: record.id,
    telephonySessionId: session?.id,
    outcome: plan.outcome,
    createdAt: record.createdAt,
    cancelledAt: record.cancelledAt,
    endedAt: record.endedAt,
    caller: legTruth(session && ownLeg(session), last?.callerStatus ?? 'InProgress'),
    callee: legTruth(session && farLeg(session), last?.calleeStatus ?? 'InProgress'),
    course: [...course],
  };
}
