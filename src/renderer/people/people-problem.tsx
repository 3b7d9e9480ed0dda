import { useLingui } from '@lingui/react';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import type { ReactNode } from 'react';
import type { PeopleState } from '../../shared/person.ts';
import { Button } from '../components/button.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { ListNotice, NotRefreshed, ProblemDetails } from '../components/list-notice.tsx';
import { spelled } from '../connection/limitations.tsx';
import { useSend } from '../use-app-state.ts';

type Props = { readonly people: PeopleState };

/** Nobody to show, and why. */
export function PeopleFailed({ people: { problem } }: Props): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
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
      action={
        <Button onPress={() => send.refreshPeople()}>
          {i18n._({ id: 'action.tryAgain', message: 'Try again' })}
        </Button>
      }
      details={<ProblemDetails requestId={problem?.requestId} />}
    />
  );
}

export function PeopleNotice({ people }: Props): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const again = (): void => send.refreshPeople();
  if (people.missing.length > 0) {
    const rights = people.missing.map((each) => `“${spelled(each)}”`).join(', ');
    return (
      <ListNotice why="not-allowed" again={again}>
        {i18n._({
          id: 'people.missing',
          message:
            'Some people are left out: your role lacks the right {rights}. An administrator can add it.',
          values: { rights },
        })}
      </ListNotice>
    );
  }
  if (people.status !== 'failed') return null;
  return (
    <ListNotice why="failed" again={again}>
      <NotRefreshed readAt={people.readAt} />
    </ListNotice>
  );
}
