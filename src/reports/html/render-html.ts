import { escapeMarkup } from '../../util/escape-markup.ts';
import { counted } from '../../util/wording.ts';
import type { Chart } from '../charts/chart.ts';
import type { DrawChart } from '../charts/draw-chart.ts';
import type { Dossier, Entry, Section } from '../dossier.ts';
import { plainLine } from '../escape-markdown.ts';
import { noteItem } from './note-item.ts';
import { pageScript } from './page-script.ts';
import { pageStyle } from './page-style.ts';

/** Footnotes called for at one place; a statement that rests on more says how many more. */
const shownNotes = 8;
/** Columns of figures, which stand to the right. */
const numeric: ReadonlySet<string> = new Set(['quantity', 'events']);

/**
 * A dossier as one HTML file that needs nothing else: no script is needed to read it, none of its words can become markup,
 * and it links to http and https alone. `draw` gives a chart as SVG.
 */
export function renderHtml(dossier: Dossier, draw: DrawChart): string {
  const sections = dossier.sections.filter(({ key }) => key !== 'coverage');
  const coverage = dossier.sections.filter(({ key }) => key === 'coverage');
  const charts = dossier.charts.map((chart) => figure(chart, draw)).join('\n');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:">
<title>${words(dossier.title)} – dossier</title>
<style>${pageStyle}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the dossier</a>
<header>
<h1>${words(dossier.title)}</h1>
${dossier.notes.map((note) => `<p class="note">${words(note)}</p>`).join('\n')}
${contents(dossier)}
</header>
<main id="content" tabindex="-1">
${sections.slice(0, 1).map(sectionOf).join('\n')}
${charts === '' ? '' : `<section aria-labelledby="charts"><h2 id="charts">At a glance</h2>\n${charts}\n</section>`}
${[...sections.slice(1), ...coverage].map(sectionOf).join('\n')}
${method}
${dossier.footnotes.length === 0 ? '' : `<section aria-labelledby="sources"><h2 id="sources">Sources</h2>\n<ol class="sources">\n${dossier.footnotes.map(noteItem).join('\n')}\n</ol></section>`}
</main>
<div id="peek" role="tooltip" hidden></div>
<script>${pageScript}</script>
</body>
</html>
`;
}

/** How the dossier came about, for who has to judge it. */
const method = `<section aria-labelledby="method"><h2 id="method">How to read it</h2>
<p>Every statement that rests on articles has numbered footnotes with the exact words, who printed them and when. Articles that
print one report count as one story. A confidence, from 0 to 1, is how likely it is that a careful reader would take the statement
from its words. What is marked <span class="badge">reference</span> is known from a vocabulary and not from articles, and is
never counted. A threat is not told as a sanction, nor a plan as a sale, nor a denial as a deal.</p></section>`;

function contents({ sections, charts, footnotes }: Dossier): string {
  const links = [
    ...sections.filter(({ entries }) => entries.length > 0).map(({ key, title }) => [key, title] as const),
    ['method', 'How to read it'] as const,
    ...(footnotes.length === 0 ? [] : [['sources', 'Sources'] as const]),
  ];
  const [first, ...rest] = links;
  const all = [
    ...(first ? [first] : []),
    ...(charts.length > 0 ? [['charts', 'At a glance'] as const] : []),
    ...rest,
  ];
  return `<nav aria-label="Contents"><ul>${all
    .map(([key, title]) => `<li><a href="#${key}">${words(title)}</a></li>`)
    .join('')}</ul></nav>`;
}

function sectionOf({ key, title, columns, entries, empty }: Section): string {
  const told = entries.filter(({ basis }) => basis !== 'reference');
  const reference = entries.filter(({ basis }) => basis === 'reference');
  return [
    `<section aria-labelledby="${key}"><h2 id="${key}">${words(title)}</h2>`,
    ...(entries.length === 0 ? [`<p class="faint">${words(empty)}</p>`] : []),
    ...(told.length === 0 ? [] : [columns.length === 0 ? list(told) : table(title, columns, told)]),
    ...(reference.length === 0
      ? []
      : [
          `<p class="note"><span class="badge">reference</span> Known from the vocabulary, not from articles.</p>`,
          list(reference),
        ]),
    '</section>',
  ].join('\n');
}

function list(entries: readonly Entry[]): string {
  return `<ul>\n${entries.map((entry) => `<li>${words(entry.text)} ${support(entry)}</li>`).join('\n')}\n</ul>`;
}

function table(title: string, columns: readonly string[], entries: readonly Entry[]): string {
  const heads = [...columns, 'told in'].map(
    (column) =>
      `<th scope="col"${classOf(column)}>${words(column.charAt(0).toUpperCase() + column.slice(1))}</th>`,
  );
  const rows = entries.map((entry) => {
    const cells = columns.map(
      (column) => `<td${classOf(column)}>${words(String(entry.fields[column] ?? '')) || '–'}</td>`,
    );
    return `<tr>${cells.join('')}<td>${support(entry)}</td></tr>`;
  });
  return `<div class="wide" role="region" aria-label="${words(title)}" tabindex="0"><table>\n<thead><tr>${heads.join('')}</tr></thead>\n<tbody>\n${rows.join('\n')}\n</tbody></table></div>`;
}

function classOf(column: string): string {
  return numeric.has(column) ? ' class="number"' : '';
}

/** How far a statement is supported: stories, confidence, footnotes. */
function support({ stories, confidence, basis, reference, footnotes }: Entry): string {
  const known = [
    ...(stories === undefined ? [] : [counted(stories, 'story', 'stories')]),
    ...(confidence === undefined ? [] : [`confidence ${confidence.toFixed(2)}`]),
    ...(basis === 'article' && reference ? ['uses reference'] : []),
  ].join(', ');
  const notes = footnotes
    .slice(0, shownNotes)
    .map((number) => `<a class="ref" href="#note-${number}" aria-label="Footnote ${number}">${number}</a>`);
  const more = footnotes.length - notes.length;
  const parts = [known, notes.join(' '), more > 0 ? `and ${more} more` : ''].filter((part) => part !== '');
  return parts.length === 0 ? '' : `<span class="support">${parts.join(' ')}</span>`;
}

function figure(chart: Chart, draw: DrawChart): string {
  const { title, summary, columns, rows } = chart;
  const heads = columns.map((column) => `<th scope="col">${words(column)}</th>`).join('');
  const lines = rows.map(
    (row) => `<tr>${row.map((cell) => `<td>${words(String(cell))}</td>`).join('')}</tr>`,
  );
  return `<figure>
<figcaption><strong>${words(title)}.</strong> ${words(summary)}</figcaption>
${draw(chart)}
<details><summary>The same as a table: ${words(title)}</summary>
<div class="wide" role="region" aria-label="${words(title)}, table" tabindex="0"><table><thead><tr>${heads}</tr></thead><tbody>
${lines.join('\n')}
</tbody></table></div></details>
</figure>`;
}

function words(text: string): string {
  return escapeMarkup(plainLine(text));
}
