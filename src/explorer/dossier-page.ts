import { html, raw } from 'hono/html';
import { z } from 'zod';
import { webAddress } from './show-claims.ts';

const articleSchema = z.object({
  id: z.string(),
  title: z.string().optional(),
  outlet: z.string().optional(),
  published: z.string().optional(),
  url: z.string().optional(),
});
const dossierSchema = z.object({
  title: z.string(),
  notes: z.array(z.string()),
  sections: z.array(
    z.object({
      title: z.string(),
      empty: z.string(),
      entries: z.array(
        z.object({
          text: z.string(),
          basis: z.string(),
          footnotes: z.array(z.number()),
          stories: z.number().optional(),
          confidence: z.number().optional(),
        }),
      ),
    }),
  ),
  footnotes: z.array(
    z.object({
      number: z.number(),
      quotes: z.array(z.string()),
      articles: z.array(articleSchema),
      attributedTo: z.string().optional(),
    }),
  ),
});
type Dossier = z.infer<typeof dossierSchema>;

const style = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
body { max-width: 48rem; margin: 2rem auto; padding: 0 1rem }
blockquote { margin: .25rem 0; padding-left: .75rem; border-left: 3px solid }
li { margin: .4rem 0 } small { opacity: .8 }
`;

/** A dossier, as `report --format json` gives it, as a page: each statement with its footnotes, each footnote with its words. */
export async function dossierPage(json: string): Promise<string> {
  const dossier = dossierSchema.parse(JSON.parse(json));
  const page = await html`<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${dossier.title}</title>
<style>${raw(style)}</style></head><body><main><h1>${dossier.title}</h1>
${dossier.notes.map((note) => html`<p>${note}</p>`)}
${dossier.sections.map(sectionOf)}
<h2>Sources</h2><ol>${dossier.footnotes.map(footnoteOf)}</ol></main></body></html>`;
  return page.toString();
}

function sectionOf({ title, empty, entries }: Dossier['sections'][number]) {
  return html`<h2>${title}</h2>${
    entries.length === 0
      ? html`<p>${empty}</p>`
      : html`<ul>${entries.map(
          ({ text, basis, footnotes, stories }) => html`<li>${text}
${footnotes.map((number) => html` <a href="#note-${number}">[${number}]</a>`)}
<small>${stories === undefined ? (basis === 'reference' ? '(reference)' : '') : `(${stories} ${stories === 1 ? 'story' : 'stories'})`}</small></li>`,
        )}</ul>`
  }`;
}

function footnoteOf({ number, quotes, articles, attributedTo }: Dossier['footnotes'][number]) {
  return html`<li id="note-${number}" value="${number}">${quotes.map((quote) => html`<blockquote>${quote}</blockquote>`)}
${attributedTo === undefined ? '' : html`<small>says: ${attributedTo}. </small>`}
${articles.map((article) => {
  const words = [article.outlet ?? article.id, article.published, article.title].filter(Boolean).join(', ');
  const link = webAddress(article.url);
  return link === undefined
    ? html`<small>${words}. </small>`
    : html`<small><a href="${link}" rel="noopener noreferrer" target="_blank">${words}</a>. </small>`;
})}</li>`;
}
