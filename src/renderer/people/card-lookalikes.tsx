import { useLingui } from '@lingui/react';
import type { I18n } from '@lingui/core';
import { type ReactNode, useEffect, useState } from 'react';
import type { ContactCard, Lookalike } from '../../shared/contact.ts';
import { Button } from '../components/button.tsx';
import { useClock, useCompanion } from '../use-app-state.ts';

type Props = { readonly card: ContactCard; readonly show: (personId: string) => void };

/** Ms of quiet before it is looked for somebody who is there already. */
const quiet = 400;

/** Somebody is there already who looks like what is being typed: RingCentral would take both. */
export function CardLookalikes({ card, show }: Props): ReactNode {
  const { i18n } = useLingui();
  const { ask } = useCompanion();
  const clock = useClock();
  const [found, setFound] = useState<readonly Lookalike[]>([]);
  useEffect(() => {
    let isOver = false;
    const stop = clock.after(quiet, () => {
      ask.cardLookalikes(card).then(
        (list) => (isOver ? undefined : setFound(list)),
        () => undefined,
      );
    });
    return () => {
      isOver = true;
      stop();
    };
  }, [ask, card, clock]);
  const [first] = found;
  return (
    <div role="status">
      {first === undefined ? null : (
        <p className="contact-theirs">
          {lookalikeWords(first, i18n)}{' '}
          <Button
            size="small"
            name={i18n._({
              id: 'lookalike.showName',
              message: 'Show {name}',
              values: { name: first.person.name },
            })}
            onPress={() => show(first.person.id)}
          >
            {i18n._({ id: 'lookalike.show', message: 'Show' })}
          </Button>
        </p>
      )}
    </div>
  );
}

function lookalikeWords({ person: { name }, why }: Lookalike, i18n: I18n): string {
  switch (why) {
    case 'same-number':
      return i18n._({
        id: 'lookalike.hasNumber',
        message: '{name} has this number already.',
        values: { name },
      });
    case 'same-email':
      return i18n._({
        id: 'lookalike.hasEmail',
        message: '{name} has this email address already.',
        values: { name },
      });
    case 'same-name':
      return i18n._({ id: 'lookalike.hasName', message: 'There is a {name} already.', values: { name } });
  }
}
