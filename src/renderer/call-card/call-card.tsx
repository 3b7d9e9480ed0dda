import { useLingui } from '@lingui/react';
import X from 'lucide-react/icons/x';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import type { Call } from '../../shared/call.ts';
import { usePanels } from '../call-control/panel.tsx';
import { useControl } from '../call-control/use-control.ts';
import { useHandOver } from '../call-control/use-hand-over.ts';
import { IconButton } from '../components/button.tsx';
import { useAppState, useClock, useCompanion, useSend } from '../use-app-state.ts';
import { CardActions } from './card-actions.tsx';
import { CardBrief } from './card-brief.tsx';
import { CardHeader } from './card-header.tsx';
import { CardRingOuts } from './card-ring-outs.tsx';
import type { CardView } from './card-view.ts';
import { Identity } from './identity.tsx';
import { speak } from './speak.ts';
import { Strip, Strips } from './strips.tsx';
import { useCallLetters } from './use-call-letters.ts';
import { useCardKeys } from './use-card-keys.ts';

/** One call in full, the others around it. A function of the view; it fetches nothing. */
export function CallCard({ view }: { readonly view: CardView }): ReactNode {
  const nameId = useId();
  const nameRef = useNameFocus();
  const { focus } = view;
  if (focus !== undefined) return <FocusedCall view={view} focus={focus} nameId={nameId} nameRef={nameRef} />;
  return <NoCalls view={view} nameId={nameId} nameRef={nameRef} />;
}

type NamedProps = {
  readonly view: CardView;
  readonly nameId: string;
  readonly nameRef: React.RefObject<HTMLHeadingElement | null>;
};

function FocusedCall({ view, focus, nameId, nameRef }: NamedProps & { readonly focus: Call }): ReactNode {
  const { offset } = view;
  const guard = useGuard(view.inertUntil);
  const send = useSend();
  const canSilence = useAppState((state) => state.settings.alerts.ringTone) && !view.quiet;
  const control = useControl(focus, guard);
  const panels = usePanels<string>(focus.id);
  const handOver = useHandOver(control, panels);
  const letters = useCallLetters(control, panels, handOver);
  const keys = useCardKeys(view, canSilence, letters);
  const hide = (): void => (focus.phase === 'ended' ? send.dismissCall(focus.id) : send.hideCard());
  return (
    <main className="card" aria-labelledby={nameId} data-call={focus.id} data-phase={focus.phase}>
      <CardRingOuts ringOuts={view.ringOuts} alone={false} />
      {view.pinned.map((call) => (
        <Strip key={call.id} call={call} offset={offset} guard={guard} />
      ))}
      <CardHeader call={focus} quiet={view.quiet} offset={offset} onHide={guard(hide)} />
      {view.lost ? <LostLine ringing={focus.phase === 'ringing'} /> : null}
      <Identity key={focus.id} call={focus} offset={offset} guard={guard} nameId={nameId} nameRef={nameRef} />
      <CardActions key={`actions ${focus.id}`} {...{ control, panels, handOver, guard, canSilence, keys }} />
      <CardBrief key={`brief ${focus.id}`} call={focus} guard={guard} />
      <Strips calls={view.strips} offset={offset} guard={guard} />
    </main>
  );
}

function NoCalls({ view, nameId, nameRef }: NamedProps): ReactNode {
  useCardKeys(view, false, noLetters);
  if (view.pinned.length > 0) return <Collapsed view={view} nameId={nameId} nameRef={nameRef} />;
  if (view.ringOuts.length === 0) return <NoCall />;
  return (
    <main className="card" aria-labelledby={nameId}>
      <CardRingOuts ringOuts={view.ringOuts} titleId={nameId} titleRef={nameRef} alone />
    </main>
  );
}

const noLetters = {};

/** Nobody looks at calls that go on: what they need at once, and the way back. */
function Collapsed({ view, nameId, nameRef }: NamedProps): ReactNode {
  const { i18n } = useLingui();
  const guard = useGuard(view.inertUntil);
  return (
    <main className="card card-collapsed" aria-labelledby={nameId}>
      <h1 id={nameId} ref={nameRef} tabIndex={-1} className="visually-hidden">
        {i18n._({ id: 'card.callsNow', message: 'Calls now' })}
      </h1>
      {view.pinned.map((call) => (
        <Strip key={call.id} call={call} offset={view.offset} guard={guard} />
      ))}
    </main>
  );
}

/** A late click must not hit a button that just changed its meaning. */
function useGuard(inertUntil: number): (run: () => void) => () => void {
  const clock = useClock();
  return (run) => () => {
    if (clock.now() >= inertUntil) run();
  };
}

/** When the person raised the card, the caller's name takes the focus and the sentence is said again. */
function useNameFocus(): React.RefObject<HTMLHeadingElement | null> {
  const companion = useCompanion();
  const spoken = useAppState((state) => state.card.spoken);
  const ref = useRef<HTMLHeadingElement>(null);
  useEffect(
    () =>
      companion.on.cardFocused(() => {
        ref.current?.focus();
        if (spoken !== '') speak(spoken, 'high');
      }),
    [companion, spoken],
  );
  return ref;
}

function LostLine({ ringing }: { readonly ringing: boolean }): ReactNode {
  const { i18n } = useLingui();
  return (
    <p className="lost-line" role="status">
      {ringing
        ? i18n._({ id: 'card.lostRinging', message: 'Connection lost. Your phone may still be ringing.' })
        : i18n._({ id: 'card.lost', message: 'Connection lost. The call itself is not affected.' })}
    </p>
  );
}

function NoCall(): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  return (
    <main className="card card-empty">
      <h1>{i18n._({ id: 'card.noCall', message: 'No calls now' })}</h1>
      <IconButton
        name={i18n._({ id: 'card.close', message: 'Close' })}
        keys="Esc"
        onPress={() => send.hideCard()}
      >
        <X size="1.25em" aria-hidden="true" />
      </IconButton>
    </main>
  );
}
