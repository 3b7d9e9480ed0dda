import PhoneOff from 'lucide-react/icons/phone-off';
import ArrowUpRight from 'lucide-react/icons/arrow-up-right';
import CircleQuestionMark from 'lucide-react/icons/circle-question-mark';
import type { ReactNode } from 'react';
import type { RingOut } from '../../shared/ring-out.ts';
import { CallGlyph } from '../components/call-glyph.tsx';

const look = { size: '1.25em', 'aria-hidden': true } as const;

/** The shape for where a RingOut stands; always beside the words. */
export function RingOutMark({ ringOut }: { readonly ringOut: RingOut }): ReactNode {
  const { phase, ending, noNews } = ringOut;
  if (phase === 'connected') return <CallGlyph kind="connected" />;
  if (ending === undefined) return <CallGlyph kind={noNews ? 'silenced' : 'ringing'} />;
  if (ending.kind === 'finished') return <ArrowUpRight {...look} className="mirrors" />;
  const isOpen = ending.kind === 'unsure' || ending.kind === 'unknown';
  return isOpen ? <CircleQuestionMark {...look} /> : <PhoneOff {...look} />;
}
