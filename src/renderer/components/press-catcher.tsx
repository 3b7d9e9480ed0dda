import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';

type Props = {
  readonly words: string;
  readonly onPress: (event: KeyboardEvent['nativeEvent']) => void;
  /** Escape, or the focus went elsewhere. */
  readonly onStop: () => void;
};

/** Takes every key press for itself while it has the focus; Escape and Tab alone let go. */
export function PressCatcher({ words, onPress, onStop }: Props): ReactNode {
  const ref = useRef<HTMLButtonElement>(null);
  useEffect(() => ref.current?.focus(), []);
  return (
    <button
      type="button"
      ref={ref}
      className="button press-catcher"
      onBlur={onStop}
      onKeyDown={(event) => {
        const bare = !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey;
        if (event.key === 'Tab' && !event.ctrlKey && !event.altKey && !event.metaKey) return;
        event.preventDefault();
        event.stopPropagation();
        if (event.key === 'Escape' && bare) onStop();
        else onPress(event.nativeEvent);
      }}
    >
      {words}
    </button>
  );
}
