import { useState } from 'react';

type Draft = {
  readonly value: string;
  readonly change: (value: string) => void;
  /** Stores what stands there, if it is new. */
  readonly done: () => void;
};

/** What is being typed, kept apart from what is stored until the person is done with it. */
export function useDraft(stored: string, store: (value: string) => void): Draft {
  const [typed, setTyped] = useState<string>();
  return {
    value: typed ?? stored,
    change: setTyped,
    done: () => {
      if (typed !== undefined && typed.trim() !== stored) store(typed.trim());
      setTyped(undefined);
    },
  };
}
