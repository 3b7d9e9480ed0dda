import type { I18n } from '@lingui/core';
import { useLingui } from '@lingui/react';
import FileText from 'lucide-react/icons/file-text';
import Phone from 'lucide-react/icons/phone';
import Settings from 'lucide-react/icons/settings';
import Users from 'lucide-react/icons/users';
import type { ReactNode } from 'react';
import type { Route } from '../../shared/route.ts';
import { Button } from '../components/button.tsx';
import { ConnectionMark } from '../components/connection-mark.tsx';
import { clockTime } from '../times.ts';
import { useAppState } from '../use-app-state.ts';
import { useConnectionLook } from '../use-connection-look.ts';
import { connectionWords } from './connection-words.ts';
import type { Layout } from './use-layout.ts';

type Props = {
  readonly route: Route;
  readonly layout: Layout;
  readonly go: (route: Route) => void;
};

export function Sidebar({ route, layout, go }: Props): ReactNode {
  const { i18n } = useLingui();
  const missed = useAppState((state) => state.missedCount);
  const unread = useAppState((state) => state.faxes.unread);
  const narrow = layout !== 'full';
  return (
    <nav
      className="sidebar scroll"
      data-region="sidebar"
      aria-label={i18n._({ id: 'sidebar.name', message: 'Sections' })}
    >
      <NavItem
        icon={<Phone size="1.25em" aria-hidden="true" />}
        words={i18n._({ id: 'section.calls', message: 'Calls' })}
        badge={missed}
        badgeWords={missedWords(missed, i18n)}
        current={route.screen === 'calls'}
        narrow={narrow}
        onPress={() => go({ screen: 'calls' })}
      />
      <NavItem
        icon={<FileText size="1.25em" aria-hidden="true" />}
        words={i18n._({ id: 'section.faxes', message: 'Faxes' })}
        badge={unread}
        badgeWords={unreadWords(unread, i18n)}
        current={route.screen === 'faxes'}
        narrow={narrow}
        onPress={() => go({ screen: 'faxes' })}
      />
      <NavItem
        icon={<Users size="1.25em" aria-hidden="true" />}
        words={i18n._({ id: 'section.contacts', message: 'Contacts' })}
        current={route.screen === 'contacts'}
        narrow={narrow}
        onPress={() => go({ screen: 'contacts' })}
      />
      <div className="sidebar-end">
        <ConnectionItem route={route} narrow={narrow} go={go} />
        <AccountLine />
        <NavItem
          icon={<Settings size="1.25em" aria-hidden="true" />}
          words={i18n._({ id: 'section.settings', message: 'Settings' })}
          current={route.screen === 'settings'}
          narrow={narrow}
          onPress={() => go({ screen: 'settings', page: 'general' })}
        />
      </div>
    </nav>
  );
}

type ItemProps = {
  readonly icon: ReactNode;
  readonly words: string;
  readonly more?: string | undefined;
  readonly badge?: number;
  /** What the badge counts, in words. */
  readonly badgeWords?: string;
  readonly current: boolean;
  readonly narrow: boolean;
  readonly onPress: () => void;
};

function missedWords(count: number, i18n: I18n): string {
  return i18n._({
    id: 'sidebar.missed',
    message: '{count, plural, one {# missed call} other {# missed calls}}',
    values: { count },
  });
}

function unreadWords(count: number, i18n: I18n): string {
  return i18n._({
    id: 'sidebar.unreadFaxes',
    message: '{count, plural, one {# unread fax} other {# unread faxes}}',
    values: { count },
  });
}

function NavItem(props: ItemProps): ReactNode {
  const { icon, words, more, badge = 0, badgeWords = '', current, narrow, onPress } = props;
  const hint = [words, ...(more === undefined ? [] : [more]), ...(badge > 0 ? [badgeWords] : [])].join(', ');
  return (
    <Button
      look="ghost"
      className={`nav-item ${current ? 'nav-item-current' : ''}`}
      current={current}
      {...(narrow ? { hint } : {})}
      onPress={onPress}
    >
      <span className="nav-icon">{icon}</span>
      <span className="nav-words words-when-wide">
        {words}
        {more === undefined ? null : <span className="nav-more">{more}</span>}
      </span>
      {badge > 0 ? (
        <>
          <span className="badge" aria-hidden="true">
            {badge > 99 ? '99+' : badge}
          </span>
          <span className="visually-hidden">{badgeWords}</span>
        </>
      ) : null}
    </Button>
  );
}

/** The connection is always in view: where events stand, and where they do not, since when. */
function ConnectionItem({
  route,
  narrow,
  go,
}: Omit<Props, 'layout'> & { readonly narrow: boolean }): ReactNode {
  const { i18n } = useLingui();
  const { kind, since } = useConnectionLook();
  const time = clockTime(since, i18n.locale);
  const isDown = kind === 'offline' || kind === 'slow';
  return (
    <NavItem
      icon={<ConnectionMark kind={kind} />}
      words={connectionWords(kind, i18n)}
      more={
        isDown ? i18n._({ id: 'connection.since', message: 'since {time}', values: { time } }) : undefined
      }
      current={route.screen === 'connection'}
      narrow={narrow}
      onPress={() => go({ screen: 'connection' })}
    />
  );
}

function AccountLine(): ReactNode {
  const { i18n } = useLingui();
  const signIn = useAppState((state) => state.signIn);
  if (signIn.phase !== 'signed-in') return null;
  const { company, extensionNumber } = signIn.account;
  return (
    <p className="account-line">
      <span className="account-company">{company}</span>
      <span>
        {i18n._({ id: 'party.extension', message: 'Ext. {extensionNumber}', values: { extensionNumber } })}
      </span>
    </p>
  );
}
