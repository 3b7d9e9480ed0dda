import { createLateScreen } from './frame/late-screen.tsx';

const settings = createLateScreen(() =>
  import('./settings/settings-screen.tsx').then(({ SettingsScreen }) => SettingsScreen),
);
const people = createLateScreen(() =>
  import('./people/people-screen.tsx').then(({ PeopleScreen }) => PeopleScreen),
);
const faxes = createLateScreen(() => import('./fax/faxes-screen.tsx').then(({ FaxesScreen }) => FaxesScreen));
const composer = createLateScreen(() =>
  import('./fax/compose/composer.tsx').then(({ Composer }) => Composer),
);
const connection = createLateScreen(() =>
  import('./connection/connection-screen.tsx').then(({ ConnectionScreen }) => ConnectionScreen),
);

export const SettingsScreen = settings.Screen;
export const PeopleScreen = people.Screen;
export const FaxesScreen = faxes.Screen;
export const Composer = composer.Screen;
export const ConnectionScreen = connection.Screen;

/** Fetches what the window does not begin with, so that each screen is there when somebody goes to it. */
export async function prefetchScreens(): Promise<void> {
  await Promise.all([settings, people, faxes, composer, connection].map(({ prefetch }) => prefetch()));
}
