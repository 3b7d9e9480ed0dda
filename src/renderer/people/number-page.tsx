import { useLingui } from '@lingui/react';
import Link from 'lucide-react/icons/link';
import Phone from 'lucide-react/icons/phone';
import UserPlus from 'lucide-react/icons/user-plus';
import { type ReactNode, useEffect, useState } from 'react';
import type { NumberView } from '../../shared/contact.ts';
import { withoutControls } from '../../shared/plain-text.ts';
import { Avatar } from '../components/avatar.tsx';
import { Button } from '../components/button.tsx';
import { Chip } from '../components/chip.tsx';
import { CopyNumber } from '../components/copy-number.tsx';
import { DetailPane } from '../components/detail-pane.tsx';
import { PhoneNumber } from '../components/phone-number.tsx';
import type { Layout } from '../frame/use-layout.ts';
import { useAppState, useCompanion, useSend } from '../use-app-state.ts';
import { PartyRecord } from './party-record.tsx';
import { useWhyNoChange } from './use-may-change.ts';
import type { Places } from './use-places.ts';

type Props = { readonly e164: string; readonly places: Places; readonly layout: Layout };

/** A number, before it is somebody's: who it may be, and the ways to keep it. */
export function NumberPage({ e164, places, layout }: Props): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const view = useNumberView(e164);
  const whyNot = useWhyNoChange();
  if (view === undefined) return null;
  const { person, shown, name } = view;
  return (
    <DetailPane
      headingId="person-name"
      back={i18n._({ id: 'person.back', message: 'All contacts' })}
      layout={layout}
      close={places.close}
    >
      <NumberHead view={view} />
      <div className="detail-actions">
        <Button look="go" onPress={() => send.callNumber(e164)}>
          <Phone size="1.25em" aria-hidden="true" />
          {i18n._({ id: 'action.call', message: 'Call' })}
        </Button>
        {person === undefined ? (
          <>
            <Button
              disabled={whyNot !== undefined}
              onPress={() => places.task(name === undefined ? { kind: 'new' } : { kind: 'new', name })}
            >
              <UserPlus size="1.25em" aria-hidden="true" />
              {i18n._({ id: 'number.add', message: 'Add contact' })}
            </Button>
            <Button disabled={whyNot !== undefined} onPress={() => places.task({ kind: 'link' })}>
              <Link size="1.25em" aria-hidden="true" />
              {i18n._({ id: 'number.link', message: 'Link to a contact…' })}
            </Button>
          </>
        ) : (
          <Button onPress={() => places.show(person.id)}>
            {i18n._({
              id: 'number.show',
              message: 'Show {name}',
              values: { name: withoutControls(person.name) },
            })}
          </Button>
        )}
        <CopyNumber e164={e164} />
      </div>
      {whyNot === undefined || person !== undefined ? null : <p className="contact-why">{whyNot}</p>}
      <PartyRecord key={shown} keys={[e164]} go={places.go} />
    </DetailPane>
  );
}

function NumberHead({ view: { shown, region, name, person } }: { readonly view: NumberView }): ReactNode {
  const { i18n } = useLingui();
  return (
    <div className="detail-who">
      <Avatar look={{ kind: 'unknown' }} />
      <div className="detail-who-lines">
        <h2 id="person-name">
          <PhoneNumber shown={shown} />
        </h2>
        <p className="person-chips">
          {person === undefined ? (
            <Chip tone="neutral">{i18n._({ id: 'number.unknown', message: 'Unknown number' })}</Chip>
          ) : null}
        </p>
        {name === undefined ? null : (
          <p>
            <bdi>
              {i18n._({
                id: 'number.networkSays',
                message: 'The network says “{name}”.',
                values: { name: withoutControls(name) },
              })}
            </bdi>
          </p>
        )}
        {region === undefined ? null : (
          <p>{i18n._({ id: 'party.probably', message: 'Probably {region}', values: { region } })}</p>
        )}
      </div>
    </div>
  );
}

export function useNumberView(e164: string | undefined): NumberView | undefined {
  const { ask } = useCompanion();
  const version = useAppState((state) => state.people.version);
  const [found, setFound] = useState<NumberView>();
  useEffect(() => {
    if (e164 === undefined) return undefined;
    let isOver = false;
    ask.numberView(e164).then(
      (view) => (isOver ? undefined : setFound(view)),
      () => undefined,
    );
    return () => {
      isOver = true;
    };
  }, [ask, e164, version]);
  return found?.e164 === e164 ? found : undefined;
}
