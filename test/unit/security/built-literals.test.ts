import { beforeAll, describe, expect, test } from 'vitest';
import { builtFiles, type Code, parse, readText, stringsOf } from './code.ts';

let scripts: readonly Code[] = [];
let texts: readonly string[] = [];

beforeAll(async () => {
  const files = await builtFiles();
  scripts = files.filter((name) => /\.c?js$/.test(name)).map(parse);
  texts = files.filter((name) => /\.(c?js|css|html|json)$/.test(name));
}, 180_000);

/** Every address that stands in the bundle, and what it is for. */
const knownAddresses: readonly (readonly [RegExp, string])[] = [
  [/^https:\/\/[\w.-]*ringcentral\.com(\/|$)/, 'the platform, its documents and its developer pages'],
  [/^wss?:\/\/$/, 'a scheme to compare with'],
  [/^https?:\/\/$/, 'a scheme to compare with or to put before a host'],
  [/^https?:\/\/(127\.0\.0\.1|localhost|\[::1\])(:|\/|$)/, 'this computer: sign-in and the demo'],
  [/^https?:\/\/\[/, 'an IP version 6 host to be filled in'],
  [/^http:\/\/www\.w3\.org\/(1998|1999|2000|XML)/, 'names of XML name spaces'],
  [/^https:\/\/(react\.dev|fb\.me|reactjs\.org)\//, 'React’s error texts'],
  [/^https?:\/\/([\w-]+\.)?json-schema\.org\//, 'names of JSON schema dialects'],
  [/^https?:\/\/[\w.-]+\.example(\/|$|\?)/, 'examples for people and for the demo'],
  [/^https:\/\/ps\.pndsn\.com$/, 'PubNub, the second way for events'],
  [/^https?:\/\/[\w.-]*(localhost|invalid|test)(\/|:|$)/, 'names that lead nowhere'],
  [/^https:\/\/lingui\.dev\//, 'error texts of the translations'],
  [
    /^https:\/\/(github\.com|nodejs\.org|developer\.mozilla\.org|react-spectrum\.adobe\.com|reactaria\.adobe\.com)\//,
    'documents named in error texts',
  ],
  [/^http:\/\/(www\.xfa\.org\/schema|ns\.adobe\.com)\//, 'names of XML name spaces in a PDF'],
  [/^http:\/\/example\.com$|^https:\/\/foo\.bar$/, 'bases that the PDF reader reads relative links against'],
  [/^https:\/\/rolldown\.rs\//, 'a document named in an error text'],
  [
    /^https:\/\/(YOUR-PART\.(my\.salesforce|pipedrive|zendesk|freshdesk|dynamics)\.com|app\.hubspot\.com|crm\.zoho\.com)\//,
    'presets of rules, opened only when somebody chose one',
  ],
  [/^http:\/\/gateway$/, 'the demo’s own name of itself, only ever parsed'],
  [/^https:\/\/wiki\.archlinux\.org\/title\/GNOME\/Keyring$/, 'help for people without a keyring'],
];

const secretShapes: readonly (readonly [string, RegExp])[] = [
  ['a JSON web token', /\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{5,}/],
  ['a private key', /-----BEGIN [A-Z ]*PRIVATE KEY/],
  ['a client secret', /client_?secret["']?\s*[:=]\s*["'][\w-]{8,}/i],
  ['a password', /\bpassword["']?\s*[:=]\s*["'][^"'\s]{6,}/i],
  ['a basic authorization', /\bBasic [A-Za-z0-9+/]{16,}={0,2}\b/],
  ['a bearer token', /\bBearer [\w.~+/-]{16,}/],
  [
    'a key of a cloud',
    /\b(AKIA[0-9A-Z]{16}|AIza[\w-]{35}|gh[pousr]_\w{36}|xox[baprs]-[\w-]{10,}|sk_live_\w{10,})/,
  ],
];

describe('the literals of the built bundle', () => {
  test('[S09] every address is a known one', () => {
    const found = scripts.flatMap((code) =>
      stringsOf(code).flatMap((text) =>
        [...text.matchAll(/\b(?:https?|wss?|ftp):\/\/[^\s"'`<>)\\]*/g)].map(([address]) => address),
      ),
    );
    expect(found.length).toBeGreaterThan(0);
    const unknown = found.filter((address) => !knownAddresses.some(([known]) => known.test(address)));
    expect([...new Set(unknown)]).toEqual([]);
  });

  test('[S09] plain http and ws lead to this computer or nowhere', () => {
    const plain = scripts.flatMap((code) =>
      stringsOf(code).flatMap((text) =>
        [...text.matchAll(/\b(?:http|ws):\/\/[\w[][^\s"'`<>)\\]*/g)].map(([address]) => address),
      ),
    );
    const open = plain.filter(
      (address) =>
        !/^(http|ws):\/\/(127\.0\.0\.1|localhost|\[|www\.w3\.org\/|json-schema\.org\/|www\.xfa\.org\/schema\/|ns\.adobe\.com\/|example\.com$|gateway$|[\w.-]+\.(invalid|example))/.test(
          address,
        ),
    );
    expect([...new Set(open)]).toEqual([]);
  });

  test('[S09] style sheets and documents fetch nothing from elsewhere', () => {
    for (const name of texts.filter((text) => /\.(css|html)$/.test(text))) {
      expect(readText(name)).not.toMatch(/(url\(|src=|href=|@import)\s*["']?(https?:)?\/\//);
    }
  });

  test.each(secretShapes)('[S10] there is nothing that looks like %s', (_name, shape) => {
    expect(
      texts
        .filter((name) => shape.test(readText(name)))
        .map((name) => `${name}: ${shape.exec(readText(name))?.[0].slice(0, 40)}`),
    ).toEqual([]);
  });

  test('[S10] the shapes are recognised when they are there', () => {
    const planted = [
      'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abcdefghij',
      '-----BEGIN RSA PRIVATE KEY-----',
      'clientSecret: "abcdefgh1234"',
      'password="hunter2hunter2"',
      'Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==',
      'Bearer abcdefghijklmnop1234',
      'AKIAABCDEFGHIJKLMNOP',
    ];
    expect(secretShapes.map(([, shape], at) => shape.test(planted[at]!))).toEqual(planted.map(() => true));
  });
});
