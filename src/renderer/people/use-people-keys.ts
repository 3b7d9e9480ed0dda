import { type RefObject, useEffect } from 'react';
import type { Person } from '../../shared/person.ts';
import { useCallKeys } from '../use-call-keys.ts';
import { useModKeys } from '../use-mod-keys.ts';
import { mainTarget } from './person-words.ts';

type Parts = {
  readonly person: Person | undefined;
  readonly search: RefObject<HTMLElement | null>;
  readonly rail: RefObject<HTMLElement | null>;
  /** Deletes whoever is chosen in the list. */
  readonly remove: () => void;
};

/** Search and go to a letter with Mod, delete and call whoever is chosen. */
export function usePeopleKeys({ person, search, rail, remove }: Parts): void {
  useCallKeys(person === undefined ? undefined : mainTarget(person));
  useModKeys(({ key, isShifted }) => {
    if (isShifted) return undefined;
    if (key === 'f') return () => search.current?.querySelector('input')?.focus();
    if (key === 'g') return () => rail.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
    return undefined;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key === 'Delete' && !event.defaultPrevented && isInList(event.target)) remove();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [remove]);
}

function isInList(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('.people-body [role="listbox"]') !== null;
}
