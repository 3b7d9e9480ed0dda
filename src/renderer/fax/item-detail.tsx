import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import type { FaxItem } from '../../shared/fax.ts';
import type { Route } from '../../shared/route.ts';
import { Facts } from '../components/facts.tsx';
import { FaxStatus } from './fax-status.tsx';
import { bytesWords, fullTime, pagesWords, recipientsTitle } from './fax-words.ts';
import { useFaxSpeech } from './use-fax-speech.ts';

type Props = { readonly item: FaxItem; readonly go: (route: Route) => void };

/** A fax that the platform does not have yet, or never will. */
export function ItemDetail({ item, go }: Props): ReactNode {
  const { i18n } = useLingui();
  useFaxSpeech(item);
  return (
    <div className="fax-plain">
      <h2 id="fax-detail">
        <bdi>{recipientsTitle(item.to, i18n)}</bdi>
      </h2>
      <FaxStatus item={item} row={undefined} go={go} />
      <Facts
        facts={[
          [
            i18n._({ id: 'fax.files', message: 'Files' }),
            item.files.length === 0 ? undefined : item.files.join(', '),
          ],
          [i18n._({ id: 'fax.pageCount', message: 'Pages' }), pagesWords(item.pages, i18n)],
          [
            i18n._({ id: 'fax.size', message: 'Size' }),
            item.bytes === 0 ? undefined : bytesWords(item.bytes, i18n.locale),
          ],
          [
            i18n._({ id: 'fax.written', message: 'Given to Ringside' }),
            fullTime(item.writtenAt, i18n.locale),
          ],
        ]}
      />
    </div>
  );
}
