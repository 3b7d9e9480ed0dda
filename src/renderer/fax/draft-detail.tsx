import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import type { FaxDraft } from '../../shared/fax-draft.ts';
import type { Route } from '../../shared/route.ts';
import { Button } from '../components/button.tsx';
import { Facts } from '../components/facts.tsx';
import { useClock, useSend } from '../use-app-state.ts';
import { momentWords } from '../when-words.ts';
import { draftTitle } from './entry-title.ts';
import { dueTime, pagesWords } from './fax-words.ts';

type Props = { readonly draft: FaxDraft; readonly go: (route: Route) => void };

/** What a draft holds, before it is opened. */
export function DraftDetail({ draft, go }: Props): ReactNode {
  const { i18n } = useLingui();
  const now = useClock().now();
  const send = useSend();
  const { id, files, savedAt, sendAt, coverText, pages } = draft;
  return (
    <div className="fax-plain">
      <h2 id="fax-detail">{draftTitle(draft, i18n)}</h2>
      <Facts
        facts={[
          [
            i18n._({ id: 'fax.files', message: 'Files' }),
            files.length === 0 ? undefined : files.map(({ name }) => name).join(', '),
          ],
          [i18n._({ id: 'fax.pageCount', message: 'Pages' }), pagesWords(pages, i18n)],
          [i18n._({ id: 'fax.coverText', message: 'Cover text' }), coverText === '' ? undefined : coverText],
          [
            i18n._({ id: 'fax.sendAt', message: 'Send at' }),
            sendAt === undefined ? undefined : dueTime(sendAt, now, i18n.locale),
          ],
          [
            i18n._({ id: 'fax.savedAt', message: 'Saved' }),
            savedAt === undefined ? undefined : momentWords(savedAt, now, i18n.locale),
          ],
        ]}
      />
      <div className="fax-actions">
        <Button look="accent" onPress={() => go({ screen: 'faxes', box: 'drafts', draftId: id })}>
          {i18n._({ id: 'faxDo.open', message: 'Open' })}
        </Button>
        <Button onPress={() => send.discardFaxDraft(id)}>
          {i18n._({ id: 'faxDo.discard', message: 'Discard' })}
        </Button>
      </div>
    </div>
  );
}
