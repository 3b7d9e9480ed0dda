import type { ContactProblem, ContactWork, ContactWorkKind } from '../../../shared/contact.ts';
import type { ContactsState } from '../../../shared/contacts-state.ts';
import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';

export type WorkDone = {
  readonly kind: 'done';
  readonly personId?: string | undefined;
  /** Takes it back. */
  readonly undo?: (() => Promise<WorkOutcome>) | undefined;
};
export type WorkOutcome = WorkDone | { readonly kind: 'failed'; readonly problem: ContactProblem };

export type WorkOrder = {
  readonly id: string;
  readonly kind: ContactWorkKind;
  readonly name: string;
  readonly personId: string | undefined;
};

/** What the person does with contacts, one after the other: each is done once, however often it is asked for. */
export type Works = {
  readonly begin: (order: WorkOrder, act: () => Promise<WorkOutcome>) => void;
  readonly undo: (id: string) => void;
  /** What failed is tried again. */
  readonly again: (id: string) => void;
  readonly dismiss: (id: string) => void;
  readonly forget: () => void;
};

type Act = () => Promise<WorkOutcome>;
type Kept = {
  readonly work: ContactWork;
  readonly act: Act;
  readonly undo: Act | undefined;
  readonly ends: 'done' | 'undone';
};

/** Ms for which what is done can be taken back; longer than a toast of another kind, for it was somebody. */
const undoFor = 12_000;
const mostWorks = 20;

export function createWorks(
  { clock, log }: { readonly clock: Clock; readonly log: Log },
  save: (change: Pick<ContactsState, 'works'>, problem: ContactProblem | undefined) => void,
): Works {
  const works = new Map<string, Kept>();
  /** Two at the same contact would see each other as somebody else. */
  let line: Promise<unknown> = Promise.resolve();

  function put(kept: Kept, problem?: ContactProblem): void {
    works.set(kept.work.id, kept);
    if (works.size > mostWorks) works.delete([...works.keys()][0] ?? '');
    save({ works: [...works.values()].map(({ work }) => work) }, problem);
  }

  function drop(id: string): void {
    if (works.delete(id)) save({ works: [...works.values()].map(({ work }) => work) }, undefined);
  }

  function run(kept: Kept): void {
    const { id } = kept.work;
    put({ ...kept, work: { ...kept.work, phase: 'working', problem: undefined, canUndo: false } });
    const next = line.then(kept.act).catch((error: unknown): WorkOutcome => {
      log.error('a change of a contact failed', error);
      return { kind: 'failed', problem: { kind: 'unsure', requestId: undefined } };
    });
    line = next;
    void next.then((outcome) => {
      // Somebody else is signed in by now.
      if (works.has(id)) end(kept, outcome);
    });
  }

  function end(kept: Kept, outcome: WorkOutcome): void {
    const { work } = kept;
    if (outcome.kind === 'failed') {
      const { problem } = outcome;
      return put({ ...kept, work: { ...work, phase: 'failed', problem, canUndo: false } }, problem);
    }
    const { personId = work.personId, undo } = outcome;
    const canUndo = undo !== undefined;
    const ended = { ...work, personId, phase: kept.ends, problem: undefined, canUndo };
    const done: Kept = { ...kept, undo, work: ended };
    put(done);
    clock.after(undoFor, () => {
      if (works.get(work.id) === done) drop(work.id);
    });
  }

  return {
    begin: (order, act) => {
      if (works.has(order.id)) return;
      const work = { ...order, phase: 'working', problem: undefined, canUndo: false } as const;
      run({ work, act, undo: undefined, ends: 'done' });
    },
    undo: (id) => {
      const kept = works.get(id);
      if (kept?.work.phase !== 'done' || kept.undo === undefined) return;
      run({ ...kept, act: kept.undo, undo: undefined, ends: 'undone' });
    },
    again: (id) => {
      const kept = works.get(id);
      if (kept?.work.phase === 'failed') run(kept);
    },
    dismiss: (id) => {
      if (works.get(id)?.work.phase !== 'working') drop(id);
    },
    forget: () => {
      works.clear();
      save({ works: [] }, undefined);
    },
  };
}
