/**
 * The platform's own client, unmodified, in a process of its own so that no alias or shim of ours reaches it. It signs in
 * with PKCE, subscribes, and prints one line of JSON for each thing that happens. Arguments: server, client id, redirect.
 */
import { SDK } from '@ringcentral/sdk';
import { Subscriptions } from '@ringcentral/subscriptions';

const [server = '', clientId = '', redirectUri = ''] = process.argv.slice(2);
const tell = (what: string, more: unknown) => console.log(JSON.stringify({ what, more }));

/** What a person does in the browser: reads the page, chooses herself, allows. */
async function allow(loginUrl: string): Promise<string> {
  const html = await (await fetch(loginUrl)).text();
  const ticket = /name="ticket" value="([^"]+)"/.exec(html)?.[1] ?? '';
  const person = /name="person" value="(\d+)"/.exec(html)?.[1] ?? '';
  const body = new URLSearchParams({ ticket, person, decision: 'allow' });
  const answer = await fetch(`${server}/restapi/oauth/authorize`, {
    method: 'POST',
    body,
    redirect: 'manual',
  });
  return answer.headers.get('location') ?? '';
}

const sdk = new SDK({ server, clientId, redirectUri });
const platform = sdk.platform();
const back = await allow(platform.loginUrl({ usePKCE: true, state: 'official' }));
await platform.login({
  ...platform.parseLoginRedirect(new URL(back).search),
  code_verifier: platform.codeVerifier,
});
const extension = (await (await platform.get('/restapi/v1.0/account/~/extension/~')).json()) as {
  name: string;
};
tell('signed-in', extension.name);

const subscription = new Subscriptions({ sdk }).createSubscription();
subscription.on(subscription.events.notification, (event: unknown) => tell('notification', event));
await subscription
  .setEventFilters(['/restapi/v1.0/account/~/extension/~/presence?detailedTelephonyState=true'])
  .register();
tell('subscribed', null);

process.stdin.on('data', () => {
  void platform.refresh().then(async () => {
    tell('refreshed', null);
    await platform.logout();
    tell('signed-out', null);
    process.exit(0);
  });
});
