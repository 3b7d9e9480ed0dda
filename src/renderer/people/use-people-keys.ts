import { type RefObject, useEffect } from 'react';
import type { Person } from '../../shared/person.ts';
import { useAppState, useSend } from '../use-app-state.ts';
import { mainTarget } from './person-words.ts';

type Parts = {
  readonly person: Person | undefined;
  readonly search: RefObject<HTMLElement | null>;
  readonly rail: RefObject<HTMLElement | null>;
};

/** Search, go to a letter, and call whoever is chosen. `Mod` is command on macOS and control elsewhere. */
export function usePeopleKeys({ person, search, rail }: Parts): void {
  const isMac = useAppState((state) => state.desktop.platform === 'macos');
  const send = useSend();
  useEffect(() => {
    const to = person === undefined ? undefined : mainTarget(person);
    const listen = (event: KeyboardEvent): void => {
      const mod = isMac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
      if (event.defaultPrevented || !mod || event.altKey) return;
      const key = event.key.toLowerCase();
      if (key === 'f' && !event.shiftKey) search.current?.querySelector('input')?.focus();
      else if (key === 'g' && !event.shiftKey)
        rail.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
      else if (key === 'c' && event.shiftKey && to !== undefined) send.callNumber(to);
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [isMac, person, rail, search, send]);
}
