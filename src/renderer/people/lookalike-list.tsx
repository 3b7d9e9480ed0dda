import { useLingui } from '@lingui/react';
import type { I18n } from '@lingui/core';
import { type ReactNode, useEffect, useState } from 'react';
import type { Lookalike } from '../../shared/contact.ts';
import type { LookalikePair } from '../../shared/contacts-contract.ts';
import { withoutControls } from '../../shared/plain-text.ts';
import { Button } from '../components/button.tsx';
import { DetailPane } from '../components/detail-pane.tsx';
import type { Layout } from '../frame/use-layout.ts';
import { useAppState, useCompanion } from '../use-app-state.ts';
import type { Places } from './use-places.ts';

type Props = { readonly places: Places; readonly layout: Layout };

/** Contacts that look alike, pair by pair. */
export function LookalikeList({ places, layout }: Props): ReactNode {
  const { i18n } = useLingui();
  const pairs = usePairs();
  return (
    <DetailPane
      headingId="person-name"
      back={i18n._({ id: 'person.back', message: 'All contacts' })}
      layout={layout}
      close={places.close}
    >
      <h2 id="person-name">{i18n._({ id: 'lookalikes.title', message: 'Contacts that look alike' })}</h2>
      {pairs?.length === 0 ? (
        <p className="person-no-numbers">
          {i18n._({ id: 'lookalikes.none', message: 'No two of your contacts look alike.' })}
        </p>
      ) : null}
      <ul className="lookalike-list">
        {(pairs ?? []).map(({ one, other, why }) => {
          const values = { one: withoutControls(one.name), other: withoutControls(other.name) };
          return (
            <li key={`${one.id} ${other.id}`} className="lookalike-pair">
              <p>
                <bdi>{values.one}</bdi> · <bdi>{values.other}</bdi>
                <span className="person-label">{whyWords(why, i18n)}</span>
              </p>
              <Button
                size="small"
                name={i18n._({ id: 'lookalikes.compareTwo', message: 'Compare {one} with {other}', values })}
                onPress={() => places.compareTwo(one.id, other.id)}
              >
                {i18n._({ id: 'lookalike.compare', message: 'Compare' })}
              </Button>
            </li>
          );
        })}
      </ul>
    </DetailPane>
  );
}

function whyWords(why: Lookalike['why'], i18n: I18n): string {
  switch (why) {
    case 'same-number':
      return i18n._({ id: 'lookalikes.number', message: 'The same number' });
    case 'same-email':
      return i18n._({ id: 'lookalikes.email', message: 'The same email address' });
    case 'same-name':
      return i18n._({ id: 'lookalikes.name', message: 'The same name' });
  }
}

function usePairs(): readonly LookalikePair[] | undefined {
  const { ask } = useCompanion();
  const version = useAppState((state) => state.people.version);
  const [pairs, setPairs] = useState<readonly LookalikePair[]>();
  useEffect(() => {
    let isOver = false;
    ask.lookalikePairs().then(
      (found) => (isOver ? undefined : setPairs(found)),
      () => undefined,
    );
    return () => {
      isOver = true;
    };
  }, [ask, version]);
  return pairs;
}
