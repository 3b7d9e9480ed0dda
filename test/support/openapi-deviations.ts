type Deviation = {
  /** Matches the problem as it is reported. */
  readonly problem: RegExp;
  /** Which tests are sure to meet it. */
  readonly metBy: 'answers' | 'events' | 'requests' | 'app';
  readonly reason: string;
};

/** Where the platform, or its documented samples, are not as the description says. Anything else is a mistake of ours. */
const deviations: readonly Deviation[] = [
  {
    problem: /\b(400|401|403|404|406|415|429|500|503): this status is not described$/,
    metBy: 'answers',
    reason: 'Operations name only some errors; the guide (Basics, Errors) says these come from any of them.',
  },
  {
    problem: / [45]\d\d : must NOT have unevaluated properties (errorCode|message)$/,
    metBy: 'answers',
    reason: 'The older top-level fields of errors; every sample of the guide has them.',
  },
  {
    problem:
      / [45]\d\d : must NOT have unevaluated properties (parameterName|parameterValue|permissionName)$/,
    metBy: 'answers',
    reason: 'The fields of the first error are repeated on top, as the samples of the guide show.',
  },
  {
    problem: /oauth\/\w+ [45]\d\d : must NOT have unevaluated properties (error|error_description)$/,
    metBy: 'answers',
    reason: 'OAuth errors carry the two fields of RFC 6749 besides the list.',
  },
  {
    problem: /^GET \/restapi\/oauth\/authorize 200: this status is not described$/,
    metBy: 'answers',
    reason: 'The description leaves the page itself out and tells only of the redirect.',
  },
  {
    problem: /\/directory\/entries 304: this status is not described$/,
    metBy: 'answers',
    reason: 'The description takes If-None-Match there, and says nothing of its answer.',
  },
  {
    problem: /\/directory\/entries\S* [45]\d\d \/errors\/\*\/errorCode: must be equal to one of the allowed/,
    metBy: 'answers',
    reason: 'The description lists the codes of the directory as a program prints them: ErrorCode{code=…}.',
  },
  {
    problem: /\/message-store\/\{messageId\} 200 : must have required property 'vmSideRecipients'$/,
    metBy: 'answers',
    reason: 'The description wants those who got the same voicemail in every message; no sample has them.',
  },
  {
    problem: /\/extension\/\{extensionId\} 200 \/site\/id: must match format "uri"$/,
    metBy: 'answers',
    reason: 'The description calls the id of a site an address; samples have "main-site".',
  },
  {
    problem:
      /^(DetailedExtensionPresence|ExtensionPresence|DetailedExtensionPresenceWithSIP|ExtensionFavorites)Event : must NOT have unevaluated properties ownerId$/,
    metBy: 'events',
    reason: 'The envelope of every notification carries it in the guide; only some event schemas have it.',
  },
  {
    problem:
      /^MessageEvent (: must NOT have unevaluated properties ownerId|\/body: must NOT have unevaluated properties accountId|\/body\/extensionId: must be string)$/,
    metBy: 'events',
    reason: 'The sample for WebSocket has the owner of the subscription and both ids, as numbers.',
  },
  {
    problem: /^ExtensionPresenceEvent \/body: must NOT have unevaluated properties meetingStatus$/,
    metBy: 'events',
    reason: 'The samples of the plain presence event in the guide have it.',
  },
  {
    problem: /TelephonySessionsEvent \/body: must NOT have unevaluated properties accountId$/,
    metBy: 'events',
    reason: 'The samples of the guide have it.',
  },
  {
    problem:
      /TelephonySessionsEvent \/body\/parties\/\*\/(from|to): must NOT have unevaluated properties deviceId$/,
    metBy: 'events',
    reason: 'The party of the session object has it; that events tell it too is unconfirmed.',
  },
  {
    problem: /TelephonySessionsEvent \/body\/parties\/\*: must NOT have unevaluated properties ringOutRole$/,
    metBy: 'events',
    reason: 'The party of the session object has it; that events tell it too is unconfirmed.',
  },
  {
    problem: /^PATCH \S+\/address-book\/contact\/\{contactId\} request \/\w+: must be string$/,
    metBy: 'app',
    reason:
      'The reference takes a field away with null (External Contacts); the description knows only text.',
  },
  {
    problem: /^GET \/team-messaging\/v1\/persons\/\{personId\} 207: has a body though none is described$/,
    metBy: 'app',
    reason:
      'Answers to several ids are described in the guide (Basics, Batch requests), here only by their status.',
  },
  {
    problem: /^POST \/restapi\/v1\.0\/subscription request \/deliveryMode/,
    metBy: 'requests',
    reason:
      'Subscribing through the socket is in the guide (WebSockets, Subscribing), not in the description.',
  },
  {
    problem: /^GET \/restapi\/oauth\/authorize query: (ui_options|localeId) is unknown$/,
    metBy: 'requests',
    reason: 'The official client sends them, and the guide lists them.',
  },
  {
    problem: /^GET \/restapi\/oauth\/authorize query \/display: must be equal to one of the allowed values/,
    metBy: 'requests',
    reason: 'The official client sends an empty value for what it was not told.',
  },
];

const used = new Set<Deviation>();

export function isKnownDeviation(problem: string): boolean {
  const known = deviations.find((deviation) => deviation.problem.test(problem));
  if (known) used.add(known);
  return known !== undefined;
}

/** Deviations that nothing has met since the start: either the traffic or the entry is out of date. */
export const unusedDeviations = (metBy: Deviation['metBy']) =>
  deviations.filter((deviation) => deviation.metBy === metBy && !used.has(deviation));
