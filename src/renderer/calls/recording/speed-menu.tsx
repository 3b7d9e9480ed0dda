import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import { ChoiceMenu } from '../../components/choice-menu.tsx';
import { type Speed, speeds } from './player-keys.ts';
import { speedWords } from './recording-words.ts';

type Props = { readonly speed: Speed; readonly onChange: (speed: Speed) => void };

/** How fast it plays. */
export function SpeedMenu({ speed, onChange }: Props): ReactNode {
  const { i18n } = useLingui();
  const words = speedWords(speed, i18n);
  const name = i18n._({ id: 'recording.speed', message: 'Speed' });
  return (
    <ChoiceMenu
      name={name}
      buttonName={`${words}, ${name}`}
      look="ghost"
      choices={speeds.map((each) => ({ id: String(each), words: speedWords(each, i18n) }))}
      chosen={String(speed)}
      choose={(id) => {
        const chosen = speeds.find((each) => String(each) === id);
        if (chosen !== undefined) onChange(chosen);
      }}
    >
      {words}
    </ChoiceMenu>
  );
}
