import { useLingui } from '@lingui/react';
import type { CallFold } from '../../shared/past-calls.ts';
import type { Route } from '../../shared/route.ts';
import { callBackTarget, callBackWords, pageOf, pageOfWords } from '../call-words.ts';
import type { MenuAction } from '../components/action-menu.tsx';
import { useAppState, useClock, useSend } from '../use-app-state.ts';
import { remindTimes } from './remind-times.ts';
import { remindTimeWords } from './remind-words.ts';
import { type Done, hasOpen, isDone } from './use-done.ts';

/** What can be done with a row, in the order of its menu; the same as the buttons beside it. */
export function useCallActions(
  done: Done,
  go: (route: Route) => void,
): (fold: CallFold) => readonly MenuAction[] {
  const { i18n } = useLingui();
  const send = useSend();
  const clock = useClock();
  const mod = useAppState((state) => (state.desktop.platform === 'macos' ? 'Cmd' : 'Ctrl'));
  return (fold) => {
    const newest = fold.calls[0];
    if (newest === undefined) return [];
    const { party, direction, key } = newest;
    const to = callBackTarget(party);
    const page = pageOf(party);
    const actions: MenuAction[] = [];
    if (to !== undefined)
      actions.push({
        id: 'call',
        words: callBackWords(direction, i18n),
        keys: `${mod}+Shift+C`,
        run: () => send.callNumber(to),
      });
    if (page !== undefined)
      actions.push({
        id: 'person',
        words: pageOfWords(party, i18n),
        keys: `${mod}+Shift+I`,
        run: () => go(page),
      });
    if (hasOpen(fold))
      actions.push({
        id: 'done',
        words: i18n._({ id: 'call.done', message: 'Done' }),
        keys: `${mod}+Enter`,
        run: () => done.mark(fold, true),
      });
    else if (isDone(fold))
      actions.push({
        id: 'undone',
        words: i18n._({ id: 'call.undone', message: 'Not done' }),
        keys: `${mod}+Enter`,
        run: () => done.mark(fold, false),
      });
    if (to !== undefined) {
      for (const time of remindTimes(clock.now())) {
        const words = i18n._({
          id: 'remind.named',
          message: 'Remind me: {time}',
          values: { time: remindTimeWords(time, i18n) },
        });
        actions.push({
          id: `remind-${time.kind}`,
          words,
          run: () => send.remindOfCall({ kind: 'call', key }, time.at),
        });
      }
    }
    if (newest.party.kind === 'number') {
      const { e164 } = newest.party.number;
      actions.push({
        id: 'copy',
        words: i18n._({ id: 'card.copyNumber', message: 'Copy number' }),
        run: () => send.copyNumber(e164),
      });
    }
    return actions;
  };
}
