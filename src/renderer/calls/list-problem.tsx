import type { I18n } from '@lingui/core';
import { useLingui } from '@lingui/react';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import type { ReactNode } from 'react';
import type { CallList } from '../../shared/call-list.ts';
import { Button } from '../components/button.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { savedTime } from '../times.ts';
import { useClock, useSend } from '../use-app-state.ts';

type Problem = CallList['problem'];

/** Nothing to show, and why. */
export function ListFailed({ problem }: { readonly problem: Problem }): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const status = problem?.status;
  const sentence =
    status === undefined
      ? i18n._({ id: 'calls.failedNetwork', message: 'RingCentral could not be reached.' })
      : i18n._({
          id: 'calls.failedStatus',
          message: 'RingCentral did not answer as it should ({status}).',
          values: { status: String(status) },
        });
  return (
    <EmptyState
      icon={<TriangleAlert size="2.5em" aria-hidden="true" />}
      title={i18n._({ id: 'calls.failed', message: 'Calls could not be loaded' })}
      sentence={sentence}
      action={
        <Button onPress={() => send.refreshToday()}>
          {i18n._({ id: 'action.tryAgain', message: 'Try again' })}
        </Button>
      }
      details={<Details problem={problem} />}
    />
  );
}

/** The request id, for whoever has to ask. */
function Details({ problem }: { readonly problem: Problem }): ReactNode {
  const { i18n } = useLingui();
  if (problem?.requestId === undefined) return null;
  return (
    <details className="problem-details">
      <summary>{i18n._({ id: 'calls.details', message: 'Details' })}</summary>
      <p>
        {i18n._({ id: 'problem.request', message: 'Request id' })} <bdi dir="ltr">{problem.requestId}</bdi>
      </p>
    </details>
  );
}

function reasonWords(status: number | undefined, i18n: I18n): string {
  switch (status) {
    case undefined:
      return i18n._({ id: 'calls.why-no-answer', message: 'RingCentral could not be reached' });
    case 403:
      return i18n._({ id: 'calls.why-permission', message: 'this account may not read its calls' });
    case 429:
      return i18n._({ id: 'calls.why-rate-limited', message: 'RingCentral asks to wait' });
    default:
      return i18n._({
        id: 'calls.why-status',
        message: 'RingCentral answered {status}',
        values: { status: String(status) },
      });
  }
}

/** Old rows stay in view, with a line that says how old they are. */
export function RefreshFailed({ list }: { readonly list: CallList }): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const now = useClock().now();
  const time = list.readAt === undefined ? undefined : savedTime(list.readAt, now, i18n.locale);
  const reason = reasonWords(list.problem?.status, i18n);
  return (
    <div className="list-notice" role="status">
      <TriangleAlert size="1.25em" aria-hidden="true" />
      <p>
        {time === undefined
          ? i18n._({
              id: 'calls.notRefreshedWhy',
              message: 'Could not refresh: {reason}.',
              values: { reason },
            })
          : i18n._({
              id: 'calls.notRefreshedSinceWhy',
              message: 'Could not refresh: {reason}. Showing {time}.',
              values: { reason, time },
            })}
      </p>
      <Button size="small" onPress={() => send.refreshToday()}>
        {i18n._({ id: 'action.tryAgain', message: 'Try again' })}
      </Button>
    </div>
  );
}
