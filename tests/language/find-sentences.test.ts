import { describe, expect, it } from 'vitest';
import { findSentences } from '../../src/language/find-sentences.ts';

/** Each case is its sentences; the text is these joined by a space, which the splitter has to take apart again. */
const cases: readonly (readonly string[])[] = [
  ['Russia signed.', 'India paid.'],
  ['The U.S. Secretary of State met Gen. Smith in Washington, D.C. on Tuesday.', 'He left at noon.'],
  ['The missiles were made in the U.S.', 'The buyer was Turkey.'],
  ['It was sold by the U.S.', 'It was not.'],
  ['The U.K. Ministry of Defence said so.', 'Others did not.'],
  ['The U.N. Security Council met.', 'It voted.'],
  ['The U.A.E. Air Force flies them.', 'They are new.'],
  ['Lt. Gen. John R. Allen spoke.', 'Nobody listened.'],
  ['Lt.-Gen. Romeo Dallaire spoke.', 'Nobody listened.'],
  ['Sen. Rand Paul and Rep. Eliot Engel objected.', 'Congress did not.'],
  ['Mr. Clerides bowed to Mrs. Thatcher.', 'Dr. Kohl did not.'],
  ['Messrs. Smith and Jones came.', 'They left.'],
  ['Maj. Gen. A. K. Singh, Brig. Rao and Cmdr. Li flew in.', 'The talks began.'],
  ['Adm. Harris and Capt. Brown sailed from St. Petersburg.', 'They reached Ft. Worth.'],
  ['Donald J. Trump waived it.', 'Joseph R. Biden did not.'],
  ['George H.W. Bush sold F-16s to Taiwan.', 'China protested.'],
  ['J.R.R. Jayewardene bought rifles.', 'They came late.'],
  ['B.J. Habibie cancelled the order.', 'Sukhoi lost it.'],
  ['Lockheed Martin Corp. and Raytheon Co. built it.', 'Boeing Co. lost.'],
  ['It was built by Lockheed Martin Corp.', 'The price was not given.'],
  ['Hanwha Aerospace Co., Ltd. won the order.', 'Its shares rose.'],
  ['Elbit Systems Ltd. President Bezhalel Machlis spoke.', 'He was brief.'],
  ['Textron Inc. Chairman Scott Donnelly denied it.', 'Others knew better.'],
  ['The order went to Textron Inc.', 'In May it was doubled.'],
  ['It is worth $3.5bn.', 'Half is paid.'],
  ['The price is Rs. 500 crore.', 'India pays.'],
  ['They cost $5.43 billion, or 1.1 per cent of G.D.P., officials said.', 'No one objected.'],
  ['The gun fires 7.62mm and .22 rounds.', 'It is light.'],
  ['Resolution No. 1929 was adopted.', 'Iran protested.'],
  ['Would Germany agree?', 'No.', 'He would not ask again.'],
  ['See Nos. 4 and 5 of the list.', 'Both are tanks.'],
  ['Under Art. 7 and Sec. 231 of the act, sanctions follow.', 'The waiver is in para. 6.'],
  ['The table is on p. 14.', 'Figures are on pp. 15 to 18.'],
  ['It was signed on Jan. 5 and delivered by Sept. 30.', 'All went well.'],
  ['The deal was struck in Dec.', 'Moscow confirmed it.'],
  ['The ship sailed at 8 a.m. GMT.', 'It arrived at noon.'],
  ['The ship sailed at 8 p.m. Tuesday.', 'It arrived on Friday.'],
  ['The ship sailed at 8 p.m.', 'Officials waved.'],
  ['They want tanks, guns, etc.', 'Money is short.'],
  ['It buys heavy arms, i.e. tanks, and light ones, e.g. Kalashnikovs.', 'Both are Russian.'],
  ['It weighs approx. 400 tonnes.', 'It floats.'],
  ['In Smith v. Raytheon the court agreed.', 'Raytheon paid.'],
  ['It was India vs. Pakistan again.', 'India won.'],
  ['Viktor Yanukovych Jr. sold the jets.', 'The buyer was Chad.'],
  ['Poland chose Plan B.', 'The tanks came from Korea.'],
  ['The missiles are called S.A. weapons.', 'They are old.'],
  ['“We will buy them.”', '“When?”', 'Nobody knew.'],
  ['“We will buy them,” he said.', '“We will pay.”'],
  ['“Will you buy them?” Mr Ivanov asked.', 'There was no answer.'],
  ['“Will you buy them?” asked the general.', 'There was no answer.'],
  ['“Stop it!” she said.', 'They did.'],
  ['"Stop it!"', 'The general was angry.'],
  ['He called it ‘a great deal.’', 'She did not.'],
  ['She said: “He called it ‘a great deal.’”', 'He denied it.'],
  ['It was over (or so they said).', '(It was not.)', 'The war went on.'],
  ['The deal fell through...', 'Nobody cried.'],
  ['The deal ... fell through.', 'Nobody cried.'],
  ['The deal… fell through.', 'Nobody cried.'],
  ['The deal fell through…', 'Nobody cried.'],
  ['The deal [...] fell through.', 'Nobody cried.'],
  ['The ban was lifted.[12]', 'Sales resumed.'],
  ['The ban was lifted.[3][4]', 'Sales resumed.'],
  ['1. In August they were photographed.', '2. In May they were sold.'],
  ['a) Tanks are banned.', 'b) Guns are not.'],
  ['• The first item is a tank.', 'It is old.'],
  ['- The first item is a tank.', 'It is old.'],
  ['(i) Tanks are banned.', '(ii) Guns are not.'],
  ['Is it legal?', 'Yes!', 'Who says so?', 'The court.'],
  ['Really?!', 'Yes.'],
  ['al-Sisi spoke first.', 'Then Macron did.'],
  ['The Su-35S costs more than the Su-30MKI.', 'The MiG-29 does not.'],
  ['Visit www.example.com or write to a.b@example.org today.', 'It is free.'],
  ['S-400s, e.g., were sold.', 'T-90s were not.'],
  ['The order for 4.5-generation jets was approved by the Dept. of Defense.', 'Congress was told.'],
  ['Turkey bought the S-400.', 'CAATSA followed.'],
  ['He paid $2.5 mln.', 'The rest is owed.'],
  ['Ukraine’s forces fired them.', '‘Never before,’ said one.'],
  ['«We will buy them.»', 'So he said.'],
  ['Cobra II vehicles ............ 6'],
  ['No full stop at all'],
];

