import { useLingui } from '@lingui/react';
import X from 'lucide-react/icons/x';
import type { ReactNode, Ref } from 'react';
import type { RingOut } from '../../shared/ring-out.ts';
import { IconButton } from '../components/button.tsx';
import { SpokenTimer } from '../components/spoken-timer.tsx';
import { RingOutMark } from './ring-out-mark.tsx';
import { ringOutTitle } from './ring-out-words.ts';

type Props = {
  readonly ringOut: RingOut;
  readonly titleId: string;
  readonly titleRef: Ref<HTMLHeadingElement>;
  /** Undefined where the card is hidden by another part of it. */
  readonly onHide: (() => void) | undefined;
};

/** Who is called, for how long, and Hide. Hide is not Cancel: the call goes on. */
export function RingOutHeader({ ringOut, titleId, titleRef, onHide }: Props): ReactNode {
  const { i18n } = useLingui();
  const title = ringOutTitle(ringOut, i18n);
  const since = countsFrom(ringOut);
  return (
    <div className={`card-header card-header-ring-out-${ringOut.phase}`}>
      <RingOutMark ringOut={ringOut} />
      {/* A stop for the keyboard on purpose: the first thing to be read on the card. */}
      <h1 id={titleId} ref={titleRef} tabIndex={0} className="card-state ring-out-title" title={title}>
        {title}
      </h1>
      {since === undefined ? null : <SpokenTimer since={since} offset={0} name={title} />}
      {onHide === undefined ? null : (
        <IconButton name={hideName()} keys="Esc" onPress={onHide} className="card-hide">
          <X size="1.25em" aria-hidden="true" />
        </IconButton>
      )}
    </div>
  );
  function hideName(): string {
    return ringOut.phase === 'ended'
      ? i18n._({ id: 'card.close', message: 'Close' })
      : i18n._({ id: 'card.hide', message: 'Hide card. The call goes on.' });
  }
}

/** Since when the step that is counted goes on; this computer's clock, ms since the epoch. */
function countsFrom({ phase, theirsRangAt, connectedAt }: RingOut): number | undefined {
  if (phase === 'their-phone-rings') return theirsRangAt;
  return phase === 'connected' ? connectedAt : undefined;
}
