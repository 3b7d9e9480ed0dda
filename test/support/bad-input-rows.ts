/**
 * The catalogue of bad input this release answers for. Tests name a row in square brackets in their title;
 * `npm run rows` counts them. Letters: B start and second instance, D events, H sign-in, J system.
 */
export type BadInputRow = {
  readonly id: string;
  readonly input: string;
  /** Why some or all of it cannot be shown without a real binary or another system. */
  readonly cannotRunHere?: string;
};

export const badInputRows: readonly BadInputRow[] = [
  {
    id: 'B03',
    input: 'inspector switches and ELECTRON_RUN_AS_NODE',
    cannotRunHere: 'fuses are read back from a real binary only; the configuration is checked',
  },
  { id: 'B04', input: 'two links in one argument list' },
  {
    id: 'B05',
    input: 'an argument list of 40 MB',
    cannotRunHere: 'the limit of 32 MB is inside Electron; our own limit is tested',
  },
  { id: 'B06', input: 'arguments with invalid UTF-8 or lone surrogates' },
  { id: 'B07', input: 'an empty argument list' },
  { id: 'B08', input: 'additional data of a wrong type, cyclic, 10 MB, with __proto__' },
  { id: 'B09', input: '1,000 second instances in 10 s' },
  { id: 'B14', input: 'two installations at once' },
  { id: 'B15', input: 'a stale lock file after a power cut' },
  { id: 'D01', input: 'a frame that is not JSON, empty, null, [], {}, a number' },
  { id: 'D02', input: 'a frame array with 1, 3 or 10,000 parts' },
  { id: 'D03', input: 'a known type with wrong field types' },
  { id: 'D04', input: 'an unknown type or telephony status' },
  { id: 'D05', input: 'own __proto__ and constructor.prototype keys' },
  { id: 'D06', input: 'nesting of 200,000' },
  { id: 'D07', input: 'an array of 1,000,000 parties' },
  { id: 'D08', input: 'a 64 MB frame; 1 kB that inflates to 1 GB' },
  { id: 'D09', input: '50,000 events per second for 10 s' },
  { id: 'D10', input: 'fragment flood, ping flood, unmasked frames, reserved bits, wrong close code' },
  { id: 'D11', input: 'a server that falls silent on an open socket' },
  { id: 'D12', input: 'the same event 1 to 100 times' },
  { id: 'D13', input: 'an older sequence after a newer one' },
  { id: 'D14', input: 'a gap in the sequence' },
  { id: 'D15', input: 'ringing after disconnected of the same session' },
  { id: 'D16', input: 'an event of another account' },
  { id: 'D17', input: 'a telephony session that never ends' },
  { id: 'D18', input: '300 ringing calls at once' },
  { id: 'D19', input: 'a caller name with markup, bidi, 1 MB, emoji sequences' },
  { id: 'D20', input: 'timestamps missing, 0, year 9999, without zone, 30 February' },
  { id: 'D21', input: 'an event from ten minutes in the future' },
  { id: 'D22', input: 'a recovery that is refused' },
  { id: 'D23', input: 'a recovery with exactly 100 replayed events' },
  { id: 'D24', input: 'a subscription for fewer filters than asked' },
  { id: 'D25', input: 'a second subscription that replaces the first' },
  { id: 'D26', input: 'WSG-902 and WSG-903: idle, and a day old' },
  { id: 'D27', input: '401, 403, 429, 503, a web page or a redirect in answer to the upgrade' },
  { id: 'D28', input: 'a certificate that is expired, of another host, self-signed or of an unknown authority' },
  { id: 'D29', input: 'a gateway on a host that is not allowed' },
  { id: 'H01', input: 'the right path with a wrong state' },
  { id: 'H02', input: 'two states, two codes, code and error, a code of 1 MB' },
  { id: 'H03', input: 'the right state twice' },
  { id: 'H04', input: 'POST, PUT, HEAD, OPTIONS, CONNECT, TRACE' },
  { id: 'H05', input: 'a foreign, missing or doubled Host' },
  { id: 'H06', input: 'a foreign Origin' },
  { id: 'H07', input: 'error=access_denied with markup in the description' },
  { id: 'H08', input: 'paths that only look alike' },
  { id: 'H09', input: '1,000 connections, half-open, slow headers' },
  { id: 'H10', input: 'all registered ports taken' },
  { id: 'H11', input: 'a port taken by a program that answers' },
  { id: 'H12', input: 'a browser that never comes back' },
  { id: 'H13', input: 'the code exchanged and the answer lost' },
  { id: 'H14', input: 'token answers with wrong lifetimes or no refresh token' },
  { id: 'H15', input: 'a token of another person at re-sign-in' },
  { id: 'H16', input: 'sign-in started twice' },
  { id: 'H20', input: 'the simulator asked with a real token and the other way round' },
  { id: 'J07', input: 'odd locales: tr, de, ar, fa, he, th, ja, C' },
  { id: 'J08', input: 'a shortcut that is taken or cannot be typed' },
  {
    id: 'J11',
    input: 'a renderer that crashes three times in 60 s',
    cannotRunHere: 'the GPU process of a real binary',
  },
  {
    id: 'J12',
    input: 'a monitor unplugged, 400 % scale, 8K',
    cannotRunHere: 'real window managers; placement is tested on handed-in displays',
  },
  { id: 'J14', input: 'no tray, no notification service, kiosk' },
];
