import { writePdf } from '../../../../src/simulator/world/messages/pdf.ts';
import type { Client, Json } from './a-client.ts';

export const own = '/restapi/v1.0/account/~/extension/~';
export const clinic = '+14155550188';

export type Upload = {
  readonly fields?: Json;
  readonly files?: readonly File[];
  /** As separate fields of the form instead of a part with JSON. */
  readonly asFields?: boolean;
};

export const pdfOf = (pages: number, title = 'Order'): File =>
  new File(
    [Uint8Array.from(writePdf(Array.from({ length: pages }, (_, index) => [title, `Page ${index + 1}`])))],
    'order.pdf',
    {
      type: 'application/pdf',
    },
  );

export function formOf({ fields = {}, files = [pdfOf(1)], asFields = false }: Upload): FormData {
  const form = new FormData();
  const all: Json = { to: [{ phoneNumber: clinic }], ...fields };
  if (asFields)
    for (const [name, value] of Object.entries(all))
      for (const one of [value].flat())
        form.append(
          name,
          typeof one === 'object'
            ? (one as { phoneNumber: string }).phoneNumber
            : JSON.stringify(one).replaceAll('"', ''),
        );
  else form.append('json', new File([JSON.stringify(all)], 'request.json', { type: 'application/json' }));
  for (const file of files) form.append('attachment', file);
  return form;
}

/** Sends a request with a body of any kind; the answer's body is JSON. */
export async function post({ simulator }: Client, body: BodyInit, headers: Record<string, string> = {}) {
  const { access_token: token } = simulator.sign.tokens();
  const response = await simulator.fetch(`${simulator.url}${own}/fax`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, ...headers },
    body,
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Json };
}

export const sendFax = (client: Client, upload: Upload = {}) => post(client, formOf(upload));

/** Long enough for every fax of a few pages. */
export const settleFaxes = ({ clock }: Client) => clock.advance(600_000);

export const messageOf = async ({ call }: Client, id: unknown): Promise<Json> =>
  (await call('GET', `${own}/message-store/${String(id)}`)).body;

/** What the host for content answers. */
export function fetchContent({ simulator }: Client, uri: unknown, headers: Record<string, string> = {}) {
  const { access_token: token } = simulator.sign.tokens();
  return simulator.fetch(String(uri), { headers: { authorization: `Bearer ${token}`, ...headers } });
}

export const uriOf = (message: Json): string => (message.attachments as { uri: string }[])[0]?.uri ?? '';
