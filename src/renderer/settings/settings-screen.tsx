import { useLingui } from '@lingui/react';
import ChevronLeft from 'lucide-react/icons/chevron-left';
import { type ReactNode, useState } from 'react';
import { type Route, type SettingsPage, settingsPages } from '../../shared/route.ts';
import { Button } from '../components/button.tsx';
import type { Layout } from '../frame/use-layout.ts';
import { AboutPage } from './about-page.tsx';
import { AccountPage } from './account-page.tsx';
import { AppearancePage } from './appearance-page.tsx';
import { CallsPage } from './calls-page.tsx';
import { CardPage } from './card-page.tsx';
import { DataPage } from './data-page.tsx';
import { FaxesPage } from './faxes-page.tsx';
import { GeneralPage } from './general-page.tsx';
import { NetworkPage } from './network-page.tsx';
import { NotificationsPage } from './notifications-page.tsx';
import { pageWords } from './page-words.ts';
import { ScreenPopPage } from './screen-pop-page.tsx';
import { ShortcutsPage } from './shortcuts-page.tsx';

type Props = {
  readonly page: SettingsPage;
  readonly go: (route: Route) => void;
  readonly layout: Layout;
};

/** The pages of the settings beside the chosen one; one at a time where it is narrow. */
export function SettingsScreen({ page, go, layout }: Props): ReactNode {
  const { i18n } = useLingui();
  const [listing, setListing] = useState(false);
  const choose = (next: SettingsPage): void => {
    setListing(false);
    go({ screen: 'settings', page: next });
  };
  return (
    <div className="panes panes-settings" data-detail={listing ? 'closed' : 'open'}>
      <nav
        className="pane-list settings-pages scroll"
        data-region="list"
        aria-label={i18n._({ id: 'settings.pages', message: 'Settings pages' })}
      >
        {settingsPages.map((each) => (
          <Button
            key={each}
            look="ghost"
            className={`nav-item ${each === page ? 'nav-item-current' : ''}`}
            current={each === page}
            onPress={() => choose(each)}
          >
            <span className="nav-words">{pageWords(each, i18n)}</span>
          </Button>
        ))}
      </nav>
      <section
        className="pane-detail scroll"
        data-region="detail"
        tabIndex={-1}
        aria-labelledby="settings-page"
      >
        {layout === 'single' ? (
          <Button look="ghost" className="detail-back" onPress={() => setListing(true)}>
            <ChevronLeft className="mirrors" size="1.25em" aria-hidden="true" />
            {i18n._({ id: 'settings.back', message: 'All settings' })}
          </Button>
        ) : null}
        <div className="settings-column">
          <h2 id="settings-page">{pageWords(page, i18n)}</h2>
          <Page page={page} />
        </div>
      </section>
    </div>
  );
}

function Page({ page }: { readonly page: SettingsPage }): ReactNode {
  switch (page) {
    case 'general':
      return <GeneralPage />;
    case 'account':
      return <AccountPage />;
    case 'calls':
      return <CallsPage />;
    case 'card':
      return <CardPage />;
    case 'faxes':
      return <FaxesPage />;
    case 'notifications':
      return <NotificationsPage />;
    case 'screen-pop':
      return <ScreenPopPage />;
    case 'shortcuts':
      return <ShortcutsPage />;
    case 'appearance':
      return <AppearancePage />;
    case 'data':
      return <DataPage />;
    case 'network':
      return <NetworkPage />;
    case 'about':
      return <AboutPage />;
  }
}
