import { useLingui } from '@lingui/react';
import { type ReactNode, useMemo } from 'react';
import type { Whom } from '../../shared/identification.ts';
import { Tags } from './tags.tsx';
import { useBrief } from './use-brief.ts';

/** The tags of somebody in the contacts or the directory, by `Person.id`. */
export function PersonTags({ personId }: { readonly personId: string }): ReactNode {
  const { i18n } = useLingui();
  const whom = useMemo<Whom>(() => ({ kind: 'person', personId }), [personId]);
  const brief = useBrief(whom, undefined);
  if (brief === undefined) return null;
  return (
    <div className="person-tags">
      <h3 className="brief-title">{i18n._({ id: 'tags.list', message: 'Tags' })}</h3>
      <Tags whom={whom} tags={brief.tags} />
    </div>
  );
}
