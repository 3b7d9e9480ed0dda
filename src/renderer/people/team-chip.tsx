import { useLingui } from '@lingui/react';
import { type ReactNode, useEffect, useState } from 'react';
import type { TeamStanding } from '../../shared/contact.ts';
import type { Person } from '../../shared/person.ts';
import { Chip } from '../components/chip.tsx';
import { useCompanion } from '../use-app-state.ts';

/** Whether a colleague is in team messaging, where they have the id of their extension. */
export function TeamChip({ person }: { readonly person: Person }): ReactNode {
  const { i18n } = useLingui();
  const standing = useTeamStanding(person);
  switch (standing?.kind) {
    case 'person':
      return <Chip tone="neutral">{i18n._({ id: 'team.person', message: 'In team messaging' })}</Chip>;
    case 'former':
      return <Chip tone="neutral">{i18n._({ id: 'team.former', message: 'Not in team messaging' })}</Chip>;
    case 'not-allowed':
    case undefined:
      return null;
  }
}

function useTeamStanding({ id, source, kind }: Person): TeamStanding {
  const { ask } = useCompanion();
  const [found, setFound] = useState<{ readonly id: string; readonly standing: TeamStanding }>();
  const isAsked = source === 'company' && kind === 'person';
  useEffect(() => {
    if (!isAsked) return undefined;
    let isOver = false;
    ask.teamStanding(id).then(
      (standing) => (isOver ? undefined : setFound({ id, standing })),
      () => undefined,
    );
    return () => {
      isOver = true;
    };
  }, [ask, id, isAsked]);
  return found?.id === id ? found.standing : undefined;
}
