import type { DeviceRecord, ExtensionRecord } from '../world-types.ts';
import { json, type PlatformReply } from '../exchange.ts';
import { batched } from './batch.ts';
import { listReply } from './list.ts';
import { directNumbers, ownNumbers, type OwnNumber } from './own-numbers.ts';
import {
  accountPath,
  accountUri,
  checkAccount,
  extensionPath,
  extensionUri,
  findExtension,
  findOwnExtension,
  isOwn,
  type Route,
  type RouteContext,
} from './route.ts';

const homeCountry = { id: '1', name: 'United States', isoCode: 'US', callingCode: '1' };
const timezone = { id: '58', name: 'US/Pacific' };

function accountInfo(context: RouteContext): PlatformReply {
  const refusal = checkAccount(context);
  if (refusal) return refusal;
  const { account } = context.world;
  return json(200, {
    id: account.id,
    uri: accountUri(context),
    mainNumber: account.mainNumber,
    status: 'Confirmed',
    setupWizardState: 'Completed',
    serviceInfo: {
      uri: `${accountUri(context)}/service-info`,
      brand: { id: '1210', name: 'RingCentral', homeCountry },
      servicePlan: { id: '8853', name: 'Advanced' },
      contractedCountry: { id: '1', isoCode: 'US' },
    },
    regionalSettings: { timezone, timeFormat: '12h' },
    limits: { maxExtensionNumberLength: 5, maxMonitoredExtensionsPerUser: 100, meetingSize: 100 },
  });
}

const features = [
  ...['Presence', 'DND', 'RingOut', 'CallForwarding', 'Voicemail', 'SMS', 'SMSReceiving'],
  ...['Fax', 'FaxReceiving', 'TelephonySessions'],
];

function serviceFeatures({ world }: RouteContext) {
  const { withoutRingOut, withoutFax } = world.quirks();
  const isOff = (name: string) => (name === 'RingOut' && withoutRingOut) || (name === 'Fax' && withoutFax);
  return features.map((featureName) =>
    isOff(featureName)
      ? { featureName, enabled: false, reason: 'ServicePlanLimitation' }
      : { featureName, enabled: true },
  );
}

function extensionInfo(context: RouteContext): PlatformReply {
  const extension = findExtension(context);
  if ('status' in extension) return extension;
  const uri = extensionUri(context, extension.id);
  const { firstName, lastName, email, jobTitle, directNumber } = extension;
  return json(200, {
    id: extension.id,
    uri,
    extensionNumber: extension.extensionNumber,
    name: extension.name,
    type: extension.type,
    status: 'Enabled',
    hidden: false,
    account: { id: String(context.world.account.id), uri: accountUri(context) },
    contact: {
      firstName,
      ...(extension.type === 'User' ? { lastName, jobTitle } : {}),
      ...(email ? { email } : {}),
      company: context.world.account.company,
      ...(directNumber ? { businessPhone: directNumber } : {}),
    },
    permissions: { admin: { enabled: false }, internationalCalling: { enabled: true } },
    profileImage: { uri: `${uri}/profile-image` },
    regionalSettings: {
      homeCountry,
      timezone,
      language: { id: '1033', name: 'English (United States)', localeCode: 'en-US' },
      greetingLanguage: { id: '1033', name: 'English (United States)', localeCode: 'en-US' },
      formattingLocale: { id: '1033', name: 'English (United States)', localeCode: 'en-US' },
      timeFormat: '12h',
    },
    setupWizardState: 'Completed',
    // Told only about one's own extension.
    ...(isOwn(context, extension) ? { serviceFeatures: serviceFeatures(context) } : {}),
    site: { id: 'main-site', name: 'Main Site' },
  });
}

function phoneNumber(
  context: RouteContext,
  number: {
    id: number;
    phoneNumber: string;
    usageType: OwnNumber['usageType'];
    primary: boolean;
    extension?: ExtensionRecord;
  },
) {
  const { extension, ...rest } = number;
  return {
    ...rest,
    country: { id: '1', name: 'United States' },
    type: 'VoiceFax',
    paymentType: 'Local',
    status: 'Normal',
    label: '',
    ...(extension
      ? {
          extension: {
            id: extension.id,
            uri: extensionUri(context, extension.id),
            extensionNumber: extension.extensionNumber,
          },
        }
      : {}),
  };
}

/** Of a colleague one sees the direct number only, and not what it can do. */
function phoneNumbers(context: RouteContext): PlatformReply {
  const extension = findExtension(context);
  if ('status' in extension) return extension;
  const own = isOwn(context, extension);
  const numbers = own ? ownNumbers(context.world, extension) : directNumbers(extension);
  const records = numbers.map((number) => {
    const isDirect = number.usageType === 'DirectNumber';
    const features = isDirect ? ['CallerId', 'SmsSender', 'MmsSender'] : ['CallerId'];
    const record = { ...number, primary: isDirect, ...(isDirect ? { extension } : {}) };
    return { ...phoneNumber(context, record), ...(own ? { features } : {}) };
  });
  const usage = context.query.getAll('usageType');
  const shown = usage.length > 0 ? records.filter((record) => usage.includes(record.usageType)) : records;
  return listReply(context, `${extensionUri(context, extension.id)}/phone-number`, shown);
}

/** The line on a phone, where it has a number of its own. */
function phoneLines({ world }: RouteContext, { id, extensionId }: DeviceRecord) {
  const line = world.forwardingNumbers(extensionId).find(({ deviceId }) => deviceId === id);
  if (!line) return [];
  const phoneInfo = { id: Number(line.id), phoneNumber: line.phoneNumber, usageType: 'DirectNumber' };
  return [{ id: line.id, lineType: 'Standalone', phoneInfo }];
}

function device(context: RouteContext, record: DeviceRecord, extension: ExtensionRecord) {
  return {
    id: record.id,
    uri: `${accountUri(context)}/device/${record.id}`,
    name: record.name,
    type: record.type,
    status: record.status,
    serial: record.id.slice(-12),
    phoneLines: phoneLines(context, record),
    extension: {
      id: extension.id,
      uri: extensionUri(context, extension.id),
      extensionNumber: extension.extensionNumber,
    },
  };
}

/** WebRTC and mobile registrations have passing ids which this list never shows. */
function devices(context: RouteContext): PlatformReply {
  const extension = findOwnExtension(context);
  if ('status' in extension) return extension;
  const types = context.query.getAll('type');
  const records = context.world.devices
    .filter((record) => record.extensionId === extension.id && record.type !== 'WebRTC')
    .filter((record) => types.length === 0 || types.includes(record.type))
    .map((record) => device(context, record, extension));
  return listReply(context, `${extensionUri(context, extension.id)}/device`, records);
}

/** Extensions in one request; what the platform allows is not written anywhere. */
const mostExtensions = 30;

export const accountRoutes: readonly Route[] = [
  { method: 'GET', path: accountPath, group: 'Light', permission: 'ReadAccounts', run: accountInfo },
  {
    method: 'GET',
    path: extensionPath,
    group: 'Light',
    permission: 'ReadAccounts',
    run: batched('extensionId', mostExtensions, extensionInfo),
  },
  {
    method: 'GET',
    path: `${extensionPath}/phone-number`,
    group: 'Light',
    permission: 'ReadAccounts',
    run: phoneNumbers,
  },
  {
    method: 'GET',
    path: `${extensionPath}/device`,
    group: 'Light',
    permission: 'ReadAccounts',
    run: devices,
  },
];
