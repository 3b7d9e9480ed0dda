/** One answer of several: its own status, and its body as it stood. */
export type Part = { readonly status: number; readonly body: string };

/** Takes an answer in parts apart; a text says what is wrong with it. */
export function readParts(contentType: string, body: string): readonly Part[] | string {
  const boundary = /boundary=([^;]+)/.exec(contentType)?.[1];
  if (boundary === undefined) return 'no boundary';
  const [before, ...pieces] = body.split(`--${boundary}`);
  if (before !== '' || pieces.pop() !== '--\r\n') return 'does not begin and end with its boundary';
  const bodies: string[] = [];
  for (const piece of pieces) {
    const match = /^\r\nContent-Type: application\/json\r\n\r\n([^]*)\r\n$/.exec(piece);
    if (match?.[1] === undefined) return 'a part is not JSON';
    bodies.push(match[1]);
  }
  const [summary = '', ...answers] = bodies;
  const { response } = JSON.parse(summary) as { response: { href: string; status: number }[] };
  if (response.length !== answers.length) return 'the summary tells of another number of parts';
  return answers.map((answer, index) => ({ status: response[index]?.status ?? 0, body: answer }));
}
