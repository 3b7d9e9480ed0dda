import { useLingui } from '@lingui/react';
import { type KeyboardEvent, type ReactNode, type Ref, useRef, useState } from 'react';
import type { PeoplePage } from '../../shared/person.ts';

type Props = {
  readonly letters: PeoplePage['letters'];
  readonly onJump: (at: number) => void;
  readonly railRef: Ref<HTMLDivElement>;
};

/** The letters there are, to go to at once: arrows move along, the letter's own key goes there. */
export function LetterRail({ letters, onJump, railRef }: Props): ReactNode {
  const { i18n } = useLingui();
  const [at, setAt] = useState(0);
  const buttons = useRef<(HTMLButtonElement | null)[]>([]);
  const current = Math.min(at, letters.length - 1);
  const move = (next: number): void => {
    const place = Math.min(Math.max(next, 0), letters.length - 1);
    setAt(place);
    buttons.current[place]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const typed = letters.findIndex(
      ({ letter }) => letter.toLocaleLowerCase() === event.key.toLocaleLowerCase(),
    );
    if (typed >= 0) onJump(letters[typed]?.at ?? 0);
    else if (event.key === 'ArrowDown') move(current + 1);
    else if (event.key === 'ArrowUp') move(current - 1);
    else if (event.key === 'Home') move(0);
    else if (event.key === 'End') move(letters.length - 1);
    else return;
    event.preventDefault();
  };
  return (
    <div
      ref={railRef}
      className="letter-rail scroll"
      role="toolbar"
      aria-orientation="vertical"
      aria-label={i18n._({ id: 'people.letters', message: 'Go to a letter' })}
      onKeyDown={onKeyDown}
    >
      {letters.map(({ letter, at: place }, index) => (
        <button
          key={letter}
          type="button"
          className="letter"
          ref={(button) => {
            buttons.current[index] = button;
          }}
          tabIndex={index === current ? 0 : -1}
          onClick={() => onJump(place)}
        >
          {letter}
        </button>
      ))}
    </div>
  );
}
