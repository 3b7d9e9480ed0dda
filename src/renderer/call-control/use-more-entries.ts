import type { I18n } from '@lingui/core';
import { useLingui } from '@lingui/react';
import type { Call } from '../../shared/call.ts';
import type { CallAct, FlipTarget, Operation } from '../../shared/call-control.ts';
import { withheldWords } from '../../shared/withheld-words.ts';
import { partyTitle } from '../call-words.ts';
import { useAppState } from '../use-app-state.ts';
import type { MoreEntry } from './more-menu.tsx';
import { operationWords } from './operation-words.ts';
import type { Control } from './use-control.ts';

/** What can be done with this call besides what has a button of its own. */
export function useMoreEntries(control: Control, startHandOver: () => void): readonly MoreEntry[] {
  const { i18n } = useLingui();
  const flipTargets = useAppState((state) => state.callControl.flipTargets);
  const calls = useAppState((state) => state.calls);
  const others = calls.filter(({ id, phase }) => id !== control.call.id && isTalk(phase));
  const plain = (operation: Operation, run: () => void): readonly MoreEntry[] =>
    entriesFor(control, operation, i18n, [{ id: operation, words: operationWords(operation, i18n), run }]);
  const act = (next: CallAct) => () => control.act(next);
  return [
    ...plain('forward-to', startHandOver),
    ...plain('stop-ringing', act({ kind: 'stop-ringing' })),
    ...entriesFor(control, 'join-calls', i18n, joinEntries(others, control, i18n)),
    ...entriesFor(control, 'flip', i18n, flipEntries(flipTargets, control, i18n)),
  ];
}

const isTalk = (phase: Call['phase']): boolean => phase === 'connected' || phase === 'on-hold';

/** One by one where it is offered; else the operation alone, with its reason. */
function entriesFor(
  control: Control,
  operation: Operation,
  i18n: I18n,
  offered: readonly MoreEntry[],
): readonly MoreEntry[] {
  const offer = control.offer(operation);
  if (offer === 'offered') return offered;
  if (offer === 'not-now') return [];
  const words = operationWords(operation, i18n);
  return [{ id: operation, words, run: () => undefined, withheld: withheldWords(offer, i18n) }];
}

function joinEntries(others: readonly Call[], { act }: Control, i18n: I18n): readonly MoreEntry[] {
  return others.map(({ id, party }) => ({
    id: `join ${id}`,
    words: i18n._({
      id: 'control.joinWith',
      message: 'Join with {name}',
      values: { name: partyTitle(party, i18n) },
    }),
    run: () => act({ kind: 'join-calls', withCallId: id }),
  }));
}

function flipEntries(targets: readonly FlipTarget[], { act }: Control, i18n: I18n): readonly MoreEntry[] {
  return targets.map(({ id, label }) => ({
    id: `flip ${id}`,
    words: i18n._({ id: 'control.flipTo', message: 'Move the call to {phone}', values: { phone: label } }),
    run: () => act({ kind: 'flip', flipId: id }),
  }));
}
