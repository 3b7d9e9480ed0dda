import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import type { OwnPhone } from '../../shared/ring-out.ts';
import { PhoneNumber } from '../components/phone-number.tsx';

/** A phone of mine with its number, and whether it is known to be off. */
export function PhoneWords({ phone }: { readonly phone: OwnPhone }): ReactNode {
  const { i18n } = useLingui();
  return (
    <span className="phone-words">
      <bdi>{phone.label}</bdi>
      <span className="phone-more">
        {phone.shown === undefined ? null : <PhoneNumber shown={phone.shown} />}
        {phone.online === false ? (
          <span>{i18n._({ id: 'phone.offline', message: 'not online' })}</span>
        ) : null}
      </span>
    </span>
  );
}
