import { useState } from 'preact/hooks';
import type { Fact, Printing, ShownClaim, ToldEvent } from '../../../../src/explorer/api.ts';
import { counted, kindWords, spanWords } from '../words.ts';
import { ArticleView } from './article-view.tsx';

type Select = (id: string) => void;

/** An event: what it is, in which words it is told, and by whom. */
export function EventView({ event, onSelect }: { readonly event: ToldEvent; readonly onSelect: Select }) {
  const { name, kind, stories, confidence, facts, claims } = event;
  return (
    <article class="event">
      <h4>{name}</h4>
      <p class="meta">
        {kindWords(kind)} · {spanWords(event)} · {counted(stories, 'story', 'stories')}
        {confidence === undefined ? '' : ` · confidence ${confidence.toFixed(2)}`}
      </p>
      <Facts facts={facts} onSelect={onSelect} />
      {claims.map((claim) => (
        <ClaimView key={claim.id} claim={claim} />
      ))}
    </article>
  );
}

/** Names and values; a value that is a node of the graph can be selected. */
export function Facts({ facts, onSelect }: { readonly facts: readonly Fact[]; readonly onSelect: Select }) {
  if (facts.length === 0) return null;
  const names = [...new Set(facts.map(({ name }) => name))];
  return (
    <dl>
      {names.map((name) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {facts
              .filter((fact) => fact.name === name)
              .map(({ value, id }) => (
                <span key={value}>
                  {id === undefined ? (
                    value
                  ) : (
                    <button type="button" class="link" onClick={() => onSelect(id)}>
                      {value}
                    </button>
                  )}
                </span>
              ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** A claim: its words, who printed them, and on request the article around them. */
export function ClaimView({ claim }: { readonly claim: ShownClaim }) {
  const [isOpen, setOpen] = useState(false);
  const doubts = [
    claim.polarity === 'denied' && 'denied',
    claim.modality !== 'actual' && claim.modality,
    claim.takenBack === true && 'taken back by a correction',
  ].filter((word) => word !== false);
  return (
    <div class="claim">
      {claim.quotes.map((quote) => (
        <blockquote key={quote}>{quote}</blockquote>
      ))}
      <p class="meta">
        {doubts.map((word) => (
          <strong key={word}>{word} · </strong>
        ))}
        {claim.attributedTo !== undefined && `says ${claim.attributedTo} · `}
        {claim.date !== undefined && `of ${claim.date} · `}
        confidence {claim.confidence.toFixed(2)}
      </p>
      <Sources printings={claim.printings} />
      <button type="button" class="link" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? 'Close the article' : 'In its article'}
      </button>
      {isOpen && <ArticleView claim={claim.id} />}
    </div>
  );
}

/** Who printed a text, earliest first; links lead out only to http and https. */
export function Sources({ printings }: { readonly printings: readonly Printing[] }) {
  return (
    <ul class="sources">
      {printings.map(({ id, title, outlet, published, url }) => {
        const words = [outlet ?? id, published ?? 'undated', title]
          .filter((word) => word !== undefined)
          .join(', ');
        return (
          <li key={id}>
            {url === undefined ? (
              words
            ) : (
              <a href={url} target="_blank" rel="noopener noreferrer">
                {words}
              </a>
            )}
          </li>
        );
      })}
    </ul>
  );
}
