import type { I18n } from '@lingui/core';
import type { FaxItem } from '../../shared/fax.ts';

export const stepNames = ['upload', 'queue', 'sending', 'done'] as const;
export type StepName = (typeof stepNames)[number];
export type StepState = 'ahead' | 'now' | 'done' | 'failed';

/**
 * Where a fax stands on its way. What is over without having gone on stands failed at the step it reached.
 * `unsure` and `ask` belong to the upload: whether that arrived is what nobody knows.
 */
export function stepsOf(phase: FaxItem['phase']): Readonly<Record<StepName, StepState>> {
  switch (phase) {
    case 'waiting':
      return at('upload', 'ahead');
    case 'uploading':
    case 'unsure':
    case 'ask':
      return at('upload', 'now');
    case 'refused':
    case 'dropped':
    case 'cancelled':
      return at('upload', 'failed');
    case 'scheduled':
    case 'queued':
      return at('queue', 'now');
    case 'sending':
      return at('sending', 'now');
    case 'sent':
      return at('done', 'done');
    case 'partly':
    case 'failed':
      return at('done', 'failed');
  }
}

function at(name: StepName, state: StepState): Readonly<Record<StepName, StepState>> {
  const here = stepNames.indexOf(name);
  const stateOf = (index: number): StepState => (index < here ? 'done' : index === here ? state : 'ahead');
  return { upload: stateOf(0), queue: stateOf(1), sending: stateOf(2), done: stateOf(3) };
}

export function stepWords(name: StepName, i18n: I18n): string {
  switch (name) {
    case 'upload':
      return i18n._({ id: 'faxStep.upload', message: 'Upload' });
    case 'queue':
      return i18n._({ id: 'faxStep.queue', message: 'In RingCentral’s queue' });
    case 'sending':
      return i18n._({ id: 'faxStep.sending', message: 'Sending' });
    case 'done':
      return i18n._({ id: 'faxStep.done', message: 'Done' });
  }
}

/** What a screen reader is told beside the name. */
export function stepStateWords(state: StepState, i18n: I18n): string {
  switch (state) {
    case 'ahead':
      return i18n._({ id: 'faxStep.ahead', message: 'not yet' });
    case 'now':
      return i18n._({ id: 'faxStep.now', message: 'now' });
    case 'done':
      return i18n._({ id: 'faxStep.over', message: 'done' });
    case 'failed':
      return i18n._({ id: 'faxStep.failed', message: 'stopped' });
  }
}
