import { useLingui } from '@lingui/react';
import X from 'lucide-react/icons/x';
import type { ReactNode } from 'react';
import type { Call } from '../../shared/call.ts';
import { IconButton } from '../components/button.tsx';
import { CallMark } from '../components/call-mark.tsx';
import { SpokenTimer } from '../components/spoken-timer.tsx';
import { headerWords } from './card-words.ts';

type Props = {
  readonly call: Call;
  readonly quiet: boolean;
  readonly offset: number;
  readonly onHide: () => void;
};

/** State, timer and Hide. Hide is not Decline: the call keeps ringing. */
export function CardHeader({ call, quiet, offset, onHide }: Props): ReactNode {
  const { i18n } = useLingui();
  const words = headerWords(call, quiet, i18n);
  return (
    <div
      className={`card-header card-header-${call.phase} ${call.ending?.kind === 'missed' ? 'card-header-missed' : ''}`}
    >
      <CallMark call={call} quiet={quiet} />
      {/* The key starts the fade of a changed state. */}
      <p key={words} className="card-state">
        {words}
      </p>
      {call.phase === 'ended' ? null : (
        <SpokenTimer since={call.answeredAt ?? call.startedAt} offset={offset} name={words} />
      )}
      <IconButton name={hideName()} keys="Esc" onPress={onHide} className="card-hide">
        <X size="1.25em" aria-hidden="true" />
      </IconButton>
    </div>
  );
  function hideName(): string {
    if (call.phase === 'ended') return i18n._({ id: 'card.close', message: 'Close' });
    return call.phase === 'ringing' && call.direction === 'inbound'
      ? i18n._({ id: 'card.hideRinging', message: 'Hide card. The call keeps ringing.' })
      : i18n._({ id: 'card.hide', message: 'Hide card. The call goes on.' });
  }
}
