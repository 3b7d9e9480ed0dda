import { useLingui } from '@lingui/react';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import PhoneIncoming from 'lucide-react/icons/phone-incoming';
import type { CallPartner } from '../../shared/contact.ts';
import { withoutControls } from '../../shared/plain-text.ts';
import { Avatar } from '../components/avatar.tsx';
import { Button } from '../components/button.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { PagedListbox } from '../components/paged-listbox.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { useAppState, useCompanion } from '../use-app-state.ts';
import { useCountSpeech } from '../use-count-speech.ts';
import { useDay } from '../use-day.ts';
import { momentWords } from '../when-words.ts';

type Props = {
  readonly text: string;
  readonly chosen: string | undefined;
  readonly choose: (e164: string) => void;
  readonly clear: () => void;
};

/** Numbers of calls that are nobody's yet, the newest first. */
export function PartnerList({ text, chosen, choose, clear }: Props): ReactNode {
  const { i18n } = useLingui();
  const all = usePartners();
  const partners = useMemo(() => all?.filter((one) => isFound(one, text)), [all, text]);
  useCountSpeech(partners?.length ?? 0, text);
  if (partners === undefined)
    return <Skeleton words={i18n._({ id: 'partners.loading', message: 'Loading numbers…' })} rows={6} />;
  if (partners.length === 0 && text !== '') return <NoNumberMatches text={text} clear={clear} />;
  if (partners.length === 0) {
    return (
      <EmptyState
        icon={<PhoneIncoming size="2.5em" aria-hidden="true" />}
        title={i18n._({ id: 'partners.none', message: 'No unknown numbers' })}
        sentence={i18n._({
          id: 'partners.noneHint',
          message: 'Numbers that call or are called, and that are in no list yet, appear here.',
        })}
      />
    );
  }
  return (
    <div className="people-body">
      <PagedListbox
        name={i18n._({ id: 'partners.list', message: 'Numbers of calls' })}
        rows={partners.map((_, item) => ({ item }))}
        count={partners.length}
        selected={chosen === undefined ? undefined : placeOfNumber(chosen, partners)}
        onSelect={(at) => {
          const partner = partners[at];
          if (partner !== undefined) choose(partner.e164);
        }}
        onOpen={() => document.querySelector<HTMLElement>('[data-region="detail"]')?.focus()}
        findTyped={(typed) => placeOf(typed, partners)}
        draw={(at) => <PartnerRow partner={partners[at]} />}
      />
    </div>
  );
}

function NoNumberMatches({ text, clear }: Pick<Props, 'text' | 'clear'>): ReactNode {
  const { i18n } = useLingui();
  return (
    <EmptyState
      icon={<PhoneIncoming size="2.5em" aria-hidden="true" />}
      title={i18n._({ id: 'partners.notFound', message: 'No number matches “{text}”', values: { text } })}
      sentence={i18n._({
        id: 'partners.notFoundHint',
        message: 'Digits, and names that came with a call, are searched among the numbers that nobody has.',
      })}
      action={<Button onPress={clear}>{i18n._({ id: 'search.clear', message: 'Clear the search' })}</Button>}
    />
  );
}

function PartnerRow({ partner }: { readonly partner: CallPartner | undefined }): ReactNode {
  const { i18n } = useLingui();
  const now = useDay();
  if (partner === undefined) return null;
  const { shown, name, region, calls, lastAt } = partner;
  const counted = i18n._({
    id: 'partners.calls',
    message: '{calls, plural, one {# call} other {# calls}}',
    values: { calls },
  });
  const more = [name === undefined ? region : withoutControls(name), counted].filter(Boolean);
  return (
    <div className="person-row">
      <Avatar look={{ kind: 'unknown' }} small />
      <div className="person-lines">
        <p className="row-name">
          <bdi dir="ltr">{shown}</bdi>
        </p>
        <p className="row-outcome">
          <bdi>{[...more, momentWords(lastAt, now, i18n.locale)].join(' · ')}</bdi>
        </p>
      </div>
    </div>
  );
}

function placeOfNumber(chosen: string, partners: readonly CallPartner[]): number | undefined {
  const at = partners.findIndex(({ e164 }) => e164 === chosen);
  return at === -1 ? undefined : at;
}

/** Digits lead to the first number that has them. */
function placeOf(typed: string, partners: readonly CallPartner[]): number | undefined {
  const at = partners.findIndex((one) => isFound(one, typed));
  return at === -1 ? undefined : at;
}

function isFound({ e164, shown, name = '' }: CallPartner, text: string): boolean {
  const digits = text.replace(/\D/g, '');
  if (text === '') return true;
  if (digits !== '' && e164.includes(digits)) return true;
  return `${shown} ${name}`.toLocaleLowerCase().includes(text.toLocaleLowerCase());
}

function usePartners(): readonly CallPartner[] | undefined {
  const { ask } = useCompanion();
  const people = useAppState((state) => state.people.version);
  const calls = useAppState((state) => state.pastCalls.version);
  const [partners, setPartners] = useState<readonly CallPartner[]>();
  useEffect(() => {
    let isOver = false;
    ask.callPartners().then(
      (found) => (isOver ? undefined : setPartners(found)),
      () => undefined,
    );
    return () => {
      isOver = true;
    };
  }, [ask, people, calls]);
  return partners;
}
