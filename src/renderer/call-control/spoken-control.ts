import type { I18n } from '@lingui/core';
import type { Call } from '../../shared/call.ts';
import type { CallControl } from '../../shared/call-control.ts';
import { problemWords } from '../../shared/failure-words.ts';
import { type ActNames, pendingWords } from './pending-words.ts';
import { wentWords } from './went-words.ts';

/** What was known of a call when something was last said of it. */
export type Heard = Pick<Call, 'phase'> &
  Pick<CallControl, 'muted' | 'recording' | 'pending' | 'problem' | 'went'>;

export type SpokenNews = { readonly text: string; readonly priority: 'high' | 'normal' };

/** What is new about a call since then, in the order in which it is said; failures before all. */
export function controlNews(
  before: Heard | undefined,
  now: Heard,
  names: ActNames,
  i18n: I18n,
): readonly SpokenNews[] {
  if (before === undefined) return [];
  const { problem, pending, went } = now;
  if (problem !== undefined && problem.at !== before.problem?.at)
    return [{ text: problemWords(problem, now.phase, i18n), priority: 'high' }];
  if (pending !== undefined && pending.since !== before.pending?.since)
    return [{ text: pendingWords(pending.act, names, i18n), priority: 'normal' }];
  const changes = [
    phaseNews(before, now, i18n),
    muteNews(before, now, i18n),
    recordingNews(before, now, i18n),
  ];
  const end = went === undefined ? undefined : wentWords(went, i18n);
  const isNewEnd = end !== undefined && (before.went === undefined || wentWords(before.went, i18n) !== end);
  return [...changes, isNewEnd ? end : undefined].flatMap((text) =>
    text === undefined ? [] : [{ text, priority: 'normal' as const }],
  );
}

function phaseNews(before: Heard, { phase }: Heard, i18n: I18n): string | undefined {
  if (phase === before.phase) return undefined;
  if (phase === 'on-hold') return i18n._({ id: 'spoken.onHold', message: 'On hold.' });
  if (phase === 'connected') return i18n._({ id: 'spoken.onCall', message: 'On call.' });
  return undefined;
}

function muteNews(before: Heard, { muted }: Heard, i18n: I18n): string | undefined {
  if (muted === before.muted) return undefined;
  return muted
    ? i18n._({ id: 'spoken.muted', message: 'Muted.' })
    : i18n._({ id: 'spoken.unmuted', message: 'Not muted any more.' });
}

function recordingNews(before: Heard, { recording }: Heard, i18n: I18n): string | undefined {
  if (recording === before.recording) return undefined;
  switch (recording) {
    case 'on':
    case 'by-rule':
      return i18n._({ id: 'spoken.recording', message: 'Recording.' });
    case 'paused':
      return i18n._({ id: 'spoken.recordingPaused', message: 'Recording paused.' });
    case 'off':
      return i18n._({ id: 'spoken.recordingOff', message: 'Recording ended.' });
  }
}
