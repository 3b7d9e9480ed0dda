import { type ReactNode, useMemo } from 'react';
import { isTrouble } from '../../shared/connection-look.ts';
import { DropLayer } from '../fax/compose/drop-layer.tsx';
import { useControlSpeech } from '../call-control/use-control-speech.ts';
import { useRingOutSpeech } from '../ring-out/use-ring-out-speech.ts';
import { useAppState } from '../use-app-state.ts';
import { useConnectionLook } from '../use-connection-look.ts';
import { CallCard } from './call-card.tsx';
import { cardView } from './card-view.ts';
import { useAnnouncements } from './use-announcements.ts';
import { useFit } from './use-fit.ts';
import { useHold } from './use-hold.ts';
import { useRingTone } from './use-ring-tone.ts';

/** The card's window: kept hidden and empty between calls, drawn on the push that brings one. */
export function CardWindow(): ReactNode {
  const calls = useAppState((state) => state.calls);
  const card = useAppState((state) => state.card);
  const ringOuts = useAppState((state) => state.ringOuts);
  const connection = useAppState((state) => state.connection);
  const inTrouble = isTrouble(useConnectionLook().kind);
  const view = useMemo(() => {
    const drawn = cardView({ calls, card, connection, ringOuts });
    return { ...drawn, lost: drawn.lost && inTrouble };
  }, [calls, card, connection, inTrouble, ringOuts]);
  const place = useFit();
  const hold = useHold();
  useRingTone(card.visible ? card.tone : 'none');
  useAnnouncements(card.visible ? card.spoken : '');
  useRingOutSpeech(ringOuts);
  useControlSpeech(calls);
  return (
    <div className="card-window scroll" {...hold}>
      <div className="card-place" ref={place}>
        {card.visible ? <CallCard view={view} /> : null}
      </div>
      {card.focusId === undefined ? null : <DropLayer target={{ kind: 'call', callId: card.focusId }} />}
    </div>
  );
}
