/**
 * The platform's own client, unmodified, in a process of its own: sends a fax in every form, sends one again by its id,
 * reads its record and its content. Prints one line of JSON for each. Arguments: server, client id, redirect, access token.
 */
import { SDK } from '@ringcentral/sdk';

const [server = '', clientId = '', redirectUri = '', token = ''] = process.argv.slice(2);
const tell = (what: string, more: unknown) => console.log(JSON.stringify({ what, more }));
const own = '/restapi/v1.0/account/~/extension/~';

const sdk = new SDK({ server, clientId, redirectUri });
const platform = sdk.platform();
await platform.auth().setData({ token_type: 'bearer', access_token: token, expires_in: '3600' });

type Message = { id: number; uri: string; messageStatus: string; attachments: { uri: string }[] };

async function post(body: Buffer | object, headers: Record<string, string> = {}): Promise<Message> {
  const answer = await platform.post(`${own}/fax`, body, undefined, { headers });
  return (await answer.json()) as Message;
}

/** The bytes that a form is made of, and the type that names its boundary. */
async function encoded(form: FormData) {
  const response = new Response(form);
  const type = response.headers.get('content-type') ?? '';
  return [Buffer.from(await response.arrayBuffer()), { 'content-type': type }] as const;
}

const to = { phoneNumber: '+14155550188', name: 'Bay Clinic' };
const text = new File(['A page of text.\n'], 'note.txt', { type: 'text/plain' });

const withJson = new FormData();
withJson.append(
  'json',
  new File([JSON.stringify({ to: [to], faxResolution: 'High' })], 'request.json', {
    type: 'application/json',
  }),
);
withJson.append('attachment', text);
const first = await post(...(await encoded(withJson)));
tell('json part', first.messageStatus);

const withFields = new FormData();
withFields.append('to', to.phoneNumber);
withFields.append('to', '+14155550180');
withFields.append('coverIndex', '7');
withFields.append('attachment', text);
tell('fields', (await post(...(await encoded(withFields)))).messageStatus);

const parts = [
  `Content-Type: application/json\r\n\r\n${JSON.stringify({ to: [to] })}`,
  'Content-Type: text/plain\r\nContent-Disposition: attachment; filename="note.txt"\r\n\r\nA page of text.',
];
const mixed = Buffer.from(`${parts.map((part) => `--b\r\n${part}\r\n`).join('')}--b--\r\n`);
tell('mixed', (await post(mixed, { 'content-type': 'multipart/mixed; boundary=b' })).messageStatus);

// The test ends the first one meanwhile.
await new Promise((resolve) => process.stdin.once('data', resolve));
tell('status', ((await (await platform.get(first.uri)).json()) as Message).messageStatus);
const again = await post({ originalMessageId: String(first.id), to: [{ phoneNumber: '+12125550100' }] });
tell('forwarded', again.messageStatus);
const content = await platform.get(first.attachments[0]?.uri ?? '');
tell('content', [content.headers.get('content-type'), (await content.text()).slice(0, 5)]);
process.exit(0);
