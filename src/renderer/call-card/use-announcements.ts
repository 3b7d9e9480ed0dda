import { useEffect } from 'react';
import { speak } from './speak.ts';

/** Says each sentence of the main process once; nothing where there is nothing to say. */
export function useAnnouncements(spoken: string): void {
  useEffect(() => {
    if (spoken !== '') speak(spoken, 'normal');
  }, [spoken]);
}
