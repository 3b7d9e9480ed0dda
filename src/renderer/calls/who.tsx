import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import type { CallParty } from '../../shared/call.ts';
import { avatarLook, networkNameWords } from '../call-card/identity.tsx';
import {
  extensionWords,
  identityOf,
  listWords,
  partyTitle,
  probableWords,
  titleIsNumber,
} from '../call-words.ts';
import { Avatar } from '../components/avatar.tsx';
import { PhoneNumber } from '../components/phone-number.tsx';
import { labelWords } from '../people/label-words.ts';
import { cautionReason, cautionWords } from '../brief/brief-words.ts';
import { WhoIsIt } from '../call-card/who-is-it.tsx';
import { Chip } from '../components/chip.tsx';

/** The other side of a call, as the head of its page. */
export function Who({ party }: { readonly party: CallParty }): ReactNode {
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
      {identity === undefined ? null : <WhoIsIt party={party} identity={identity} />}
      {party.kind === 'colleague' && party.name !== undefined ? (
        <p>{extensionWords(party.extensionNumber, i18n)}</p>
      ) : null}
      {party.kind === 'number' ? <NumberLines party={party} /> : null}
      {networkName === undefined ? null : <p>{networkName}</p>}
    </>
  );
}

type NumberParty = Extract<CallParty, { readonly kind: 'number' }>;

function NumberLines({ party }: { readonly party: NumberParty }): ReactNode {
  const { i18n } = useLingui();
  const { name, number, identity, caution } = party;
  const { region, shown } = number;
  const probable = name === undefined ? undefined : probableWords(party, i18n);
  return (
    <>
      {caution === undefined ? null : (
        <p className="identity-row">
          <Chip tone="stop">{cautionWords(caution, i18n)}</Chip>
          <span>{cautionReason(caution, i18n)}</span>
        </p>
      )}
      {probable === undefined ? null : <p>{probable}</p>}
      {titleIsNumber(party) ? null : (
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
