import { useCallback, useRef } from 'react';
import type { ContactWork } from '../../shared/contact.ts';
import { useAppState, useClock } from '../use-app-state.ts';

/** A name for a work that no other has: the same name twice is done once. */
export function useNewWorkId(): () => string {
  const clock = useClock();
  const count = useRef(0);
  return useCallback(() => {
    count.current += 1;
    return `${clock.now()}-${count.current}`;
  }, [clock]);
}

export function useContactWork(id: string | undefined): ContactWork | undefined {
  return useAppState((state) => state.contacts.works.find((work) => work.id === id));
}
