import { useLingui } from '@lingui/react';
import { useEffect } from 'react';
import { isIncomingRing, isLive } from '../../shared/call.ts';
import { elapsed } from '../times.ts';
import { useAppState, useClock, useSend } from '../use-app-state.ts';
import { usePaletteKey } from '../use-palette-key.ts';
import type { CardView } from './card-view.ts';
import { speak } from './speak.ts';

export type Letters = Readonly<Record<string, (() => void) | undefined>>;

/**
 * The card's keys, while it has the focus: Alt with a letter (control and command on macOS),
 * Escape hides, Ctrl+Tab goes to the next call, with Shift to the one before, Mod+K opens the box for everything. Answers how a letter's combination is written.
 */
export function useCardKeys(view: CardView, canSilence: boolean, more: Letters): (letter: string) => string {
  const isMac = useAppState((state) => state.desktop.platform === 'macos');
  const { i18n } = useLingui();
  const send = useSend();
  const clock = useClock();
  const { inertUntil } = view;
  usePaletteKey(() => {
    if (clock.now() >= inertUntil) send.openPalette();
  });
  useEffect(() => {
    const { focus } = view;
    const letters: Letters =
      focus === undefined
        ? {}
        : {
            ...more,
            o: () => send.openMain({ screen: 'calls', callId: focus.id }),
            s: canSilence && isIncomingRing(focus) ? () => send.silenceCall(focus.id) : undefined,
            t: isLive(focus)
              ? () =>
                  speak(elapsed(clock.now() + view.offset - (focus.answeredAt ?? focus.startedAt)), 'high')
              : undefined,
          };
    const listen = (event: KeyboardEvent): void => {
      const run = actionFor(event, isMac, letters, view, send);
      if (run === undefined) return;
      event.preventDefault();
      if (event.key === 'Escape' || clock.now() >= view.inertUntil) run();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [canSilence, clock, i18n, isMac, more, send, view]);
  return (letter) => (isMac ? `Ctrl+Cmd+${letter}` : `Alt+${letter}`);
}

function actionFor(
  event: KeyboardEvent,
  isMac: boolean,
  letters: Letters,
  view: CardView,
  send: ReturnType<typeof useSend>,
): (() => void) | undefined {
  if (event.defaultPrevented) return undefined;
  if (event.key === 'Escape') return () => send.hideCard();
  if (event.key === 'Tab' && event.ctrlKey) return nextCall(view, send, event.shiftKey ? -1 : 1);
  const held = isMac ? event.ctrlKey && event.metaKey : event.altKey && !event.ctrlKey && !event.metaKey;
  return held ? letters[event.key.toLowerCase()] : undefined;
}

/** Round all of them; @param step 1 for the next one, -1 for the one before */
function nextCall(view: CardView, send: ReturnType<typeof useSend>, step: 1 | -1): (() => void) | undefined {
  const { calls, focus } = view;
  const at = calls.findIndex(({ id }) => id === focus?.id);
  const next = calls[(at + step + calls.length) % Math.max(1, calls.length)];
  return next === undefined || next.id === focus?.id ? undefined : () => send.showOnCard(next.id);
}
