import { useState } from 'react';
import type { DialTarget, QuickCallFill } from '../../shared/dialling.ts';
import { useAppState, useClock, useSend } from '../use-app-state.ts';

/** What has to be confirmed before a call is placed. */
export type Doubt = 'costly' | 'beside';

export type Order = {
  /** What the person was asked, and not yet confirmed. */
  readonly doubts: readonly Doubt[];
  /** Places the call, or asks first. */
  readonly place: (target: DialTarget) => void;
  /** Begins a fax to it; an extension has no fax number of its own. */
  readonly fax: (target: DialTarget) => void;
};

/** Ms in which Enter does nothing after another program put a number here: it was meant for something else. */
const inertFor = 700;

/** The only way from this window to a call: something the person pressed here. */
export function useOrder(fill: QuickCallFill | undefined, fromId: string | undefined): Order {
  const send = useSend();
  const clock = useClock();
  const isCalling = useAppState((state) => state.ringOuts.some(({ phase }) => phase !== 'ended'));
  const [asked, setAsked] = useState<{ readonly to: string; readonly doubts: readonly Doubt[] }>();
  const [seen, setSeen] = useState<{ readonly id: string | undefined; readonly since: number }>({
    id: undefined,
    since: -Infinity,
  });
  if (seen.id !== fill?.id) {
    setSeen({ id: fill?.id, since: clock.now() });
    setAsked(undefined);
  }
  const isForeign = fill?.origin === 'link' || fill?.origin === 'argument';
  const isInert = (): boolean => isForeign && clock.now() < seen.since + inertFor;
  const place = (target: DialTarget): void => {
    if (isInert()) return;
    const doubts = doubtsAbout(target, isCalling);
    const isConfirmed = asked?.to === target.to && doubts.every((doubt) => asked.doubts.includes(doubt));
    if (doubts.length > 0 && !isConfirmed) return setAsked({ to: target.to, doubts });
    send.placeRingOut({
      to: target.to,
      ...(fromId === undefined ? {} : { fromId }),
      ...(isCalling ? { beside: true } : {}),
    });
    send.closeQuickCall();
  };
  const fax = ({ to, kind }: DialTarget): void => {
    if (isInert() || kind === 'extension') return;
    send.newFax({ to });
    send.closeQuickCall();
  };
  return { doubts: asked?.doubts ?? [], place, fax };
}

function doubtsAbout(target: DialTarget, isCalling: boolean): readonly Doubt[] {
  return [
    ...(target.costly === undefined ? [] : ['costly' as const]),
    ...(isCalling ? ['beside' as const] : []),
  ];
}
