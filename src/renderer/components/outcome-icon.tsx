import ArrowDownLeft from 'lucide-react/icons/arrow-down-left';
import ArrowUpRight from 'lucide-react/icons/arrow-up-right';
import CircleQuestionMark from 'lucide-react/icons/circle-question-mark';
import PhoneForwarded from 'lucide-react/icons/phone-forwarded';
import PhoneMissed from 'lucide-react/icons/phone-missed';
import PhoneOff from 'lucide-react/icons/phone-off';
import SkipForward from 'lucide-react/icons/skip-forward';
import Voicemail from 'lucide-react/icons/voicemail';
import type { ReactNode } from 'react';
import type { CallDirection, CallEnding } from '../../shared/call.ts';

type Props = { readonly direction: CallDirection; readonly ending: CallEnding };

const look = { size: '1.25em', 'aria-hidden': true } as const;

/** One shape per outcome; the words beside it say the same. */
export function OutcomeIcon({ direction, ending }: Props): ReactNode {
  switch (ending.kind) {
    case 'missed':
      return <PhoneMissed {...look} className="outcome-missed" />;
    case 'answered-here':
      return direction === 'inbound' ? (
        <ArrowDownLeft {...look} className="mirrors" />
      ) : (
        <ArrowUpRight {...look} className="mirrors" />
      );
    case 'answered-elsewhere':
      return <PhoneForwarded {...look} className="mirrors" />;
    case 'voicemail':
      return <Voicemail {...look} />;
    case 'declined':
      return <SkipForward {...look} className="mirrors" />;
    case 'not-connected':
      return <PhoneOff {...look} />;
    case 'unknown':
      return <CircleQuestionMark {...look} />;
  }
}
