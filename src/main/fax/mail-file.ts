/** A fax as somebody forwards it by e-mail. */
export type MailedFax = {
  readonly subject: string;
  readonly text: string;
  readonly fileName: string;
  readonly contentType: string;
  readonly content: Uint8Array;
  /** 128 random bits, in hexadecimal. */
  readonly boundary: string;
};

const lineLength = 76;

/**
 * An e-mail nobody has sent yet (RFC 5322, 2045 and 2047), for the person's own program: `X-Unsent` makes those that
 * know it open a new message.
 * @param fileName plain letters, digits, `.`, `_` and `-` only
 */
export function mailFile({ subject, text, fileName, contentType, content, boundary }: MailedFax): string {
  const head = [
    'X-Unsent: 1',
    `Subject: ${encodedWords(subject)}`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
  ];
  const words = ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: base64'];
  const file = [
    `Content-Type: ${contentType}; name="${fileName}"`,
    'Content-Transfer-Encoding: base64',
    `Content-Disposition: attachment; filename="${fileName}"`,
  ];
  return [
    ...head,
    '',
    ...[`--${boundary}`, ...words, '', ...inLines(Buffer.from(text.replace(/\r?\n/gu, '\r\n')))],
    ...[`--${boundary}`, ...file, '', ...inLines(content)],
    `--${boundary}--`,
    '',
  ].join('\r\n');
}

/** RFC 2047: pieces of whole characters, each short enough for a line. */
function encodedWords(text: string): string {
  const pieces: string[] = [''];
  for (const character of text.replace(/\p{Cc}+/gu, ' ')) {
    const last = pieces.at(-1) ?? '';
    if (Buffer.byteLength(last + character) > 42) pieces.push(character);
    else pieces[pieces.length - 1] = last + character;
  }
  return pieces.map((piece) => `=?utf-8?B?${Buffer.from(piece).toString('base64')}?=`).join('\r\n ');
}

function inLines(bytes: Uint8Array): readonly string[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
  return text.match(new RegExp(`.{1,${String(lineLength)}}`, 'gu')) ?? [''];
}
