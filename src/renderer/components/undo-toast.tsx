import { useLingui } from '@lingui/react';
import { type ReactNode, useEffect } from 'react';
import { speak } from '../call-card/speak.ts';
import { useAppState } from '../use-app-state.ts';
import { Button } from './button.tsx';
import { Toast } from './toast.tsx';

type Props = {
  /** Another one is said again even where its words are the same. */
  readonly id: string;
  /** What was done, e.g. "Fax deleted". */
  readonly words: string;
  readonly undo: () => void;
};

/** Something just done, with the way back. */
export function UndoToast({ id, words, undo }: Props): ReactNode {
  const { i18n } = useLingui();
  const keys = useAppState((state) => (state.desktop.platform === 'macos' ? 'Cmd+Z' : 'Ctrl+Z'));
  const spoken = i18n._({
    id: 'faxToast.spoken',
    message: '{words}. Press {keys} to undo.',
    values: { words, keys },
  });
  useEffect(() => speak(spoken, 'normal'), [id, spoken]);
  return (
    <Toast words={words}>
      <Button size="small" keys={keys} onPress={undo}>
        {i18n._({ id: 'action.undo', message: 'Undo' })}
      </Button>
    </Toast>
  );
}
