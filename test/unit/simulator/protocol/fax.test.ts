import { describe, expect, it } from 'vitest';
import { createClient, firstCode, type Json } from './a-client.ts';
import {
  clinic,
  fetchContent,
  formOf,
  messageOf,
  own,
  pdfOf,
  post,
  sendFax,
  settleFaxes,
  uriOf,
} from './a-fax.ts';

const bytesOf = async (file: File) => Buffer.from(await file.arrayBuffer());
const statusesOf = ({ to }: Json) => (to as Json[]).map((one) => [one.messageStatus, one.faxErrorCode]);

/** A body in the other form, written by hand. */
function mixed(parts: readonly string[], type = 'multipart/mixed') {
  const body = `${parts.map((part) => `--here\r\n${part}\r\n`).join('')}--here--\r\n`;
  return [Buffer.from(body, 'latin1'), { 'content-type': `${type}; boundary="here"` }] as const;
}
const envelope = `Content-Type: application/json\r\n\r\n{"to":[{"phoneNumber":"${clinic}"}]}`;

describe('a fax by request', () => {
  it.each([false, true])('is accepted, rendered and sent (as fields: %s)', async (asFields) => {
    const client = createClient();
    const fields = { to: [{ phoneNumber: clinic, name: 'Bay Clinic' }], faxResolution: 'Low', coverIndex: 0 };
    const { status, body } = await sendFax(client, { fields, asFields, files: [pdfOf(3)] });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...{ type: 'Fax', direction: 'Outbound', availability: 'Alive', messageStatus: 'Queued' },
      ...{ faxPageCount: 0, faxResolution: 'Low', coverIndex: 0, readStatus: 'Read' },
      from: { phoneNumber: '+16505550101', name: 'Ava Morgan' },
    });
    expect(statusesOf(body)).toEqual([['Queued', undefined]]);
    client.clock.advance(3_000);
    expect(await messageOf(client, body.id)).toMatchObject({ messageStatus: 'Queued', faxPageCount: 3 });
    settleFaxes(client);
    expect(await messageOf(client, body.id)).toMatchObject({ messageStatus: 'Sent', faxPageCount: 3 });
  });

  it('is accepted as multipart/mixed, its files in their order', async () => {
    const client = createClient();
    const file = (name: string, text: string) =>
      `Content-Type: text/plain\r\nContent-Disposition: attachment; filename="${name}"\r\n\r\n${text}`;
    const [body, headers] = mixed([envelope, file('one.txt', 'first'), file('two.txt', 'second\r\n--her')]);
    const answer = await post(client, body, headers);
    expect(answer.status).toBe(200);
    const [truth] = client.simulator.world.faxes.truth();
    expect(truth?.files.map(({ name, content }) => [name, Buffer.from(content).toString()])).toEqual([
      ['one.txt', 'first'],
      ['two.txt', 'second\r\n--her'],
    ]);
  });

  it('keeps every byte, and shows a PDF that was sent alone as it was', async () => {
    const client = createClient();
    const odd = new File([Uint8Array.from({ length: 70_000 }, (_, index) => (index * 31) % 256)], 'odd.doc');
    const pdf = pdfOf(2);
    await sendFax(client, { files: [odd] });
    const { body } = await sendFax(client, { files: [pdf] });
    const kept = client.simulator.world.faxes.truth().map(({ files }) => Buffer.from(files[0]!.content));
    expect(kept[0]!.equals(await bytesOf(odd))).toBe(true);
    expect(kept[1]!.equals(await bytesOf(pdf))).toBe(true);
    settleFaxes(client);
    const content = await fetchContent(client, uriOf(body));
    expect(content.headers.get('content-type')).toBe('application/pdf');
    expect(Buffer.from(await content.arrayBuffer()).equals(await bytesOf(pdf))).toBe(true);
  });

  it.each<[string, number, string, Json, readonly File[] | undefined]>([
    ['nobody', 400, 'CMN-101', { to: [] }, undefined],
    ['a number that is none', 400, 'CMN-101', { to: [{ phoneNumber: 'abc' }] }, undefined],
    ['a short number', 400, 'CMN-101', { to: [{ phoneNumber: '102' }] }, undefined],
    ['an unknown cover page', 400, 'CMN-101', { coverIndex: 99 }, undefined],
    ['a cover text that is too long', 400, 'CMN-101', { coverPageText: 'x'.repeat(1025) }, undefined],
    ['a time that is none', 400, 'CMN-101', { sendTime: 'soon' }, undefined],
    ['an unknown country', 400, 'CMN-101', { isoCode: 'ZZ' }, undefined],
    ['an unknown resolution', 400, 'CMN-101', { faxResolution: 'Fine' }, undefined],
    ['no file', 400, 'CMN-101', {}, []],
    ['an empty file', 400, 'MSG-347', {}, [new File([], 'empty.pdf')]],
    ['a program', 415, 'MSG-348', {}, [new File(['MZ'], 'setup.exe')]],
    ['a special character in a name', 400, 'CMN-101', {}, [new File(['x'], 'you & me.txt')]],
  ])('for %s is refused', async (_what, status, code, fields, files) => {
    const client = createClient();
    const answer = await sendFax(client, { fields, ...(files ? { files } : {}) });
    expect([answer.status, firstCode(answer)]).toEqual([status, code]);
    expect(client.simulator.world.faxes.truth()).toEqual([]);
  });

  it.each([
    ['MSG-349', 'a first part that is broken JSON', ['Content-Type: application/json\r\n\r\n{"to":'], false],
    ['MSG-349', 'an end that is missing', [envelope], true],
    ['MSG-350', 'a file without a disposition', [envelope, 'Content-Type: text/plain\r\n\r\nhello'], false],
    ['MSG-351', 'a file without a name', [envelope, 'Content-Disposition: attachment\r\n\r\nhello'], false],
  ] as const)('is refused with %s for %s', async (code, _what, parts, isCut) => {
    const client = createClient();
    const [body, headers] = mixed(parts);
    const answer = await post(client, isCut ? body.subarray(0, -8) : body, headers);
    expect([answer.status, firstCode(answer)]).toEqual([400, code]);
  });

  it.each([
    [52_428_801, 'MSG-337', 1],
    [30_000_000, 'MSG-338', 2],
  ])('is refused when files of %i bytes are too large: %s', async (size, code, count) => {
    const client = createClient();
    const files = Array.from({ length: count }, () => new File([new Uint8Array(size)], 'large.tif'));
    const answer = await sendFax(client, { files });
    expect([answer.status, firstCode(answer)]).toEqual([413, code]);
  });

  it('needs the permission and the feature, and counts as heavy', async () => {
    const client = createClient();
    client.simulator.permissions.delete('Faxes');
    expect(firstCode(await sendFax(client))).toBe('CMN-401');
    client.simulator.permissions.add('Faxes');
    client.simulator.world.changeQuirks({ withoutFax: true });
    const refused = await sendFax(client);
    expect([refused.status, firstCode(refused)]).toEqual([403, 'MSG-341']);
    expect(refused.headers.get('x-rate-limit-group')).toBe('heavy');
    const features = (await client.call('GET', own)).body.serviceFeatures as Json[];
    expect(features.find(({ featureName }) => featureName === 'Fax')).toMatchObject({ enabled: false });
  });

  it('fails when nobody can render it, or it has more than 200 pages', async () => {
    const client = createClient();
    const broken = await sendFax(client, { files: [new File(['MZ'], 'order.pdf')] });
    const long = await sendFax(client, { files: [pdfOf(201)] });
    settleFaxes(client);
    expect(statusesOf(await messageOf(client, broken.body.id))).toEqual([
      ['SendingFailed', 'RenderingFailed'],
    ]);
    const after = await messageOf(client, long.body.id);
    expect(statusesOf(after)).toEqual([['SendingFailed', 'TooManyPages']]);
    expect(after).toMatchObject({ messageStatus: 'SendingFailed', faxPageCount: 201 });
  });

  it('tells each recipient apart when it reaches only some', async () => {
    const client = createClient();
    const to = [{ phoneNumber: clinic }, { phoneNumber: '+14155550180' }, { phoneNumber: '+14155550181' }];
    client.simulator.world.faxes.plan({ outcome: 'sent' }, { to: '+14155550181' });
    const { body } = await sendFax(client, { fields: { to } });
    settleFaxes(client);
    const after = await messageOf(client, body.id);
    expect(after.messageStatus).toBe('SendingFailed');
    expect(statusesOf(after)).toEqual([
      ['Sent', undefined],
      ['SendingFailed', 'LineBusy'],
      ['Sent', undefined],
    ]);
  });

  it('waits for its time, and never goes when it is deleted before that', async () => {
    const client = createClient();
    const sendTime = new Date(client.clock.now() + 3_600_000).toISOString();
    const first = await sendFax(client, { fields: { sendTime } });
    const second = await sendFax(client, { fields: { sendTime } });
    client.clock.advance(3_500_000);
    expect(await messageOf(client, first.body.id)).toMatchObject({
      messageStatus: 'Queued',
      faxPageCount: 1,
    });
    await client.call('DELETE', `${own}/message-store/${String(second.body.id)}`);
    settleFaxes(client);
    const [sent, cancelled] = client.simulator.world.faxes.truth();
    expect(sent?.recipients[0]?.status).toBe('Sent');
    expect(cancelled).toMatchObject({ recipients: [{ status: 'Queued' }] });
    expect(cancelled?.cancelledAt).toBeDefined();
  });

  it('has a cover page in front when one is chosen', async () => {
    const client = createClient();
    const { body } = await sendFax(client, { fields: { coverIndex: 7, coverPageText: 'See the order.' } });
    settleFaxes(client);
    expect(await messageOf(client, body.id)).toMatchObject({
      faxPageCount: 2,
      coverIndex: 7,
      coverPageText: 'See the order.',
    });
    const content = Buffer.from(await (await fetchContent(client, uriOf(body))).arrayBuffer()).toString(
      'latin1',
    );
    expect(content).toContain('/Count 2');
  });

  it('to a colleague arrives in the colleague’s store', async () => {
    const client = createClient();
    const pdf = pdfOf(2);
    await sendFax(client, { fields: { to: [{ phoneNumber: '+16505550102' }] }, files: [pdf] });
    settleFaxes(client);
    client.signIn(client.simulator.people[1]!.id);
    const { records } = (await client.call('GET', `${own}/message-store`)).body as { records: Json[] };
    expect(records).toMatchObject([
      { direction: 'Inbound', faxPageCount: 2, from: { phoneNumber: '+16505550101' } },
    ]);
  });
});

