import { useState } from 'react';
import { closedQuickCall, type DialTarget, type QuickCallFill } from '../../shared/dialling.ts';
import { type DialRow, dialRows, targetOf } from '../quick-call/dial-rows.ts';
import { type Dial, useDial } from '../quick-call/use-dial.ts';

export type Targets = Pick<Dial, 'text' | 'type' | 'field' | 'answer'> & {
  readonly rows: readonly DialRow[];
};

/**
 * Whom a call may go to: the same search as in Quick call. Below an empty field stand those this caller was handed to
 * before, then those called last.
 * @param draft what was written before, kept with the call
 */
export function useTargets(callId: string, draft: string, last: readonly DialTarget[]): Targets {
  // Only what stood there when it was opened: from then on the field knows better.
  const [fill] = useState(() => filledWith(callId, draft));
  const { text, type, field, answer } = useDial(fill);
  const found = dialRows(answer, closedQuickCall);
  return { text, type, field, answer, rows: text === '' ? lastFirst(last, found) : found };
}

function filledWith(callId: string, text: string): QuickCallFill {
  return { id: callId, origin: 'app', text, reading: { kind: 'no-number' }, more: 0, newest: undefined };
}

function lastFirst(last: readonly DialTarget[], found: readonly DialRow[]): readonly DialRow[] {
  const first = last.map((target): DialRow => ({ kind: 'person', person: { target, isRecent: true } }));
  return [...first, ...found.filter((row) => !last.some(({ to }) => to === targetOf(row).to))];
}
