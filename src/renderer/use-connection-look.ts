import { useEffect, useState } from 'react';
import { type ConnectionLook, connectionLook } from '../shared/connection-look.ts';
import { useAppState, useClock } from './use-app-state.ts';

/** What is shown of the connection now; draws again when time alone makes another look of it. */
export function useConnectionLook(): ConnectionLook {
  const connection = useAppState((state) => state.connection);
  const clock = useClock();
  const [count, draw] = useState(0);
  const now = clock.now();
  const look = connectionLook(connection, now);
  const { changesAt } = look;
  useEffect(() => {
    if (changesAt === undefined) return undefined;
    // A timer may come a little early; then it is set again.
    return clock.after(Math.max(0, changesAt - clock.now()) + 1, () => draw((times) => times + 1));
  }, [clock, changesAt, count]);
  return look;
}
