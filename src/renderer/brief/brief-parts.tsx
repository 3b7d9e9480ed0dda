import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import type { CallerBrief } from '../../shared/brief.ts';
import type { Whom } from '../../shared/identification.ts';
import { LastNote } from './last-note.tsx';
import { OpenItems } from './open-items.tsx';
import { RecentList } from './recent-list.tsx';
import { Tags } from './tags.tsx';

type Props = {
  readonly whom: Whom;
  readonly brief: CallerBrief;
  readonly guard?: (run: () => void) => () => void;
};

/** What is known of somebody from before: tags, what is open, the last note, the last contacts. */
export function BriefParts({ whom, brief, guard = (run) => run }: Props): ReactNode {
  const { i18n } = useLingui();
  const { recent, open, note, tags } = brief;
  return (
    <div className="brief-known scroll">
      <div className="brief-head">
        <h2 className="brief-title">
          {recent.length === 0
            ? i18n._({ id: 'brief.nothing', message: 'No earlier calls or faxes' })
            : i18n._({ id: 'brief.recently', message: 'Recently' })}
        </h2>
        <Tags whom={whom} tags={tags} />
      </div>
      {recent.length === 0 ? null : <RecentList recent={recent} guard={guard} />}
      <OpenItems open={open} guard={guard} />
      {note === undefined ? null : <LastNote note={note} />}
    </div>
  );
}
