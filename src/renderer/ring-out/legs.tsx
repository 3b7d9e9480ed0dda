import { useLingui } from '@lingui/react';
import Ban from 'lucide-react/icons/ban';
import Check from 'lucide-react/icons/check';
import Circle from 'lucide-react/icons/circle';
import CircleQuestionMark from 'lucide-react/icons/circle-question-mark';
import Minus from 'lucide-react/icons/minus';
import X from 'lucide-react/icons/x';
import type { ReactNode } from 'react';
import type { RingOut, RingOutLeg } from '../../shared/ring-out.ts';
import { CallGlyph } from '../components/call-glyph.tsx';
import { PhoneNumber } from '../components/phone-number.tsx';
import { legWords, targetName } from './ring-out-words.ts';

/** My phone, then theirs: each with its mark and its word. */
export function Legs({ ringOut }: { readonly ringOut: RingOut }): ReactNode {
  const { i18n } = useLingui();
  const { from, target, own, theirs } = ringOut;
  const named = target.identity !== undefined;
  return (
    <ol className="legs" aria-label={i18n._({ id: 'leg.both', message: 'The two phones of this call' })}>
      <Leg state={own} words={legWords(own, 'own', i18n)}>
        <span className="leg-who">{i18n._({ id: 'leg.you', message: 'You' })}</span>
        <span className="leg-phone">
          <bdi>{from.label}</bdi>
        </span>
      </Leg>
      <Leg state={theirs} words={legWords(theirs, 'theirs', i18n)}>
        <span className="leg-who">
          {named ? <bdi>{targetName(target, i18n)}</bdi> : <PhoneNumber shown={target.shown} />}
        </span>
        {named ? (
          <span className="leg-phone">
            <PhoneNumber shown={target.shown} />
          </span>
        ) : null}
      </Leg>
    </ol>
  );
}

type LegProps = { readonly state: RingOutLeg; readonly words: string; readonly children: ReactNode };

function Leg({ state, words, children }: LegProps): ReactNode {
  return (
    <li className={`leg leg-${state}`}>
      <LegMark state={state} />
      <span className="leg-lines">{children}</span>
      <span className="leg-state">{words}</span>
    </li>
  );
}

const look = { size: '1.25em', 'aria-hidden': true, className: 'leg-mark' } as const;

/** Shapes that differ without colour; the word at the end of the line says the same. */
function LegMark({ state }: { readonly state: RingOutLeg }): ReactNode {
  switch (state) {
    case 'ringing':
      return (
        <span className="leg-mark leg-mark-pulse">
          <CallGlyph kind="ringing" />
        </span>
      );
    case 'connected':
      return <Check {...look} />;
    case 'no-answer':
    case 'failed':
      return <X {...look} />;
    case 'busy':
    case 'declined':
      return <Ban {...look} />;
    case 'ended':
      return <Minus {...look} />;
    case 'unknown':
      return <CircleQuestionMark {...look} />;
    case 'waits':
    case 'not-called':
      return <Circle {...look} />;
  }
}
