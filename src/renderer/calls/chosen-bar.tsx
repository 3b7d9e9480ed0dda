import { useLingui } from '@lingui/react';
import CircleCheck from 'lucide-react/icons/circle-check';
import Undo2 from 'lucide-react/icons/undo-2';
import { type ReactNode, useEffect } from 'react';
import { speak } from '../call-card/speak.ts';
import { Button } from '../components/button.tsx';
import { useAppState } from '../use-app-state.ts';
import type { ChosenCalls } from './use-chosen-calls.ts';
import { type Done, hasOpen, isDone } from './use-done.ts';

/** Those that wait are done; where none does, what was done waits again. */
export function turnAll({ marks, folds }: ChosenCalls, done: Done): void {
  done.markAll(folds, folds.some(hasOpen));
  marks?.clear();
}

type Props = { readonly chosen: ChosenCalls; readonly done: Done };

/** How many calls are chosen together, and what can be done with all of them. */
export function ChosenBar({ chosen, done }: Props): ReactNode {
  const { i18n } = useLingui();
  const keys = useAppState((state) => (state.desktop.platform === 'macos' ? 'Cmd+Enter' : 'Ctrl+Enter'));
  const { marks, folds, count, isReading } = chosen;
  const values = { count };
  const words = isReading
    ? i18n._({ id: 'chosen.reading', message: '{count, number} selected so far…', values })
    : i18n._({ id: 'chosen.count', message: '{count, number} selected', values });
  useEffect(() => {
    if (!isReading) speak(words, 'normal');
  }, [isReading, words]);
  const anyOpen = folds.some(hasOpen);
  const turn = (): void => turnAll(chosen, done);
  return (
    <section className="chosen-bar" aria-label={i18n._({ id: 'chosen.name', message: 'Selected calls' })}>
      <p>{words}</p>
      {anyOpen ? (
        <Button size="small" keys={keys} disabled={isReading} onPress={turn}>
          <CircleCheck size="1.25em" aria-hidden="true" />
          {i18n._({ id: 'call.done', message: 'Done' })}
        </Button>
      ) : folds.some(isDone) ? (
        <Button size="small" keys={keys} disabled={isReading} onPress={turn}>
          <Undo2 className="mirrors" size="1.25em" aria-hidden="true" />
          {i18n._({ id: 'call.undone', message: 'Not done' })}
        </Button>
      ) : null}
      <Button size="small" look="ghost" keys="Esc" onPress={() => marks?.clear()}>
        {i18n._({ id: 'chosen.clear', message: 'Clear' })}
      </Button>
    </section>
  );
}
