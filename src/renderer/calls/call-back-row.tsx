import { useLingui } from '@lingui/react';
import Bell from 'lucide-react/icons/bell';
import BellRing from 'lucide-react/icons/bell-ring';
import CircleCheck from 'lucide-react/icons/circle-check';
import type { ReactNode } from 'react';
import type { CallBack } from '../../shared/past-calls.ts';
import { partyTitle, titleIsNumber } from '../call-words.ts';
import { PhoneNumber } from '../components/phone-number.tsx';
import { useDay } from '../use-day.ts';
import { outcomeLine } from './past-call-words.ts';
import { reminderWords } from './remind-words.ts';

/** Whom to call back, when, and what it was about. */
export function CallBackRow({
  callBack: { reminder, party, call },
}: {
  readonly callBack: CallBack;
}): ReactNode {
  const { i18n } = useLingui();
  const now = useDay();
  const name = partyTitle(party, i18n);
  const look = { size: '1.25em', 'aria-hidden': true } as const;
  return (
    <div className={`call-row call-back-${reminder.state}`}>
      {reminder.state === 'due' ? (
        <BellRing {...look} className="outcome-due" />
      ) : reminder.state === 'done' ? (
        <CircleCheck {...look} />
      ) : (
        <Bell {...look} />
      )}
      <p className="row-name" title={name}>
        {titleIsNumber(party) ? <PhoneNumber shown={name} /> : <bdi>{name}</bdi>}
      </p>
      <p className="row-outcome call-back-when">{reminderWords(reminder, now, i18n)}</p>
      {call === undefined ? null : <p className="row-outcome">{outcomeLine(call, now, i18n)}</p>}
    </div>
  );
}
