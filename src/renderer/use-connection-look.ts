import { useEffect, useState } from 'react';
import { type ConnectionLook, connectionLook } from '../shared/connection-look.ts';
import { steadyLook } from '../shared/steady-look.ts';
import { useAppState, useClock } from './use-app-state.ts';

/**
 * What is shown of the connection now; draws again when time alone makes another look of it.
 * @param how `steady`: each word stays until it could be read
 */
export function useConnectionLook(how: 'steady' | 'at-once' = 'steady'): ConnectionLook {
  const connection = useAppState((state) => state.connection);
  const clock = useClock();
  const [count, draw] = useState(0);
  const now = clock.now();
  const look = how === 'steady' ? steadyLook(connection, now) : connectionLook(connection, now);
  const { changesAt } = look;
  useEffect(() => {
    if (changesAt === undefined) return undefined;
    // A timer may come a little early; then it is set again.
    return clock.after(Math.max(0, changesAt - clock.now()) + 1, () => draw((times) => times + 1));
  }, [clock, changesAt, count]);
  return look;
}
