import { useLingui } from '@lingui/react';
import FileX from 'lucide-react/icons/file-x';
import type { ReactNode } from 'react';
import type { Route } from '../../../shared/route.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import type { Layout } from '../../frame/use-layout.ts';
import { useAppState } from '../../use-app-state.ts';
import { ComposeForm } from './compose-form.tsx';

type Props = {
  readonly draftId: string;
  readonly go: (route: Route) => void;
  readonly layout: Layout;
};

/** A fax that is being written, from the recipients to the last page. */
export function Composer({ draftId, go, layout }: Props): ReactNode {
  const { i18n } = useLingui();
  const draft = useAppState((state) => state.faxes.drafts.find(({ id }) => id === draftId));
  if (draft !== undefined) return <ComposeForm key={draftId} draft={draft} go={go} layout={layout} />;
  return (
    <EmptyState
      icon={<FileX size="var(--icon-large)" aria-hidden="true" />}
      title={i18n._({ id: 'compose.gone', message: 'This draft is no longer here' })}
      sentence={i18n._({ id: 'compose.goneWhy', message: 'It was sent or discarded.' })}
      action={
        <Button onPress={() => go({ screen: 'faxes', box: 'sent' })}>
          {i18n._({ id: 'compose.showSent', message: 'Show sent faxes' })}
        </Button>
      }
    />
  );
}
