/** What must be read on the card before its picture is taken, by the state's name in the scenario `tour`. */
export const cardShows: Readonly<Record<string, string | RegExp>> = {
  'ring.known': 'Ada Lovelace',
  onCall: /On call/,
  onHold: 'On hold',
  ended: /Call ended/,
  'elsewhere.ownDevice': /On call/,
  'elsewhere.colleague': /Answered by Ben Ortiz/,
  missed: /Missed call/,
  'two.ringing': 'Ada Lovelace',
  'ring.whileOnCall': /On call/,
  'five.ringing': /more ringing|more calls/,
  'ring.queue': /Support/,
  'elsewhere.queue': /Answered by Mei Tanaka/,
  'ring.anonymous': 'No caller ID',
  'ring.unknown': /Unknown number/,
  'ring.networkName': /Name sent by caller/,
  'ring.masked': /Incoming call/,
  'ring.colleague': 'Sam Rivera',
  'ring.longNames': /Incoming call/,
  'ring.rtl': /Incoming call/,
  'voicemail.leaving': /voicemail/i,
};

/** Steps that only lead to the next one. */
export const onTheWay = new Set([
  'ring.known.again',
  'ring.pickup',
  'ring.missed',
  'two.first',
  'voicemail.ready',
  'ringout.ringing',
  'ringout.calling',
  'ringout.connected',
  'quiet',
]);

/** After these the card is cleared, so that the next situation starts from nothing. */
export const endsSituation = new Set([
  'ended',
  'elsewhere.ownDevice',
  'elsewhere.colleague',
  'missed',
  'ring.whileOnCall',
  'five.ringing',
  'elsewhere.queue',
  'ring.anonymous',
  'ring.unknown',
  'ring.networkName',
  'ring.masked',
  'ring.colleague',
  'ring.longNames',
  'ring.rtl',
  'voicemail.ready',
]);

export const settingsPages = [
  'General',
  'Account',
  'Call card',
  'Faxes',
  'Notifications and sounds',
  'Screen-pop',
  'Appearance',
  'Shortcuts',
] as const;
