import type { I18n } from '@lingui/core';
import { useLingui } from '@lingui/react';
import { useEffect, useRef } from 'react';
import type { FaxItem } from '../../shared/fax.ts';
import { speak } from '../call-card/speak.ts';
import { useClock } from '../use-app-state.ts';
import { faultWords } from './fault-words.ts';
import { percentSent } from './fax-words.ts';
import { phaseTitle } from './phase-words.ts';

/** Says how a fax goes on while it is looked at: each phase once, and every quarter of the upload. */
export function useFaxSpeech(item: FaxItem | undefined): void {
  const { i18n } = useLingui();
  const clock = useClock();
  const words = item === undefined ? undefined : spokenWords(item, clock.now(), i18n);
  const said = useRef<string>(undefined);
  useEffect(() => {
    const before = said.current;
    said.current = words;
    // What stood there when it was opened is read with the page.
    if (words !== undefined && before !== undefined && before !== words) speak(words, 'normal');
  }, [words]);
}

export function spokenWords(item: FaxItem, now: number, i18n: I18n): string {
  if (item.phase === 'uploading') {
    const percent = Math.floor(percentSent(item.bytesSent, item.bytes) / 25) * 25;
    return i18n._({
      id: 'faxSpoken.uploading',
      message: 'Uploading, {percent} percent.',
      values: { percent },
    });
  }
  if (item.phase === 'failed') {
    const { reason } = faultWords(item.to.find(({ status }) => status === 'failed')?.errorCode, i18n);
    return i18n._({ id: 'faxSpoken.failed', message: 'Fax not sent. {reason}', values: { reason } });
  }
  return phaseTitle(item, now, i18n);
}
