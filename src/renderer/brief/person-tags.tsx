import { type ReactNode, useMemo } from 'react';
import type { Whom } from '../../shared/identification.ts';
import { Tags } from './tags.tsx';
import { useBrief } from './use-brief.ts';

/** The tags of somebody in the contacts or the directory, by `Person.id`. */
export function PersonTags({ personId }: { readonly personId: string }): ReactNode {
  const whom = useMemo<Whom>(() => ({ kind: 'person', personId }), [personId]);
  const brief = useBrief(whom, undefined);
  return brief === undefined ? null : <Tags whom={whom} tags={brief.tags} />;
}
