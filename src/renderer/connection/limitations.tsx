import { useLingui } from '@lingui/react';
import type { I18n } from '@lingui/core';
import type { ReactNode } from 'react';
import type { Limitation } from '../../shared/connection.ts';
import { isMissingOnApp } from '../../shared/missing-rights.ts';
import { CopyButton } from '../components/copy-button.tsx';
import { useSend } from '../use-app-state.ts';

/** What the platform does not let this account see, by the right's own name, and who can give it. */
export function Limitations({ limitations }: { readonly limitations: readonly Limitation[] }): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  if (limitations.length === 0) return null;
  return (
    <section className="connection-section">
      <h3>{i18n._({ id: 'connection.limited', message: 'What this account may not see' })}</h3>
      <ul className="limitations">
        {limitations.map((limitation) => (
          <li key={limitation.filter} className="limitation">
            <h4>{missingWords(limitation.filter, i18n)}</h4>
            <p>{whoWords(limitation, i18n)}</p>
            <p className="limitation-names">
              {limitation.permission === undefined ? null : <Name>{limitation.permission}</Name>}
              <Name>{limitation.filter}</Name>
              {limitation.code === undefined ? null : <Name>{limitation.code}</Name>}
            </p>
          </li>
        ))}
      </ul>
      <CopyButton
        words={i18n._({ id: 'connection.copyMessage', message: 'Copy a message for my administrator' })}
        copy={() => send.copyAdministratorMessage()}
      />
    </section>
  );
}

function Name({ children }: { readonly children: string }): ReactNode {
  return (
    <bdi dir="ltr" className="mono">
      {children}
    </bdi>
  );
}

/** What the person misses; the platform's own word where we do not know better. */
function missingWords(filter: string, i18n: I18n): string {
  switch (filter) {
    case 'presence':
      return i18n._({ id: 'missing.presence', message: 'Calls as they ring, and your status' });
    case 'telephony/sessions':
      return i18n._({
        id: 'missing.sessions',
        message: 'Which of your phones rings, and which colleague answers',
      });
    case 'message-store':
      return i18n._({ id: 'missing.messages', message: 'New voicemails, texts and faxes' });
    case 'directory/entries':
      return i18n._({
        id: 'missing.directory',
        message: 'Changes in your company’s directory as they happen',
      });
    case 'favorite':
      return i18n._({ id: 'missing.favourites', message: 'Changes of your favourites as they happen' });
    default:
      return i18n._({ id: 'missing.other', message: 'Events of the kind “{filter}”', values: { filter } });
  }
}

function whoWords(limitation: Limitation, i18n: I18n): string {
  const { permission } = limitation;
  if (permission === undefined)
    return i18n._({
      id: 'missing.unknown',
      message: 'RingCentral did not say which right is missing. Your administrator can look it up.',
    });
  const right = spelled(permission);
  return isMissingOnApp(limitation)
    ? i18n._({
        id: 'missing.app',
        message:
          'Ringside itself lacks the right “{right}”. Whoever registered it can add it in the RingCentral developer console.',
        values: { right },
      })
    : i18n._({
        id: 'missing.role',
        message:
          'Your role lacks the right “{right}”. An administrator can add it in the admin portal under Users › Roles.',
        values: { right },
      });
}

/** `CallControl` as the portal writes it: "Call Control". */
export function spelled(permission: string): string {
  return permission.replace(/(?<=[a-z])(?=[A-Z])/g, ' ');
}
