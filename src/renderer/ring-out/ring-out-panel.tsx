import { useLingui } from '@lingui/react';
import { type ReactNode, type Ref, useState } from 'react';
import type { RingOut } from '../../shared/ring-out.ts';
import { useClock, useSend } from '../use-app-state.ts';
import { Legs } from './legs.tsx';
import { RingOutActions } from './ring-out-actions.tsx';
import { RingOutHeader } from './ring-out-header.tsx';
import { ownPhoneSentence, stepSentence } from './step-words.ts';

type Guard = (run: () => void) => () => void;

/** Ms in which buttons do nothing after they changed their meaning. */
const inertFor = 700;

type Props = {
  readonly ringOut: RingOut;
  readonly titleId: string;
  readonly titleRef: Ref<HTMLHeadingElement>;
  /** False beside a call: that one's header hides the card. */
  readonly alone: boolean;
};

/** A call that is being placed: both phones as they ring, one sentence, and what can be done. */
export function RingOutPanel({ ringOut, titleId, titleRef, alone }: Props): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const guard = useStepGuard(ringOut);
  const isOver = ringOut.phase === 'ended';
  const hide = (): void => (isOver ? send.dismissRingOut(ringOut.id) : send.hideCard());
  const sentence = stepSentence(ringOut, i18n);
  const more = ownPhoneSentence(ringOut, i18n);
  return (
    <section
      className="ring-out"
      aria-labelledby={titleId}
      data-ring-out={ringOut.id}
      data-phase={ringOut.phase}
    >
      <RingOutHeader
        ringOut={ringOut}
        titleId={titleId}
        titleRef={titleRef}
        onHide={alone || isOver ? guard(hide) : undefined}
      />
      <div className="ring-out-body">
        <Legs ringOut={ringOut} />
        <div className="ring-out-sentence">
          <p key={sentence}>{sentence}</p>
          {more === undefined ? null : <p>{more}</p>}
          <RequestId ringOut={ringOut} />
        </div>
        <RingOutActions ringOut={ringOut} guard={guard} />
      </div>
    </section>
  );
}

/** For whoever has to ask, where the platform gave no reason of its own. */
function RequestId({ ringOut: { ending, requestId } }: { readonly ringOut: RingOut }): ReactNode {
  const { i18n } = useLingui();
  if (ending?.kind !== 'failed' || requestId === undefined) return null;
  return (
    <p className="problem-id">
      {i18n._({ id: 'problem.request', message: 'Request id' })} <bdi dir="ltr">{requestId}</bdi>
    </p>
  );
}

/** A late click must not hit a button that just changed its meaning. */
function useStepGuard({ phase, noNews, ending }: RingOut): Guard {
  const clock = useClock();
  const step = `${phase} ${String(noNews)} ${ending?.kind ?? ''}`;
  const [seen, setSeen] = useState({ step, since: -Infinity });
  if (seen.step !== step) setSeen({ step, since: clock.now() });
  return (run) => () => {
    if (clock.now() >= seen.since + inertFor) run();
  };
}
