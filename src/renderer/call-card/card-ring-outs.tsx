import { type ReactNode, type Ref, useId, useState } from 'react';
import type { RingOut } from '../../shared/ring-out.ts';
import { RingOutPanel } from '../ring-out/ring-out-panel.tsx';
import { RingOutStrip } from '../ring-out/ring-out-strip.tsx';

type Props = {
  readonly ringOuts: readonly RingOut[];
  /** Given where nothing else on the card is its heading. */
  readonly titleId?: string;
  readonly titleRef?: Ref<HTMLHeadingElement>;
  readonly alone: boolean;
};

/** Calls that are being placed: the newest that goes on in full, the others as strips. */
export function CardRingOuts({ ringOuts, titleId, titleRef = null, alone }: Props): ReactNode {
  const ownId = useId();
  const [shownId, setShownId] = useState<string>();
  const shown = inFull(ringOuts, shownId);
  if (shown === undefined) return null;
  const others = ringOuts.filter((ringOut) => ringOut !== shown);
  return (
    <>
      <RingOutPanel
        key={shown.id}
        ringOut={shown}
        titleId={titleId ?? ownId}
        titleRef={titleRef}
        alone={alone}
      />
      {others.map((ringOut) => (
        <RingOutStrip key={ringOut.id} ringOut={ringOut} onShow={setShownId} />
      ))}
    </>
  );
}

function inFull(ringOuts: readonly RingOut[], shownId: string | undefined): RingOut | undefined {
  return (
    ringOuts.find(({ id }) => id === shownId) ??
    ringOuts.findLast(({ phase }) => phase !== 'ended') ??
    ringOuts.at(-1)
  );
}
