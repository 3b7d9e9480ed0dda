import { useLingui } from '@lingui/react';
import type { I18n } from '@lingui/core';
import { type ReactNode, useEffect, useState } from 'react';
import type { CallParticipant } from '../../shared/call-participant.ts';
import { withoutControls } from '../../shared/plain-text.ts';
import { useAppState, useCompanion } from '../use-app-state.ts';

type Props = { /** `PastCallRow.key`. */ readonly callKey: string };

/** Everybody in the company who had a part in a call, and who of them took it; nothing where it was only one. */
export function CallPeople({ callKey }: Props): ReactNode {
  const { i18n } = useLingui();
  const people = useParticipants(callKey).filter(({ kind }) => kind !== 'outside' && kind !== 'unknown');
  if (people.length < 2) return null;
  return (
    <div className="call-people">
      <h4>{i18n._({ id: 'callPeople.heading', message: 'Who was part of it' })}</h4>
      <ul>
        {people.map((one) => (
          <li key={one.key}>
            <bdi>
              {withoutControls(one.name ?? i18n._({ id: 'callPeople.nameless', message: 'Somebody' }))}
            </bdi>
            {roleWords(one, i18n) === undefined ? null : (
              <span className="person-label">{roleWords(one, i18n)}</span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function roleWords({ kind, answered, roles }: CallParticipant, i18n: I18n): string | undefined {
  switch (kind) {
    case 'queue':
      return i18n._({ id: 'callPeople.queue', message: 'Call queue' });
    case 'room':
      return i18n._({ id: 'person.room', message: 'Room' });
    case 'route':
      return i18n._({ id: 'person.other', message: 'Part of the phone system' });
    case 'former':
      return i18n._({ id: 'callPeople.former', message: 'Not in the company’s directory any more' });
    case 'person':
      if (answered) return i18n._({ id: 'callPeople.answered', message: 'Took the call' });
      return roles.includes('delegate')
        ? i18n._({ id: 'callPeople.delegate', message: 'On somebody’s behalf' })
        : undefined;
    case 'unknown':
    case 'outside':
      return undefined;
  }
}

function useParticipants(callKey: string): readonly CallParticipant[] {
  const { ask } = useCompanion();
  const version = useAppState((state) => state.pastCalls.version);
  const [found, setFound] = useState<{ readonly key: string; readonly people: readonly CallParticipant[] }>();
  useEffect(() => {
    let isOver = false;
    ask.callParticipants(callKey).then(
      (people) => (isOver ? undefined : setFound({ key: callKey, people })),
      () => undefined,
    );
    return () => {
      isOver = true;
    };
  }, [ask, callKey, version]);
  return found?.key === callKey ? found.people : [];
}
