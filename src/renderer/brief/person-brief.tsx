import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import type { Whom } from '../../shared/identification.ts';
import { BriefParts } from './brief-parts.tsx';
import { useBrief } from './use-brief.ts';

type Props = {
  readonly whom: Whom;
  /** `callKey` of a call that is shown already. */
  readonly about?: string;
};

/** The same brief as on the call card, for a page of the main window. */
export function PersonBrief({ whom, about }: Props): ReactNode {
  const { i18n } = useLingui();
  const brief = useBrief(whom, about);
  return (
    <section
      className="brief brief-page"
      aria-label={i18n._({ id: 'brief.section', message: 'Before this call' })}
    >
      {brief === undefined ? null : <BriefParts whom={whom} brief={brief} />}
    </section>
  );
}
