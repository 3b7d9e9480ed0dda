import type { I18n } from '@lingui/core';
import { useLingui } from '@lingui/react';
import Star from 'lucide-react/icons/star';
import type { ReactNode, Ref } from 'react';
import type { Call, CallParty } from '../../shared/call.ts';
import { withoutControls } from '../../shared/plain-text.ts';
import {
  extensionWords,
  identityOf,
  initials,
  lineWords,
  partyTitle,
  probableWords,
  titleIsNumber,
} from '../call-words.ts';
import { cautionReason, cautionWords } from '../brief/brief-words.ts';
import { Avatar, type AvatarLook } from '../components/avatar.tsx';
import { Chip } from '../components/chip.tsx';
import { PhoneNumber } from '../components/phone-number.tsx';
import { labelWords } from '../people/label-words.ts';
import { elapsed } from '../times.ts';
import { useElapsed } from '../use-elapsed.ts';
import { WhoIsIt } from './who-is-it.tsx';

type Props = {
  readonly call: Call;
  readonly offset: number;
  readonly guard: (run: () => void) => () => void;
  readonly nameId: string;
  readonly nameRef: Ref<HTMLHeadingElement>;
};

/** Who it is and which way they came. Four lines high from the start, so that nothing below moves. */
export function Identity({ call, offset, guard, nameId, nameRef }: Props): ReactNode {
  const { i18n } = useLingui();
  const title = partyTitle(call.party, i18n);
  return (
    <div className="identity">
      <Avatar look={avatarLook(call.party, i18n.locale)} />
      <div className="identity-lines">
        {/* The name is a stop for the keyboard on purpose: the first thing to be read on the card. */}
        <h1 id={nameId} ref={nameRef} tabIndex={0} className="identity-name" title={title}>
          {titleIsNumber(call.party) ? <PhoneNumber shown={title} /> : <bdi>{title}</bdi>}
        </h1>
        <KnownLine party={call.party} guard={guard} />
        <NumberLine party={call.party} outbound={call.direction === 'outbound'} />
        <RouteLine call={call} offset={offset} />
      </div>
    </div>
  );
}

export function avatarLook(party: CallParty, locale: string): AvatarLook {
  if (party.kind === 'anonymous') return { kind: 'anonymous' };
  if (party.kind === 'number' && party.caution !== undefined) return { kind: 'caution' };
  const identity = identityOf(party);
  if (identity !== undefined && identity.alsoCount > 0)
    return { kind: 'initials', letters: String(identity.alsoCount + 1), certain: false };
  const letters = party.name === undefined ? '' : initials(party.name, locale);
  if (letters === '') return { kind: 'unknown' };
  return { kind: 'initials', letters, certain: identity !== undefined || party.kind === 'colleague' };
}

/** Where they work and what they do there, or that others have the same number. */
function KnownLine({ party, guard }: { readonly party: CallParty } & Pick<Props, 'guard'>): ReactNode {
  const { i18n } = useLingui();
  const identity = identityOf(party);
  if (identity === undefined) return <ProbableLine party={party} />;
  const { detail, favourite, alsoCount, matches = [] } = identity;
  if (matches.length > 1)
    return (
      <>
        {alsoCount > 0 || detail === undefined ? null : (
          <p>
            <bdi>{withoutControls(detail)}</bdi>
          </p>
        )}
        <WhoIsIt party={party} identity={identity} guard={guard} />
      </>
    );
  if (alsoCount > 0) return <p>{i18n._({ id: 'party.sameNumber', message: 'Same number' })}</p>;
  if (detail === undefined && !favourite) return null;
  return (
    <p className="identity-row">
      {favourite ? (
        <>
          <Star size="1em" aria-hidden="true" />
          <span className="visually-hidden">{i18n._({ id: 'person.favourite', message: 'Favourite' })}</span>
        </>
      ) : null}
      {detail === undefined ? null : <bdi>{withoutControls(detail)}</bdi>}
    </p>
  );
}

/** Where the network sent a name, the company is a second opinion; without one it is the title. */
function ProbableLine({ party }: { readonly party: CallParty }): ReactNode {
  const { i18n } = useLingui();
  if (party.kind !== 'number' || party.name === undefined) return null;
  const words = probableWords(party, i18n);
  return words === undefined ? null : <p>{words}</p>;
}

/** The people's own name is shown; what the network said instead is worth a look. */
export function networkNameWords(party: CallParty, i18n: I18n): string | undefined {
  const name = party.kind === 'number' || party.kind === 'colleague' ? party.networkName : undefined;
  // A label in the place of a name is told as what it is.
  const isLabel = party.kind === 'number' && party.identity === undefined;
  if (name === undefined || isLabel) return undefined;
  const values = { name: withoutControls(name) };
  return i18n._({ id: 'party.otherNetworkName', message: 'Network name: {name}', values });
}

