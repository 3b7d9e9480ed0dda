import { useState } from 'react';

type Typed = { readonly value: string; readonly change: (value: string) => void };

/** A text that is stored with every stroke: the field is never behind, however long the way to the store is. */
export function useTyped(stored: string, store: (value: string) => void): Typed {
  const [own, setOwn] = useState({ stored, value: stored });
  // What was stored by somebody else in the meantime, such as an undo, is shown; the echo of a stroke is not.
  const isForeign = stored !== own.stored && stored !== own.value && !own.value.startsWith(stored);
  if (isForeign) setOwn({ stored, value: stored });
  return {
    value: isForeign ? stored : own.value,
    change: (value) => {
      setOwn({ stored, value });
      store(value);
    },
  };
}
