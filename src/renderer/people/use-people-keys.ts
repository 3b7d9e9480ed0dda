import { type RefObject, useEffect } from 'react';
import type { Person } from '../../shared/person.ts';
import { useAppState } from '../use-app-state.ts';
import { useCallKeys } from '../use-call-keys.ts';
import { mainTarget } from './person-words.ts';

type Parts = {
  readonly person: Person | undefined;
  readonly search: RefObject<HTMLElement | null>;
  readonly rail: RefObject<HTMLElement | null>;
  /** Deletes whoever is chosen in the list. */
  readonly remove: () => void;
};

/** Search, go to a letter, call whoever is chosen. `Mod` is command on macOS and control elsewhere. */
export function usePeopleKeys({ person, search, rail, remove }: Parts): void {
  const isMac = useAppState((state) => state.desktop.platform === 'macos');
  useCallKeys(person === undefined ? undefined : mainTarget(person));
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key === 'Delete' && !event.defaultPrevented && isInList(event.target)) return remove();
      const mod = isMac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
      if (event.defaultPrevented || !mod || event.altKey || event.shiftKey) return;
      const key = event.key.toLowerCase();
      if (key === 'f') search.current?.querySelector('input')?.focus();
      else if (key === 'g') rail.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [isMac, rail, remove, search]);
}

function isInList(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('.people-body [role="listbox"]') !== null;
}
