import { useLingui } from '@lingui/react';
import type { I18n } from '@lingui/core';
import { type ReactNode, useEffect, useRef } from 'react';
import type { Route } from '../shared/route.ts';
import { CallsScreen } from './calls/calls-screen.tsx';
import { DropLayer } from './fax/compose/drop-layer.tsx';
import { dropTarget } from './fax/compose/drop-target.ts';
import { FaxUndoToast } from './fax/undo-toast.tsx';
import { Banners } from './frame/banners.tsx';
import { ProblemAlert } from './frame/problem-alert.tsx';
import { ReconnectingLine } from './frame/reconnecting-line.tsx';
import { Sidebar } from './frame/sidebar.tsx';
import { TitleStrip } from './frame/title-strip.tsx';
import { useAppKeys } from './frame/use-app-keys.ts';
import { type Layout, useLayout } from './frame/use-layout.ts';
import { type Navigation, useRoute } from './frame/use-route.ts';
import {
  Composer,
  ConnectionScreen,
  FaxesScreen,
  PeopleScreen,
  prefetchScreens,
  SettingsScreen,
} from './late-screens.ts';
import { usePalette } from './palette/use-palette.tsx';
import { SignInScreen } from './sign-in/sign-in-screen.tsx';
import { useAppState, useClock } from './use-app-state.ts';

/** Ms after the window's first picture: then the other screens are fetched. */
const quiet = 500;

type Props = { readonly firstRoute?: Route | undefined };

/** The main window: title, sidebar, one screen. Without a sign-in only sign-in and settings are there. */
export function App({ firstRoute = { screen: 'calls' } }: Props): ReactNode {
  const { i18n } = useLingui();
  const signedIn = useAppState((state) => state.signIn.phase === 'signed-in');
  const navigation = useRoute(firstRoute);
  const layout = useLayout();
  const titleRef = useTitleFocus(navigation.route);
  useAppKeys(navigation, signedIn);
  const palette = usePalette(navigation);
  const clock = useClock();
  useEffect(() => clock.after(quiet, () => void prefetchScreens()), [clock]);
  return (
    <div className="frame" data-layout={layout} data-signed-in={signedIn}>
      <TitleStrip
        navigation={navigation}
        title={titleOf(navigation.route, signedIn, i18n)}
        titleRef={titleRef}
        onSearch={palette.open}
      />
      <ReconnectingLine />
      <ProblemAlert />
      <Banners route={navigation.route} go={navigation.go} />
      <div className="frame-body">
        {signedIn ? <Sidebar route={navigation.route} layout={layout} go={navigation.go} /> : null}
        <main className="screen">
          <Screen navigation={navigation} layout={layout} signedIn={signedIn} />
        </main>
      </div>
      {palette.drawn}
      {signedIn ? <FaxUndoToast /> : null}
      {signedIn ? <DropLayer target={dropTarget(navigation.route)} /> : null}
    </div>
  );
}

type ScreenProps = {
  readonly navigation: Navigation;
  readonly layout: Layout;
  readonly signedIn: boolean;
};

function Screen({ navigation, layout, signedIn }: ScreenProps): ReactNode {
  const { route, go } = navigation;
  if (route.screen === 'settings') return <SettingsScreen page={route.page} go={go} layout={layout} />;
  if (!signedIn) return <SignInScreen go={go} />;
  switch (route.screen) {
    case 'calls':
      return <CallsScreen route={route} go={go} layout={layout} />;
    case 'contacts':
      return <PeopleScreen route={route} go={go} layout={layout} />;
    case 'faxes':
      if (route.draftId !== undefined) return <Composer draftId={route.draftId} go={go} layout={layout} />;
      return <FaxesScreen route={route} go={go} layout={layout} />;
    case 'connection':
      return <ConnectionScreen route={route} go={go} />;
  }
}

function titleOf({ screen }: Route, signedIn: boolean, i18n: I18n): string {
  if (screen === 'settings') return i18n._({ id: 'section.settings', message: 'Settings' });
  if (!signedIn) return i18n._({ id: 'section.welcome', message: 'Ringside' });
  switch (screen) {
    case 'calls':
      return i18n._({ id: 'section.calls', message: 'Calls' });
    case 'contacts':
      return i18n._({ id: 'section.contacts', message: 'Contacts' });
    case 'faxes':
      return i18n._({ id: 'section.faxes', message: 'Faxes' });
    case 'connection':
      return i18n._({ id: 'section.connection', message: 'Connection' });
  }
}

/** After a change of screen the focus goes to its title, unless the sidebar keeps it or the screen has a place for it. */
function useTitleFocus(route: Route): React.RefObject<HTMLHeadingElement | null> {
  const ref = useRef<HTMLHeadingElement>(null);
  const drawn = useRef(route.screen);
  useEffect(() => {
    if (drawn.current === route.screen) return;
    drawn.current = route.screen;
    const keeps = document.activeElement?.closest('[data-region="sidebar"], [data-own-focus]');
    if (keeps === null) ref.current?.focus();
  }, [route.screen]);
  return ref;
}
