import { useLingui } from '@lingui/react';
import Lock from 'lucide-react/icons/lock';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import type { ReactNode } from 'react';
import { savedTime } from '../times.ts';
import { useClock } from '../use-app-state.ts';
import { Button } from './button.tsx';

type Props = {
  readonly why: 'failed' | 'not-allowed';
  readonly children: ReactNode;
  readonly again: () => void;
};

/** What is known stays in view, with a line on what is wrong with it. */
export function ListNotice({ why, children, again }: Props): ReactNode {
  const { i18n } = useLingui();
  const Icon = why === 'failed' ? TriangleAlert : Lock;
  return (
    <div className="list-notice" role="status">
      <Icon size="1.25em" aria-hidden="true" />
      <p>{children}</p>
      <Button size="small" onPress={again}>
        {i18n._({ id: 'action.tryAgain', message: 'Try again' })}
      </Button>
    </div>
  );
}

/** How old it is what is shown. @param readAt ms since the epoch */
export function NotRefreshed({ readAt }: { readonly readAt: number | undefined }): ReactNode {
  const { i18n } = useLingui();
  const now = useClock().now();
  if (readAt === undefined) return i18n._({ id: 'people.notRefreshed', message: 'Could not refresh.' });
  return i18n._({
    id: 'people.notRefreshedSince',
    message: 'Could not refresh. Showing {time}.',
    values: { time: savedTime(readAt, now, i18n.locale) },
  });
}

/** The request id, for whoever has to ask. */
export function ProblemDetails({ requestId }: { readonly requestId: string | undefined }): ReactNode {
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