/** The number, or where it is probably from, and what kind of caller that makes. */
function NumberLine({
  party,
  outbound,
}: {
  readonly party: CallParty;
  readonly outbound: boolean;
}): ReactNode {
  const { i18n } = useLingui();
  switch (party.kind) {
    case 'number':
      return (
        <p className="identity-row">
          <NumberOrRegion party={party} />
          <CallerChip party={party} outbound={outbound} />
        </p>
      );
    case 'colleague':
      return party.name === undefined ? null : <p>{extensionWords(party.extensionNumber, i18n)}</p>;
    case 'masked':
      return (
        <p className="identity-row">
          {party.name === undefined ? null : <PhoneNumber shown={party.shown} />}
          <Chip tone="neutral">{i18n._({ id: 'party.masked', message: 'Number partly hidden' })}</Chip>
        </p>
      );
    case 'anonymous':
      return null;
  }
}

type NumberParty = Extract<CallParty, { readonly kind: 'number' }>;

/** What kind of caller it is: one to be met with care, or one of whom little is known. */
function CallerChip({
  party,
  outbound,
}: {
  readonly party: NumberParty;
  readonly outbound: boolean;
}): ReactNode {
  const { i18n } = useLingui();
  const { caution, identity, ownAs } = party;
  if (caution !== undefined)
    return (
      <>
        <Chip tone="stop">{cautionWords(caution, i18n)}</Chip>
        <span>{cautionReason(caution, i18n)}</span>
      </>
    );
  if (outbound || identity !== undefined || ownAs !== undefined) return null;
  return <Chip tone="neutral">{callerKind(party, i18n)}</Chip>;
}

function callerKind(party: NumberParty, i18n: I18n): string {
  return party.name === undefined
    ? i18n._({ id: 'party.unknownNumber', message: 'Unknown number' })
    : i18n._({ id: 'party.networkName', message: 'Name sent by caller' });
}

function NumberOrRegion({ party }: { readonly party: NumberParty }): ReactNode {
  const { i18n } = useLingui();
  const label = party.identity?.label;
  if (label !== undefined)
    return (
      <>
        <PhoneNumber shown={party.number.shown} />
        <span>{labelWords(label, i18n)}</span>
      </>
    );
  if (!titleIsNumber(party)) return <PhoneNumber shown={party.number.shown} />;
  const { region } = party.number;
  if (region === undefined) return null;
  return <span>{i18n._({ id: 'party.probably', message: 'Probably {region}', values: { region } })}</span>;
}

/** How long somebody has been waiting in a queue. */
function QueueChip({ call, offset }: { readonly call: Call; readonly offset: number }): ReactNode {
  const { i18n } = useLingui();
  const ringing = call.phase === 'ringing';
  const waited = useElapsed(call.startedAt, offset, ringing);
  if (call.line?.kind !== 'queue') return null;
  const queue = lineWords(call.line, i18n);
  const values = { queue, waited: elapsed(waited) };
  return (
    <Chip tone="info">
      {ringing ? i18n._({ id: 'party.queueWaiting', message: '{queue} · waiting {waited}', values }) : queue}
    </Chip>
  );
}

/** "to Main line", the queue, and who handed the call over. */
function RouteLine({ call, offset }: { readonly call: Call; readonly offset: number }): ReactNode {
  const { i18n } = useLingui();
  const { transferredBy } = call;
  const route = routeWords(call, i18n);
  const networkName = networkNameWords(call.party, i18n);
  return (
    <>
      <p className="identity-row">
        <QueueChip call={call} offset={offset} />
        {route === undefined ? null : <span>{route}</span>}
        {networkName === undefined ? null : <Chip tone="neutral">{networkName}</Chip>}
      </p>
      {transferredBy === undefined ? null : (
        <p>
          {i18n._({
            id: 'party.transferredBy',
            message: 'Transferred by {name}',
            values: { name: transferredBy },
          })}
        </p>
      )}
    </>
  );
}

function routeWords({ line, direction }: Call, i18n: I18n): string | undefined {
  if (line === undefined) return undefined;
  if (line.kind === 'queue') {
    return line.extensionNumber === undefined ? undefined : extensionWords(line.extensionNumber, i18n);
  }
  const values = { line: lineWords(line, i18n) };
  return direction === 'outbound'
    ? i18n._({ id: 'party.fromLine', message: 'from {line}', values })
    : i18n._({ id: 'party.toLine', message: 'to {line}', values });
}
