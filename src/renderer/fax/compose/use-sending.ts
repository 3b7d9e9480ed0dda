import { useLingui } from '@lingui/react';
import { useState } from 'react';
import type { FaxDraft } from '../../../shared/fax-draft.ts';
import { speak } from '../../call-card/speak.ts';
import { useSend } from '../../use-app-state.ts';
import { type Hindrance, hindranceWords } from './obstacle-words.ts';
import { lacksTime } from './send-part.tsx';
import type { Schedule } from './use-schedule.ts';

export type Sending = {
  readonly hindrance: Hindrance | undefined;
  /** The person is asked whether what is unusual is meant. */
  readonly isAsking: boolean;
  /** Sends it, or asks, or says what is in the way. */
  readonly start: () => void;
  readonly confirm: () => void;
  readonly cancel: () => void;
};

/** From the press to the outbox. */
export function useSending(draft: FaxDraft, schedule: Schedule): Sending {
  const { i18n } = useLingui();
  const send = useSend();
  const [asked, setAsked] = useState<string>();
  const hindrance = lacksTime(schedule) ? 'time-missing' : draft.obstacle;
  return {
    hindrance,
    // Asked about exactly what it is now; with something new it is asked again.
    isAsking: asked === draft.concerns.join() && hindrance === undefined,
    start: () => {
      if (hindrance !== undefined) return speak(hindranceWords(hindrance, i18n), 'normal');
      if (draft.concerns.length > 0) return setAsked(draft.concerns.join());
      send.sendFax(draft.id, []);
    },
    confirm: () => {
      setAsked(undefined);
      send.sendFax(draft.id, draft.concerns);
    },
    cancel: () => setAsked(undefined),
  };
}
