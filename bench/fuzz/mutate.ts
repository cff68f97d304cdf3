/** What has broken readers of text before: nesting, entities, marks without width or direction, halves of characters, long runs. */
const nasty: readonly ((size: number) => string)[] = [
  (size) => '<div>'.repeat(size * 20),
  (size) => '<b><i>'.repeat(size * 20) + '</i>'.repeat(size),
  (size) => '&amp;&#x1F600;&#0;&bogus;&lt'.repeat(size),
  () => '<!ENTITY a "&a;&a;"><![CDATA[ ]]><!--',
  (size) => '<!-- -->'.repeat(size * 10),
  (size) => '\u0000'.repeat(size),
  () => '\u202eAISSUR\u202c \u2067x\u2069 \u200f',
  (size) => 'S\u200b-\u200b4\u200d00 Ru\u200bssia In\u00addia \ufeff'.repeat(size),
  () => '\ud83d \udc00 \ufffd \uffff',
  (size) => '"”’)'.repeat(size * 50),
  (size) => '. '.repeat(size * 50),
  (size) => '.'.repeat(size * 100),
  (size) => ' \t\u00a0'.repeat(size * 100),
  (size) => '\n\r\n\u2028'.repeat(size * 50),
  (size) => 'has also has '.repeat(size * 20),
  (size) => '1,000,000.00 billion '.repeat(size * 10),
  (size) => '#'.repeat(size * 20),
  (size) => '('.repeat(size * 50),
  (size) => 'é\u0301\u0301'.repeat(size * 50),
  (size) => 'U.S.A.-'.repeat(size * 20),
  (size) => '[1][a]'.repeat(size * 30),
  (size) => '{"text":'.repeat(size * 10),
  (size) => '['.repeat(size * 100),
  () => '9'.repeat(400),
  () => '{"__proto__":{"text":"x"},"constructor":1}',
  (size) => 'Mr. Gen. Lt. St. '.repeat(size * 20),
  (size) => 'Russia, India, China and '.repeat(size * 10),
];

/** A changed copy of real bytes: one to six cuts, copies, changed bytes and insertions of what has broken readers before. */
export function mutate(seed: Buffer, random: () => number): Buffer {
  let bytes = seed;
  const times = 1 + Math.floor(random() * 6);
  for (let time = 0; time < times; time += 1) bytes = mutateOnce(bytes, random);
  return bytes;
}

function mutateOnce(bytes: Buffer, random: () => number): Buffer {
  const at = Math.floor(random() * (bytes.length + 1));
  const to = Math.min(bytes.length, at + Math.floor(random() ** 3 * bytes.length));
  const choice = random();
  if (choice < 0.15) return Buffer.concat([bytes.subarray(0, at), bytes.subarray(to)]);
  if (choice < 0.3) return Buffer.concat([bytes.subarray(0, to), bytes.subarray(at)]);
  if (choice < 0.45) {
    const changed = Buffer.from(bytes);
    if (changed.length > 0) changed[Math.min(at, changed.length - 1)] = Math.floor(random() * 256);
    return changed;
  }
  const make = nasty[Math.floor(random() * nasty.length)];
  const words = Buffer.from(make?.(1 + Math.floor(random() ** 2 * 20)) ?? '');
  return Buffer.concat([bytes.subarray(0, at), words, bytes.subarray(at)]);
}
