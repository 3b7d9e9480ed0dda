import { type KeyboardEvent, useState } from 'react';
import type { CallAct, Offer, Operation, TransferDraft } from '../../shared/call-control.ts';
import type { DialTarget } from '../../shared/dialling.ts';
import { type DialRow, targetOf } from '../quick-call/dial-rows.ts';
import { useSend } from '../use-app-state.ts';
import { type HandOver, waysOf } from './transfer-words.ts';
import type { Control } from './use-control.ts';
import { type Targets, useTargets } from './use-targets.ts';

export type Transfer = Pick<Targets, 'text' | 'field' | 'answer' | 'rows'> & {
  readonly kind: HandOver;
  readonly how: TransferDraft['how'];
  readonly setHow: (how: TransferDraft['how']) => void;
  readonly type: (text: string) => void;
  /** Place of the row that would be taken. */
  readonly active: number;
  readonly setActive: (at: number) => void;
  readonly target: DialTarget | undefined;
  /** Whether what is chosen can be done with whom is chosen. */
  readonly offer: Offer | 'not-a-colleague';
  readonly send: () => void;
  readonly giveUp: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
};

/** A transfer as it is written: every keystroke is kept with the call, and nothing is sent before Enter or a click. */
export function useTransfer(control: Control, draft: TransferDraft, fold: () => void): Transfer {
  const { call, lastTargets } = control;
  const { draftTransfer } = useSend();
  const targets = useTargets(call.id, draft.text, lastTargets);
  const [wanted, setHow] = useState(draft.how);
  const { text, rows } = targets;
  const [chosen, setChosen] = useState({ text, at: 0 });
  const active = chosen.text === text ? Math.min(chosen.at, Math.max(0, rows.length - 1)) : 0;
  const row = rows[active];
  const target = row === undefined ? undefined : targetOf(row);
  const kind = call.phase === 'ringing' ? 'forward' : 'transfer';
  const how = waysOf[kind].includes(wanted) ? wanted : 'now';
  const offer = offerFor(control, kind, how, target);
  const setActive = (at: number): void =>
    setChosen({ text, at: (at + rows.length) % Math.max(1, rows.length) });
  const keep = (next: Partial<TransferDraft>): void => draftTransfer(call.id, { text, how: wanted, ...next });
  const send = control.guard(() => {
    if (target === undefined || offer !== 'offered') return;
    control.act(actFor(kind, how, target));
  });
  const giveUp = (): void => draftTransfer(call.id, undefined);
  return {
    ...{ text, rows, active, setActive, target, kind, how, offer, send, giveUp },
    ...{ field: targets.field, answer: targets.answer },
    setHow: (next) => {
      setHow(next);
      keep({ how: next });
    },
    type: (next) => {
      targets.type(next);
      keep({ text: next });
    },
    onKeyDown: (event) => {
      if (event.nativeEvent.isComposing) return;
      if (!run(event, rows, { active, setActive, send, leave: text === '' ? giveUp : fold })) return;
      event.preventDefault();
      event.stopPropagation();
    },
  };
}

type Moves = Pick<Transfer, 'active' | 'setActive' | 'send'> & { readonly leave: () => void };

function run({ key, repeat }: KeyboardEvent, rows: readonly DialRow[], moves: Moves): boolean {
  if (key === 'ArrowDown') moves.setActive(moves.active + 1);
  else if (key === 'ArrowUp') moves.setActive(moves.active - 1);
  else if (key === 'Escape') moves.leave();
  // A key that is held down was meant for what stood here before.
  else if (key === 'Enter' && rows.length > 0) {
    if (!repeat) moves.send();
  } else return false;
  return true;
}

function offerFor(
  control: Control,
  kind: HandOver,
  how: TransferDraft['how'],
  target: DialTarget | undefined,
): Transfer['offer'] {
  const offer = control.offer(operationOf(kind, how));
  const isElsewhere = how === 'voicemail' && target?.kind === 'number';
  return offer === 'offered' && isElsewhere ? 'not-a-colleague' : offer;
}

function operationOf(kind: HandOver, how: TransferDraft['how']): Operation {
  if (kind === 'forward') return 'forward-to';
  return how === 'ask-first' ? 'ask-first' : 'transfer';
}

function actFor(kind: HandOver, how: TransferDraft['how'], { to }: DialTarget): CallAct {
  if (how === 'ask-first') return { kind: 'ask-first', to };
  return { kind: kind === 'forward' ? 'forward-to' : 'transfer', how, to };
}
