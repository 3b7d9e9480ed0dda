import { afterEach, expect, it } from 'vitest';
import { createDocumentMemory } from '../../src/main/storage/document-memory.ts';
import { watchTraffic } from '../support/described-traffic.ts';
import { unusedDeviations } from '../support/openapi-deviations.ts';
import { faxTo, uploadOf } from '../support/fax-uploads.ts';
import { loadOpenApi, openApiMissing } from '../support/openapi.ts';
import { createPlatformFixture, type PlatformFixture } from '../support/platform-fixture.ts';

let fixture: PlatformFixture;
afterEach(() => fixture.close());

it.skipIf(!loadOpenApi())(
  `asks the platform only for what it describes, in the described way ${loadOpenApi() ? '' : openApiMissing}`,
  async () => {
    fixture = createPlatformFixture();
    const { platform, clock, simulator } = fixture;
    const traffic = watchTraffic(simulator);
    /** Waits on time that is pushed. */
    const settled = async <T>(promise: Promise<T>) => {
      await clock.run(3_000);
      return promise;
    };

    await fixture.signIn();
    const account = await settled(platform.readAccount());
    platform.events.connect();
    await clock.until(() => fixture.phase() === 'online', 5_000);
    const call = simulator.world.telephony.ring({ from: '+14155550177', to: Number(account.extensionId) });
    await clock.run(3_000);
    simulator.world.telephony.answer(call, { extensionId: Number(account.extensionId) });
    await settled(platform.readOwnPhones(() => undefined));
    await settled(platform.readPresence());
    await settled(platform.readActiveCalls());
    await settled(platform.writePresence({ dndStatus: 'DoNotAcceptAnyCalls' }));
    simulator.world.telephony.hangUp(call);
    await clock.run(60_000);
    const first = { token: undefined, since: clock.now() - 86_400_000, isKnown: () => false };
    const { token } = await settled(platform.syncCallLog(first));
    await settled(platform.syncCallLog({ ...first, token }));
    await settled(platform.readDirectory(1, undefined));
    const contacts = await settled(platform.syncContacts({}));
    await settled(platform.syncContacts({ token: 'token' in contacts ? contacts.token : undefined }));
    await settled(platform.readFavourites());
    const dana = {
      firstName: 'Dana',
      mobilePhone: '+14155550177',
      birthday: '1985-04-12',
      'homeAddress.city': 'Fernhill',
    };
    const made = await settled(platform.createContact(dana, 'user'));
    const contactId = made.kind === 'written' ? made.contact.id : '';
    await clock.run(60_000); // Ten Heavy requests a minute.
    await settled(platform.findContacts({ startsWith: 'Dana' }));
    await settled(platform.changeContact(contactId, dana, { ...dana, lastName: 'Wu', mobilePhone: '' }));
    await settled(platform.changeFavourites({ add: { source: 'personal', id: contactId } }));
    await settled(platform.readContact(contactId));
    await settled(platform.deleteContacts([contactId]));
    await clock.run(60_000);
    await settled(platform.readTeamPersons([account.extensionId]));
    await settled(platform.readTeamPersons([account.extensionId, 'glip-1']));
    await settled(platform.readCovers());
    const way = { onProgress: () => undefined, signal: new AbortController().signal };
    const file = uploadOf('order.txt', Buffer.from('Please see below.'), 'text/plain');
    const sent = await settled(platform.sendFax(faxTo('+14155550188', [file]), way));
    const originalId = sent.kind === 'accepted' ? sent.message.id : '';
    const others = [{ phoneNumber: '+14155550199' }];
    await settled(platform.repeatFax({ originalId, to: others, sendAt: undefined }, way));
    simulator.world.faxes.receive({ extensionId: Number(account.extensionId), from: '+14155550177' });
    await clock.run(60_000);
    const faxes = await settled(
      platform.syncMessages({ kind: 'all', sentSince: clock.now() - 86_400_000, received: 200 }),
    );
    await settled(platform.syncMessages({ kind: 'token', token: faxes.token }));
    const [received] = faxes.records.filter(({ direction }) => direction === 'Inbound');
    const id = received?.id ?? '';
    await settled(platform.readMessage(id));
    await settled(
      platform.readContent(received!.attachments[0]!, createDocumentMemory().begin(id), {
        ...way,
        urgency: 'user',
      }),
    );
    await settled(platform.markMessage(id, 'Read'));
    await settled(platform.deleteMessage(id));
    await settled(platform.restoreMessage(id));
    simulator.killSockets();
    await clock.run(60_000);
    await clock.run(3_600_000); // Long enough for a refresh.
    await settled(platform.signIn.signOut());

    expect(traffic.problems()).toEqual([]);
    expect(unusedDeviations('app')).toEqual([]);
    expect(traffic.operations()).toEqual(
      expect.arrayContaining([
        'POST /restapi/oauth/token',
        'POST /restapi/oauth/wstoken',
        'POST /restapi/oauth/revoke',
        'POST /restapi/v1.0/subscription',
        'GET /restapi/v1.0/account/{accountId}/extension/{extensionId}',
        'PUT /restapi/v1.0/account/{accountId}/extension/{extensionId}/presence',
        'GET /restapi/v1.0/account/{accountId}/extension/{extensionId}/call-log-sync',
        'GET /restapi/v1.0/account/{accountId}/extension/{extensionId}/active-calls',
        'GET /restapi/v1.0/account/{accountId}/extension/{extensionId}/address-book-sync',
        'GET /restapi/v1.0/account/{accountId}/extension/{extensionId}/favorite',
        'GET /restapi/v1.0/account/{accountId}/directory/entries',
        'PUT /restapi/v1.0/account/{accountId}/extension/{extensionId}/favorite',
        ...['GET', 'POST'].map(
          (method) =>
            `${method} /restapi/v1.0/account/{accountId}/extension/{extensionId}/address-book/contact`,
        ),
        ...['GET', 'PATCH', 'DELETE'].map(
          (method) =>
            `${method} /restapi/v1.0/account/{accountId}/extension/{extensionId}/address-book/contact/{contactId}`,
        ),
        'GET /team-messaging/v1/persons/{personId}',
        'GET /restapi/v1.0/dictionary/fax-cover-page',
        'POST /restapi/v1.0/account/{accountId}/extension/{extensionId}/fax',
        'GET /restapi/v1.0/account/{accountId}/extension/{extensionId}/message-sync',
        ...['GET', 'PUT', 'PATCH', 'DELETE'].map(
          (method) =>
            `${method} /restapi/v1.0/account/{accountId}/extension/{extensionId}/message-store/{messageId}`,
        ),
        'GET /restapi/v1.0/account/{accountId}/extension/{extensionId}/message-store/{messageId}/content/{attachmentId}',
      ]),
    );
  },
);
