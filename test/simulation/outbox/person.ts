import type { Clock } from '../../../src/main/clock.ts';
import type { Outbox } from '../../../src/main/outbox/ports.ts';

/** Ms that a question lies there, and between two glances at the list. */
const answersAfter = 20 * 60_000;
const glances = 60_000;

/** Answers each question after a while: checks again first, and sends again only if it is still absent. */
export type Person = {
  readonly sitsBefore: (outbox: Outbox | undefined) => void;
  readonly toldOfTwin: (itemId: string) => void;
  /** How often each item was wanted again, and when. */
  readonly wishes: () => ReadonlyMap<string, readonly number[]>;
  readonly twinsTold: () => ReadonlyMap<string, number>;
};

export function createPerson(clock: Pick<Clock, 'after' | 'now'>): Person {
  const seen = new Map<string, { readonly at: number; hasChecked: boolean }>();
  const wishes = new Map<string, number[]>();
  const twins = new Map<string, number>();
  let outbox: Outbox | undefined;

  function glance(): void {
    clock.after(glances, glance);
    const asked = (outbox?.items() ?? []).filter(({ state }) => state === 'ask');
    for (const { id } of asked) decide(id);
    // Nothing of these was ever lost: late is better than never.
    for (const { id, waits } of outbox?.items() ?? [])
      if (waits === 'confirm-late') outbox?.answer(id, 'send-again');
    for (const id of seen.keys()) if (outbox?.get(id)?.state === 'sent') seen.delete(id);
  }

  function decide(id: string): void {
    const question = seen.get(id) ?? { at: clock.now(), hasChecked: false };
    seen.set(id, question);
    if (clock.now() - question.at < answersAfter) return;
    if (!question.hasChecked) {
      question.hasChecked = true;
      outbox?.answer(id, 'check-again');
      return;
    }
    seen.delete(id);
    wishes.set(id, [...(wishes.get(id) ?? []), clock.now()]);
    outbox?.answer(id, 'send-again');
  }

  glance();
  return {
    sitsBefore: (next) => (outbox = next),
    toldOfTwin: (id) => void twins.set(id, (twins.get(id) ?? 0) + 1),
    wishes: () => wishes,
    twinsTold: () => twins,
  };
}
