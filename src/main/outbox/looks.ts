import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { MessageRecord } from '../ringcentral/message-port.ts';
import { afterLook, type LookPlan, pauseAfter } from './look-plan.ts';

/** Ms before the earliest attempt from which on the platform's list is read: its clock may not be as we think. */
const lookBack = 5 * 60_000;

export type LooksParts = {
  readonly clock: Clock;
  readonly log: Log;
  readonly look: (since: number) => Promise<readonly MessageRecord[]>;
  /** By the platform's clock, when the earliest attempt of these began. */
  readonly sinceOf: (ids: readonly string[]) => number;
  readonly canLook: () => boolean;
  /** The list was read for all whose time had come; `isLast`: of these nothing more is planned. */
  readonly looked: (
    records: readonly MessageRecord[],
    isLast: readonly { readonly id: string; readonly plan: LookPlan }[],
  ) => void;
  readonly failed: () => void;
};

/** Reads the platform's list when it is due for somebody, once for all of them. */
export type Looks = {
  readonly plan: (id: string, plan: LookPlan) => void;
  readonly isPlanned: (id: string) => boolean;
  readonly drop: (id: string) => void;
  /** The line is there again: what is due is done now. */
  readonly resume: () => void;
  readonly close: () => void;
};

export function createLooks(parts: LooksParts): Looks {
  const { clock } = parts;
  const plans = new Map<string, LookPlan>();
  let cancel = (): void => undefined;
  let failures = 0;
  let notBefore = 0;
  let isLooking = false;
  let isClosed = false;

  function schedule(): void {
    cancel();
    if (isClosed || isLooking || plans.size === 0 || !parts.canLook()) return;
    const due = Math.min(...[...plans.values()].map((plan) => plan.due[0] ?? 0));
    // Whole ms: timers know no parts of them, and would go off a moment too early again and again.
    const wait = Math.ceil(Math.max(due, notBefore) - clock.elapsed());
    cancel = clock.after(Math.max(0, wait), () => void look());
  }

  async function look(): Promise<void> {
    const askedAt = clock.elapsed();
    const ids = [...plans].filter(([, { due }]) => (due[0] ?? 0) <= askedAt).map(([id]) => id);
    if (ids.length === 0) return schedule();
    isLooking = true;
    const records = await parts.look(parts.sinceOf(ids) - lookBack).catch((error: unknown) => {
      parts.log.warn('the list of what was sent could not be read', { error: String(error) });
      return undefined;
    });
    isLooking = false;
    if (isClosed) return;
    if (records === undefined) {
      failures += 1;
      notBefore = clock.elapsed() + pauseAfter(failures);
      parts.failed();
    } else {
      failures = 0;
      parts.looked(records, ticked(ids, askedAt));
    }
    schedule();
  }

  function ticked(ids: readonly string[], askedAt: number): readonly { id: string; plan: LookPlan }[] {
    return ids.flatMap((id) => {
      const plan = plans.get(id);
      if (plan === undefined) return [];
      const left = afterLook(plan, askedAt);
      if (left.due.length > 0) plans.set(id, left);
      else plans.delete(id);
      return left.due.length > 0 ? [] : [{ id, plan }];
    });
  }

  return {
    plan: (id, plan) => {
      plans.set(id, plan);
      schedule();
    },
    isPlanned: (id) => plans.has(id),
    drop: (id) => {
      if (plans.delete(id)) schedule();
    },
    resume: () => {
      notBefore = 0;
      schedule();
    },
    close: () => {
      isClosed = true;
      cancel();
    },
  };
}
