import { useEffect, useState } from 'react';
import type { Inspected } from '../../shared/inspection.ts';
import { useClock, useCompanion } from '../use-app-state.ts';

export type Inspection = {
  /** Oldest first. */
  readonly rows: readonly Inspected[];
  readonly status: 'loading' | 'ready' | 'failed';
  readonly retry: () => void;
};

/** What the page keeps; more than the main process does, so that a long look loses nothing. */
const mostKept = 10_000;
const everyMs = 2_000;

/** Follows what passes between this computer and the platform while the window is seen. */
export function useInspection(): Inspection {
  const { ask } = useCompanion();
  const clock = useClock();
  const [rows, setRows] = useState<readonly Inspected[]>([]);
  const [status, setStatus] = useState<Inspection['status']>('loading');
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let isOver = false;
    let last = 0;
    let kept: readonly Inspected[] = [];
    let cancel = (): void => undefined;
    async function read(): Promise<void> {
      for (let more = document.visibilityState !== 'hidden'; more && !isOver;) {
        const page = await ask.inspection(last);
        last = page.rows.at(-1)?.number ?? last;
        if (page.rows.length > 0) kept = [...kept, ...page.rows].slice(-mostKept);
        more = page.more;
      }
      if (isOver) return;
      setRows(kept);
      setStatus('ready');
      cancel = clock.after(everyMs, follow);
    }
    function follow(): void {
      read().catch(() => (isOver ? undefined : setStatus('failed')));
    }
    follow();
    return () => {
      isOver = true;
      cancel();
    };
  }, [ask, clock, turn]);
  const retry = (): void => {
    setStatus('loading');
    setTurn((count) => count + 1);
  };
  return { rows, status, retry };
}
