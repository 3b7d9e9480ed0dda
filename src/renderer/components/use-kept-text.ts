import { useState } from 'react';

export type TypedText = {
  readonly text: string;
  readonly type: (text: string) => void;
  /** What stands there has come back as kept. */
  readonly isKept: boolean;
};

/**
 * A text that is handed over with every keystroke, so that nothing is lost whenever the window closes. What is typed
 * stays in the field until the same text comes back as kept: an older answer never takes a letter away. What another
 * window wrote is shown where nothing is typed here. Another text needs another `key`.
 * @param kept undefined until it is read
 */
export function useKeptText(kept: string | undefined, write: (text: string) => void): TypedText {
  const [typed, setTyped] = useState<string>();
  if (typed !== undefined && typed === kept) setTyped(undefined);
  return {
    text: typed ?? kept ?? '',
    isKept: typed === undefined,
    type: (text) => {
      setTyped(text);
      write(text);
    },
  };
}
