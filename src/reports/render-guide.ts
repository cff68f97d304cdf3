import { escapeMarkup } from '../util/escape-markup.ts';

/** What a slide of the guide shows. */
export interface GuideSlide {
  readonly title: string;
  readonly question: string;
  readonly text: string;
  readonly parameters: readonly { readonly name: string; readonly description: string }[];
  /** Runs in Neo4j Browser as it stands. */
  readonly cypher: string;
}

/**
 * A guide for Neo4j Browser's `:guide`: a slide for each question, with a query that a click puts into the editor. The page
 * holds no script and no address: Browser shows it as it is.
 */
export function renderGuide(slides: readonly GuideSlide[]): string {
  return [
    '<article class="guide">',
    '  <carousel class="deck container-fluid">',
    ...slides.map((slide, at) => renderSlide(slide, at + 1, slides.length)),
    '  </carousel>',
    '</article>',
    '',
  ].join('\n');
}

function renderSlide(
  { title, question, text, parameters, cypher }: GuideSlide,
  place: number,
  of: number,
): string {
  const changes = parameters.map(
    ({ name, description }) => `<li><code>${escapeMarkup(name)}</code>: ${escapeMarkup(description)}</li>`,
  );
  return [
    '    <slide class="row-fluid"><div class="col-sm-12">',
    `      <h3>${place} of ${of}. ${escapeMarkup(title)}</h3>`,
    `      <p class="lead">${escapeMarkup(question)}</p>`,
    `      <p>${escapeMarkup(text)}</p>`,
    `      <figure><pre mode="cypher" class="pre-scrollable programlisting cm-s-neo code runnable standalone-example" data-lang="cypher" lang="cypher">${escapeMarkup(cypher)}</pre></figure>`,
    ...(changes.length === 0
      ? []
      : [`      <p>To change in the line that begins with WITH:</p><ul>${changes.join('')}</ul>`]),
    '    </div></slide>',
  ].join('\n');
}
