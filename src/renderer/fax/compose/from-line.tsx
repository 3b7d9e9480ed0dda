import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import { PhoneNumber } from '../../components/phone-number.tsx';
import { useAppState } from '../../use-app-state.ts';

/** The number it comes from: which one is set in RingCentral, and a single fax cannot choose another. */
export function FromLine(): ReactNode {
  const { i18n } = useLingui();
  const own = useAppState((state) => state.faxes.ownNumber);
  return (
    <div className="compose-line">
      <span className="compose-label">{i18n._({ id: 'compose.from', message: 'From' })}</span>
      <p className="compose-control compose-from">
        {own === undefined ? (
          i18n._({ id: 'compose.fromUnknown', message: 'Your fax number, as set in RingCentral' })
        ) : (
          <>
            <PhoneNumber shown={own.shown} />
            <span>{i18n._({ id: 'compose.fromSet', message: 'Your fax number, set in RingCentral' })}</span>
          </>
        )}
      </p>
    </div>
  );
}
