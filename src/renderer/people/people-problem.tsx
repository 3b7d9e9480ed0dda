import { useLingui } from '@lingui/react';
import Lock from 'lucide-react/icons/lock';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import type { ReactNode } from 'react';
import type { PeopleState } from '../../shared/person.ts';
import { Button } from '../components/button.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { spelled } from '../connection/limitations.tsx';
import { savedTime } from '../times.ts';
import { useClock, useSend } from '../use-app-state.ts';

type Props = { readonly people: PeopleState };

/** Nobody to show, and why. */
export function PeopleFailed({ people: { problem } }: Props): ReactNode {
  const { i18n } = useLingui();
  const status = problem?.status;
  return (
    <EmptyState
      icon={<TriangleAlert size="2.5em" aria-hidden="true" />}
      title={i18n._({ id: 'people.failed', message: 'Contacts could not be loaded' })}
      sentence={
        status === undefined
          ? i18n._({ id: 'people.failedNetwork', message: 'RingCentral could not be reached.' })
          : i18n._({
              id: 'people.failedStatus',
              message: 'RingCentral did not answer as it should ({status}).',
              values: { status: String(status) },
            })
      }
      action={<Again />}
      details={<Details requestId={problem?.requestId} />}
    />
  );
}

function Again({ small = false }: { readonly small?: boolean }): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  return (
    <Button size={small ? 'small' : 'normal'} onPress={() => send.refreshPeople()}>
      {i18n._({ id: 'action.tryAgain', message: 'Try again' })}
    </Button>
  );
}

function Details({ requestId }: { readonly requestId: string | undefined }): ReactNode {
  const { i18n } = useLingui();
  if (requestId === undefined) return null;
  return (
    <details className="problem-details">
      <summary>{i18n._({ id: 'calls.details', message: 'Details' })}</summary>
      <p>
        {i18n._({ id: 'problem.request', message: 'Request id' })} <bdi dir="ltr">{requestId}</bdi>
      </p>
    </details>
  );
}

/** What is known stays in view, with a line on what is wrong with it. */
export function PeopleNotice({ people }: Props): ReactNode {
  const { i18n } = useLingui();
  const now = useClock().now();
  if (people.missing.length > 0) {
    const rights = people.missing.map((each) => `“${spelled(each)}”`).join(', ');
    return (
      <div className="list-notice" role="status">
        <Lock size="1.25em" aria-hidden="true" />
        <p>
          {i18n._({
            id: 'people.missing',
            message:
              'Some people are left out: your role lacks the right {rights}. An administrator can add it.',
            values: { rights },
          })}
        </p>
        <Again small />
      </div>
    );
  }
  if (people.status !== 'failed') return null;
  const time = people.readAt === undefined ? undefined : savedTime(people.readAt, now, i18n.locale);
  return (
    <div className="list-notice" role="status">
      <TriangleAlert size="1.25em" aria-hidden="true" />
      <p>
        {time === undefined
          ? i18n._({ id: 'people.notRefreshed', message: 'Could not refresh.' })
          : i18n._({
              id: 'people.notRefreshedSince',
              message: 'Could not refresh. Showing {time}.',
              values: { time },
            })}
      </p>
      <Again small />
    </div>
  );
}
