import { useLingui } from '@lingui/react';
import type { I18n } from '@lingui/core';
import { type ReactNode, useEffect, useState } from 'react';
import type { NumberRule, OwnRulings } from '../../shared/identification.ts';
import { withoutControls } from '../../shared/plain-text.ts';
import { Button } from '../components/button.tsx';
import { PhoneNumber } from '../components/phone-number.tsx';
import { useAppState, useCompanion, useSend } from '../use-app-state.ts';

/** What the person once said of numbers: each can be taken back. */
export function OwnRulingsSetting(): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const rulings = useOwnRulings();
  if (rulings === undefined) return null;
  const { rules, chosen } = rulings;
  const isEmpty = rules.length + chosen.length === 0;
  return (
    <section className="setting own-rulings" aria-labelledby="own-rulings">
      <h3 id="own-rulings" className="setting-label">
        {i18n._({ id: 'rulings.title', message: 'Numbers you decided about' })}
      </h3>
      <p className="setting-effect">
        {isEmpty
          ? i18n._({
              id: 'rulings.none',
              message: 'None yet. Block a number, or say whose it is, on the call card.',
            })
          : i18n._({
              id: 'rulings.effect',
              message: 'They are kept on this computer. Your phones ring as before.',
            })}
      </p>
      <ul className="rulings">
        {rules.map(({ number, shown, rule }) => (
          <Ruling
            key={`rule ${number}`}
            shown={shown}
            words={ruleWords(rule, i18n)}
            takeBack={() => send.ruleNumber(number, undefined)}
            button={
              rule === 'blocked'
                ? i18n._({ id: 'rulings.unblock', message: 'Unblock' })
                : i18n._({ id: 'rulings.forget', message: 'Forget' })
            }
          />
        ))}
        {chosen.map(({ number, shown, name }) => (
          <Ruling
            key={`choice ${number}`}
            shown={shown}
            words={chosenWords(name, i18n)}
            takeBack={() => send.chooseCaller(number, undefined)}
            button={i18n._({ id: 'rulings.forget', message: 'Forget' })}
          />
        ))}
      </ul>
    </section>
  );
}

type RulingProps = {
  readonly shown: string;
  readonly words: string;
  readonly button: string;
  readonly takeBack: () => void;
};

function Ruling({ shown, words, button, takeBack }: RulingProps): ReactNode {
  return (
    <li className="ruling">
      <span>
        <PhoneNumber shown={shown} />
        <span className="setting-effect">{words}</span>
      </span>
      <Button name={`${button}: ${shown}`} onPress={takeBack}>
        {button}
      </Button>
    </li>
  );
}

function ruleWords(rule: NumberRule, i18n: I18n): string {
  switch (rule) {
    case 'blocked':
      return i18n._({ id: 'rulings.blocked', message: 'Blocked here: no card and no sound' });
    case 'spam':
      return i18n._({ id: 'rulings.spam', message: 'Spam: a quiet card' });
    case 'trusted':
      return i18n._({ id: 'rulings.trusted', message: 'Not spam' });
  }
}

function chosenWords(name: string | undefined, i18n: I18n): string {
  return name === undefined
    ? i18n._({ id: 'rulings.chosenGone', message: 'Somebody who is not in your contacts any more' })
    : i18n._({ id: 'rulings.chosen', message: 'Always {name}', values: { name: withoutControls(name) } });
}

function useOwnRulings(): OwnRulings | undefined {
  const { ask } = useCompanion();
  const changes = useAppState(({ identification, people }) => `${identification.version} ${people.version}`);
  const [rulings, setRulings] = useState<OwnRulings>();
  useEffect(() => {
    let isOver = false;
    ask.ownRulings().then(
      (found) => (isOver ? undefined : setRulings(found)),
      () => undefined,
    );
    return () => {
      isOver = true;
    };
  }, [ask, changes]);
  return rulings;
}
