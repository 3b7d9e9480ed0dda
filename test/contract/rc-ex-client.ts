/**
 * RingCentral's extensible client with its WebSocket extension, both unmodified, in a process of its own. It signs in
 * with PKCE, subscribes, repairs its line by itself, and prints one line of JSON for each thing that happens.
 * Arguments: server, client id, redirect.
 */
import RingCentral from '@rc-ex/core';
import WebSocketExtension, { Events } from '@rc-ex/ws';
import { createHash, randomBytes } from 'node:crypto';

const [server = '', clientId = '', redirect_uri = ''] = process.argv.slice(2);
const tell = (what: string, more: unknown): void => console.log(JSON.stringify({ what, more }));
const code_verifier = randomBytes(32).toString('base64url');

/** What a person does in the browser: reads the page, chooses herself, allows. */
async function allow(): Promise<string> {
  const code_challenge = createHash('sha256').update(code_verifier).digest('base64url');
  const asked = { client_id: clientId, redirect_uri, code_challenge, code_challenge_method: 'S256' };
  const query = new URLSearchParams({ response_type: 'code', state: 'extensible', ...asked });
  const html = await (await fetch(`${server}/restapi/oauth/authorize?${query.toString()}`)).text();
  const ticket = /name="ticket" value="([^"]+)"/.exec(html)?.[1] ?? '';
  const person = /name="person" value="(\d+)"/.exec(html)?.[1] ?? '';
  const body = new URLSearchParams({ ticket, person, decision: 'allow' });
  const address = `${server}/restapi/oauth/authorize`;
  const answer = await fetch(address, { method: 'POST', body, redirect: 'manual' });
  return new URL(answer.headers.get('location') ?? '').searchParams.get('code') ?? '';
}

const rc = new RingCentral({ server, clientId });
await rc.authorize({ code: await allow(), redirect_uri, code_verifier });
const { name } = await rc.restapi().account().extension().get();
tell('signed-in', name);

const line = new WebSocketExtension();
line.eventEmitter.on(Events.autoRecoverSuccess, () =>
  tell('recovered', line.connectionDetails.recoveryState),
);
line.eventEmitter.on(Events.autoRecoverFailed, () => tell('connected-anew', null));
// It would use a socket's token again for 80 % of its life; the platform's guide gives each token one connection.
line.eventEmitter.on(Events.connectionReady, () => {
  line.wsTokenExpiresAt = 0;
});
await rc.installExtension(line);
const filters = ['/restapi/v1.0/account/~/extension/~/presence?detailedTelephonyState=true'];
await line.subscribe(filters, (event: unknown) => tell('notification', event));
tell('subscribed', null);

process.stdin.on('data', () => {
  void line.revoke().then(async () => {
    await rc.revoke();
    tell('signed-out', null);
    process.exit(0);
  });
});