describe('a fax sent again by its id', () => {
  const again = (client: ReturnType<typeof createClient>, body: Json) =>
    client.call('POST', `${own}/fax`, { body });

  it('goes to those it failed at, or on to others', async () => {
    const client = createClient();
    const fields = { to: [{ phoneNumber: clinic }, { phoneNumber: '+14155550180' }] };
    const { body } = await sendFax(client, { fields });
    settleFaxes(client);
    const originalMessageId = String(body.id);
    const resent = await again(client, { originalMessageId });
    expect(resent.body.to).toMatchObject([{ phoneNumber: '+14155550180', messageStatus: 'Queued' }]);
    const forwarded = await again(client, { originalMessageId, to: [{ phoneNumber: '+12125550100' }] });
    expect(forwarded.body.to).toMatchObject([{ phoneNumber: '+12125550100' }]);
    const truths = client.simulator.world.faxes.truth();
    expect(truths.slice(1).map(({ originalId }) => String(originalId))).toEqual([
      originalMessageId,
      originalMessageId,
    ]);
    expect(truths[2]?.files).toEqual(truths[0]?.files);
  });

  it('may be one that came in', async () => {
    const client = createClient();
    const { world, people } = client.simulator;
    const { id } = world.faxes.receive({ extensionId: people[0]!.id, from: clinic, pages: 2 });
    expect((await again(client, { originalMessageId: String(id) })).status).toBe(406);
    const { status, body } = await again(client, {
      originalMessageId: String(id),
      to: [{ phoneNumber: clinic }],
    });
    expect(status).toBe(200);
    settleFaxes(client);
    expect(await messageOf(client, body.id)).toMatchObject({ messageStatus: 'Sent', faxPageCount: 2 });
  });

  it('is refused in another state, by the switch, and for an id that is nobody’s', async () => {
    const client = createClient();
    const { body } = await sendFax(client);
    const originalMessageId = String(body.id);
    expect(firstCode(await again(client, { originalMessageId }))).toBe('MSG-343');
    settleFaxes(client);
    expect(firstCode(await again(client, { originalMessageId }))).toBe('MSG-343');
    client.simulator.world.changeQuirks({ faxResendRefused: true });
    const refused = await again(client, { originalMessageId, to: [{ phoneNumber: clinic }] });
    expect([refused.status, firstCode(refused)]).toEqual([406, 'MSG-343']);
    expect(firstCode(await again(client, { originalMessageId: '1' }))).toBe('CMN-102');
  });
});

it('a form is the same however it is written', () => {
  expect([...formOf({ asFields: true }).keys()]).toEqual(['to', 'attachment']);
});
