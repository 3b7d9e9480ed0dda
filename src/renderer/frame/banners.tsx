import { useLingui } from '@lingui/react';
import CircleAlert from 'lucide-react/icons/circle-alert';
import Clock from 'lucide-react/icons/clock';
import FlaskConical from 'lucide-react/icons/flask-conical';
import LogOut from 'lucide-react/icons/log-out';
import WifiOff from 'lucide-react/icons/wifi-off';
import type { ReactNode } from 'react';
import type { AppState } from '../../shared/app-state.ts';
import type { ConnectionLook } from '../../shared/connection-look.ts';
import type { Route } from '../../shared/route.ts';
import { Banner } from '../components/banner.tsx';
import { Button } from '../components/button.tsx';
import { savedTime } from '../times.ts';
import { useAppState, useClock, useSend } from '../use-app-state.ts';
import { useConnectionLook } from '../use-connection-look.ts';
import { reasonWords } from './connection-words.ts';
import { OpenNetworkPage } from './open-network-page.tsx';

export type BannerKind = 'signed-out' | 'offline' | 'clock' | 'limited' | 'notifications' | 'demo';

/** The one banner that matters most now. */
export function leadingBanner(
  state: Pick<AppState, 'signIn' | 'connection' | 'desktop'>,
  look: ConnectionLook,
): BannerKind | undefined {
  const { signIn, connection, desktop } = state;
  if (signIn.phase === 'signed-out' && signIn.problem?.kind === 'session-ended') return 'signed-out';
  if (signIn.phase !== 'signed-in') return undefined;
  if (look.kind === 'offline') return 'offline';
  if (look.clockBehind !== undefined) return 'clock';
  if (connection.limitations.length > 0) return 'limited';
  if (!desktop.notifications) return 'notifications';
  return signIn.account.kind === 'demo' ? 'demo' : undefined;
}

type Props = { readonly route: Route; readonly go: (route: Route) => void };

export function Banners({ route, go }: Props): ReactNode {
  const { i18n } = useLingui();
  const signIn = useAppState((state) => state.signIn);
  const connection = useAppState((state) => state.connection);
  const desktop = useAppState((state) => state.desktop);
  const look = useConnectionLook();
  const kind = leadingBanner({ signIn, connection, desktop }, look);
  const name = i18n._({ id: 'banner.name', message: 'Notice' });
  switch (kind) {
    case undefined:
      return null;
    case 'signed-out':
      return <SignedOutBanner name={name} route={route} go={go} />;
    case 'offline':
      return <OfflineBanner name={name} />;
    case 'clock':
      return <ClockBanner name={name} offset={look.clockBehind ?? 0} />;
    case 'limited':
      return <LimitedBanner name={name} go={go} />;
    case 'notifications':
      return (
        <Banner tone="warn" name={name} icon={<CircleAlert size="1.25em" aria-hidden="true" />}>
          {i18n._({ id: 'banner.notifications', message: 'Notifications are turned off for Ringside.' })}
        </Banner>
      );
    case 'demo':
      return (
        <Banner tone="info" name={name} icon={<FlaskConical size="1.25em" aria-hidden="true" />}>
          {i18n._({ id: 'banner.demo', message: 'Demo data. Nothing is sent.' })}
        </Banner>
      );
  }
}

function SignedOutBanner({ name, route, go }: Props & { readonly name: string }): ReactNode {
  const { i18n } = useLingui();
  const signIn = useAppState((state) => state.signIn);
  const problem = signIn.phase === 'signed-out' ? signIn.problem : undefined;
  const company = problem?.kind === 'session-ended' ? problem.company : '';
  // The sign-in page has that very button already.
  const again =
    route.screen === 'settings' ? (
      <Button size="small" onPress={() => go({ screen: 'calls' })}>
        {i18n._({ id: 'signIn.again', message: 'Sign in again' })}
      </Button>
    ) : undefined;
  return (
    <Banner tone="stop" name={name} icon={<LogOut size="1.25em" aria-hidden="true" />} action={again}>
      {company === ''
        ? i18n._({ id: 'banner.signedOut', message: "Signed out. You won't see calls." })
        : i18n._({
            id: 'banner.signedOutOf',
            message: "Signed out of {company}. You won't see its calls.",
            values: { company },
          })}
    </Banner>
  );
}

function OfflineBanner({ name }: { readonly name: string }): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const reason = useAppState((state) => state.connection.reason);
  const clock = useClock();
  const savedAt = useAppState((state) => state.today.readAt ?? state.connection.lastHeardAt);
  const isPortal = reason === 'captive-portal';
  const offline =
    savedAt === undefined
      ? i18n._({
          id: 'banner.offlineEmpty',
          message: "You're offline. Calls do not show up here. Phones keep working.",
        })
      : i18n._({
          id: 'banner.offline',
          message: "You're offline. Showing what was saved at {time}. Phones keep working.",
          values: { time: savedTime(savedAt, clock.now(), i18n.locale) },
        });
  const retry = (
    <Button size="small" onPress={() => send.reconnectNow()}>
      {i18n._({ id: 'action.tryAgain', message: 'Try again' })}
    </Button>
  );
  return (
    <Banner
      tone="warn"
      name={name}
      icon={<WifiOff size="1.25em" aria-hidden="true" />}
      action={isPortal ? <OpenNetworkPage size="small" /> : retry}
    >
      {isPortal ? reasonWords(reason, i18n) : offline}
    </Banner>
  );
}

function ClockBanner({ name, offset }: { readonly name: string; readonly offset: number }): ReactNode {
  const { i18n } = useLingui();
  const minutes = Math.round(Math.abs(offset) / 60_000);
  return (
    <Banner tone="warn" name={name} icon={<Clock size="1.25em" aria-hidden="true" />}>
      {i18n._({
        id: 'banner.clock',
        message:
          "This computer's clock is {minutes, plural, one {# minute} other {# minutes}} off. Times may look wrong.",
        values: { minutes },
      })}
    </Banner>
  );
}

function LimitedBanner({
  name,
  go,
}: {
  readonly name: string;
  readonly go: (route: Route) => void;
}): ReactNode {
  const { i18n } = useLingui();
  const why = (
    <Button size="small" onPress={() => go({ screen: 'connection' })}>
      {i18n._({ id: 'action.why', message: 'Why?' })}
    </Button>
  );
  return (
    <Banner tone="warn" name={name} icon={<CircleAlert size="1.25em" aria-hidden="true" />} action={why}>
      {i18n._({
        id: 'banner.limited',
        message: 'This account may not see everything about its calls. Some may not show up here.',
      })}
    </Banner>
  );
}
