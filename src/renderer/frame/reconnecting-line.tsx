import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import { useAppState } from '../use-app-state.ts';
import { shortBreak, useOverdue } from '../use-overdue.ts';

export function ReconnectingLine(): ReactNode {
  const { i18n } = useLingui();
  const phase = useAppState((state) => state.connection.phase);
  const since = useAppState((state) => state.connection.since);
  const overdue = useOverdue(since, shortBreak);
  if (phase !== 'reconnecting' || !overdue) return null;
  return (
    <p className="reconnecting-line" role="status">
      {i18n._({ id: 'reconnecting.line', message: 'Reconnecting… Calls may not show up here.' })}
    </p>
  );
}
