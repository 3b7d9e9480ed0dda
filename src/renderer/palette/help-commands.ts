import { alsoFrom, type Command, type CommandWorld, obstacleOf, signedOutObstacle } from './command.ts';

/** Signing in and out. Leaving asks first, where it says what is removed. */
export function accountCommands(world: CommandWorld): readonly Command[] {
  const { navigation, send, i18n, state } = world;
  const isIn = state.signIn.phase === 'signed-in';
  return [
    {
      ...{ name: 'account.signIn', group: 'account', run: () => send.signIn() },
      title: i18n._({ id: 'command.signIn', message: 'Sign in to RingCentral' }),
      also: alsoFrom(i18n._({ id: 'command.signIn.also', message: 'log in, account' })),
      ...obstacleOf(isIn ? i18n._({ id: 'command.isSignedIn', message: 'You are signed in.' }) : undefined),
    },
    {
      ...{ name: 'account.signOut', group: 'account' },
      run: () => navigation.go({ screen: 'settings', page: 'account' }),
      title: i18n._({ id: 'command.signOut', message: 'Sign out…' }),
      also: alsoFrom(i18n._({ id: 'command.signOut.also', message: 'log out, leave, remove account' })),
      ...obstacleOf(signedOutObstacle(world)),
    },
  ];
}

/** For whoever looks for a fault, or for a word about all this. */
export function helpCommands(world: CommandWorld): readonly Command[] {
  const { navigation, send, i18n, state } = world;
  const signedOut = signedOutObstacle(world);
  const runs = state.ringMe.phase === 'running';
  return [
    {
      ...{ name: 'help.connection', group: 'help', run: () => navigation.go({ screen: 'connection' }) },
      title: i18n._({ id: 'command.connection', message: 'Check the connection' }),
      also: alsoFrom(
        i18n._({ id: 'command.connection.also', message: 'network, online, trouble, diagnostics' }),
      ),
      ...obstacleOf(signedOut),
    },
    {
      ...{ name: 'help.ringMe', group: 'help', run: () => send.startRingMeTest() },
      title: i18n._({ id: 'command.ringMe', message: 'Place a test call to myself' }),
      also: alsoFrom(i18n._({ id: 'command.ringMe.also', message: 'ring me, try, phone test' })),
      ...obstacleOf(
        signedOut,
        runs ? i18n._({ id: 'command.ringMeRuns', message: 'It is ringing you now.' }) : undefined,
      ),
    },
    {
      ...{ name: 'help.testCall', group: 'help', run: () => send.showTestCall(), ...obstacleOf(signedOut) },
      title: i18n._({ id: 'command.testCall', message: 'Show a test call on the card' }),
      also: alsoFrom(i18n._({ id: 'command.testCall.also', message: 'notification, try, preview' })),
    },
    {
      ...{ name: 'help.report', group: 'help', run: () => send.saveReport() },
      title: i18n._({ id: 'command.report', message: 'Save a report for support…' }),
      also: alsoFrom(i18n._({ id: 'command.report.also', message: 'log, diagnostics, bug' })),
    },
  ];
}