describe('findSentences', () => {
  it('has at least sixty cases', () => {
    expect(cases.length).toBeGreaterThanOrEqual(60);
  });

  it.each(cases.map((sentences) => [sentences.join(' '), sentences] as const))('%s', (text, sentences) => {
    const found = findSentences(text, { start: 0, end: text.length });
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(sentences);
  });

  it('cuts where a page has lost the space behind a stop', () => {
    const text = 'The deal was signed in Moscow.The first regiment arrives in May.”He smiled.';
    expect(
      findSentences(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end)),
    ).toEqual(['The deal was signed in Moscow.', 'The first regiment arrives in May.”', 'He smiled.']);
  });

  it('leaves names with stops inside whole', () => {
    const text = 'The ministry.mod.uk page and the Sec.Gen of NATO agree.';
    expect(findSentences(text, { start: 0, end: text.length })).toHaveLength(1);
  });

  it('reads over line ends within a paragraph', () => {
    const text = 'Russia delivered the\nmissiles. India\r\npaid.';
    expect(
      findSentences(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end)),
    ).toEqual(['Russia delivered the\nmissiles.', 'India\r\npaid.']);
  });

  it('gives offsets into the whole text for a part of it', () => {
    const text = 'Title 🚀\n\n  One here. Two here.  ';
    const found = findSentences(text, { start: 10, end: text.length });
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(['One here.', 'Two here.']);
  });
});
