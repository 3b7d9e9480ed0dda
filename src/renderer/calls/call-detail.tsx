import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import type { PastCall } from '../../shared/call-list.ts';
import { type Call, type CallParty, isLive } from '../../shared/call.ts';
import type { Route } from '../../shared/route.ts';
import { avatarLook, networkNameWords } from '../call-card/identity.tsx';
import {
  extensionWords,
  identityOf,
  lineWords,
  listWords,
  partyTitle,
  titleIsNumber,
} from '../call-words.ts';
import { Avatar } from '../components/avatar.tsx';
import { DetailPane, EmptyDetailPane } from '../components/detail-pane.tsx';
import { Facts } from '../components/facts.tsx';
import { OutcomeIcon } from '../components/outcome-icon.tsx';
import { PhoneNumber } from '../components/phone-number.tsx';
import type { Layout } from '../frame/use-layout.ts';
import { clockTime, duration } from '../times.ts';
import type { FoldedCalls } from './fold-calls.ts';
import { labelWords } from '../people/label-words.ts';
import { LiveDetail } from './live-detail.tsx';
import { PartyActions } from './party-actions.tsx';
import { outcomeWords } from './past-call-words.ts';

type Props = {
  /** There is something to choose from. */
  readonly anyCalls: boolean;
  readonly chosen: FoldedCalls | undefined;
  /** The chosen call where the list does not know it yet. */
  readonly live: Call | undefined;
  readonly close: () => void;
  readonly layout: Layout;
  readonly go: (route: Route) => void;
};

/** All there is to know about the chosen call, or calls where several stand in one row. */
export function CallDetail({ anyCalls, chosen, live, close, layout, go }: Props): ReactNode {
  const { i18n } = useLingui();
  const party = chosen?.newest.party ?? live?.party;
  if (party === undefined) {
    const words = i18n._({ id: 'detail.none', message: 'Choose a call to see more about it' });
    return <EmptyDetailPane words={anyCalls ? words : undefined} />;
  }
  return (
    <DetailPane
      headingId="call-detail"
      back={i18n._({ id: 'detail.back', message: 'All calls' })}
      layout={layout}
      close={close}
    >
      <Who party={party} />
      <PartyActions
        party={party}
        direction={chosen?.newest.direction ?? live?.direction ?? 'inbound'}
        isOver={live === undefined || !isLive(live)}
        go={go}
      />
      {live === undefined ? null : <LiveDetail call={live} />}
      <ol className="detail-calls">
        {(chosen?.all ?? []).map((call) => (
          <li key={call.id}>
            <OneCall call={call} />
          </li>
        ))}
      </ol>
    </DetailPane>
  );
}

function Who({ party }: { readonly party: CallParty }): ReactNode {
  const { i18n } = useLingui();
  const title = partyTitle(party, i18n);
  return (
    <div className="detail-who">
      <Avatar look={avatarLook(party, i18n.locale)} />
      <div className="detail-who-lines">
        <h2 id="call-detail">{titleIsNumber(party) ? <PhoneNumber shown={title} /> : <bdi>{title}</bdi>}</h2>
        <MoreLines party={party} />
      </div>
    </div>
  );
}

function MoreLines({ party }: { readonly party: CallParty }): ReactNode {
  const { i18n } = useLingui();
  const identity = identityOf(party);
  const networkName = networkNameWords(party, i18n);
  return (
    <>
      {identity?.detail === undefined ? null : (
        <p>
          <bdi>{identity.detail}</bdi>
        </p>
      )}
      {identity !== undefined && identity.alsoCount > 0 ? (
        <p>{listWords([identity.name, ...identity.also], i18n)}</p>
      ) : null}
      {party.kind === 'colleague' && party.name !== undefined ? (
        <p>{extensionWords(party.extensionNumber, i18n)}</p>
      ) : null}
      {party.kind === 'number' ? <NumberLines party={party} /> : null}
      {networkName === undefined ? null : <p>{networkName}</p>}
    </>
  );
}

type NumberParty = Extract<CallParty, { readonly kind: 'number' }>;

function NumberLines({ party: { name, number, identity } }: { readonly party: NumberParty }): ReactNode {
  const { i18n } = useLingui();
  const { region, shown } = number;
  return (
    <>
      {name === undefined ? null : (
        <p>
          <PhoneNumber shown={shown} />
          {identity?.label === undefined ? null : ` · ${labelWords(identity.label, i18n)}`}
        </p>
      )}
      {region === undefined || identity !== undefined ? null : (
        <p>{i18n._({ id: 'party.probably', message: 'Probably {region}', values: { region } })}</p>
      )}
    </>
  );
}

function OneCall({ call }: { readonly call: PastCall }): ReactNode {
  const { i18n } = useLingui();
  const { locale } = i18n;
  const facts: readonly (readonly [string, string | undefined])[] = [
    [i18n._({ id: 'detail.started', message: 'Started' }), clockTime(call.startedAt, locale)],
    [
      call.direction === 'inbound'
        ? i18n._({ id: 'detail.to', message: 'Line' })
        : i18n._({ id: 'detail.from', message: 'Called from' }),
      call.line === undefined ? undefined : lineWords(call.line, i18n),
    ],
    [
      i18n._({ id: 'detail.rang', message: 'Rang for' }),
      call.rangSeconds === undefined ? undefined : duration(call.rangSeconds * 1000, locale),
    ],
    [
      i18n._({ id: 'detail.talked', message: 'Talked for' }),
      call.talkedSeconds === undefined ? undefined : duration(call.talkedSeconds * 1000, locale),
    ],
    [
      i18n._({ id: 'detail.device', message: 'Answered on' }),
      call.ending.kind === 'answered-here' ? call.ending.device : undefined,
    ],
  ];
  return (
    <article className="detail-call">
      <h3 className={call.ending.kind === 'missed' ? 'detail-missed' : ''}>
        <OutcomeIcon direction={call.direction} ending={call.ending} />
        {headline()}
      </h3>
      <Facts facts={facts} />
    </article>
  );
  function headline(): string {
    if (call.ending.kind !== 'answered-here') return outcomeWords(call, i18n);
    return call.direction === 'inbound'
      ? i18n._({ id: 'detail.incoming', message: 'Incoming call' })
      : i18n._({ id: 'detail.outgoing', message: 'Outgoing call' });
  }
}
