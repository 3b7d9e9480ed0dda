import { useLingui } from '@lingui/react';
import Phone from 'lucide-react/icons/phone';
import User from 'lucide-react/icons/user';
import UserPlus from 'lucide-react/icons/user-plus';
import type { ReactNode } from 'react';
import type { CallDirection, CallParty } from '../../shared/call.ts';
import type { Route } from '../../shared/route.ts';
import { callBackTarget, callBackWords, isNobodys, pageOf, pageOfWords } from '../call-words.ts';
import { NumberRules } from '../call-card/number-rules.tsx';
import { Button } from '../components/button.tsx';
import { CopyNumber } from '../components/copy-number.tsx';
import { useAppState, useSend } from '../use-app-state.ts';
import { useCallKeys } from '../use-call-keys.ts';
import { useConnectionLook } from '../use-connection-look.ts';

type Props = {
  readonly party: CallParty;
  readonly direction: CallDirection;
  /** A call that goes on is not called back. */
  readonly isOver: boolean;
  readonly go: (route: Route) => void;
  /** What else can be done here. */
  readonly children?: ReactNode;
};

/** What can be done with whoever was on the other side. */
export function PartyActions({ party, direction, isOver, go, children }: Props): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const isMac = useAppState((state) => state.desktop.platform === 'macos');
  const to = callBackTarget(party);
  const page = pageOf(party);
  const showPage = page === undefined ? undefined : (): void => go(page);
  const pageKeys = isMac ? 'Cmd+Shift+I' : 'Ctrl+Shift+I';
  useCallKeys(isOver ? to : undefined, showPage);
  const isOffline = useConnectionLook().kind === 'offline';
  if (to === undefined) return <div className="detail-actions">{children}</div>;
  return (
    <div className="detail-actions">
      {isOver ? (
        <Button look="go" keys={isMac ? 'Cmd+Shift+C' : 'Ctrl+Shift+C'} onPress={() => send.callNumber(to)}>
          <Phone size="1.25em" aria-hidden="true" />
          {callBackWords(direction, i18n)}
        </Button>
      ) : null}
      {children}
      {showPage === undefined ? null : (
        <Button keys={pageKeys} onPress={showPage}>
          {isNobodys(party) ? (
            <UserPlus size="1.25em" aria-hidden="true" />
          ) : (
            <User size="1.25em" aria-hidden="true" />
          )}
          {pageOfWords(party, i18n)}
        </Button>
      )}
      <CopyNumber key={to} e164={to} />
      {party.kind === 'number' && party.ownAs === undefined ? (
        <NumberRules key={`rules ${to}`} party={party} size="normal" />
      ) : null}
      {isOver && isOffline ? (
        <p className="detail-hint">
          {i18n._({ id: 'detail.needsConnection', message: 'Calling needs a connection.' })}
        </p>
      ) : null}
    </div>
  );
}
