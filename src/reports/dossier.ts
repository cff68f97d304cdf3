import type { NodeLabel, SourceArticle } from '../model/index.ts';
import type { Chart } from './charts/chart.ts';

/** What a statement rests on: articles, a register or list, the vocabulary alone, or the graph's own counting. */
export type Basis = 'article' | 'register' | 'reference' | 'graph';

/** One statement of a dossier. `fields` are its parts, for tables and for machines. */
export interface Entry {
  /** Id of the event or entity that it is about, where there is one. */
  readonly id?: string;
  readonly text: string;
  readonly basis: Basis;
  readonly fields: Readonly<Record<string, string | number>>;
  /** Ids of the claims it rests on. */
  readonly claims: readonly string[];
  /** Numbers of the footnotes that quote them, ascending. */
  readonly footnotes: readonly number[];
  /** How many independent stories tell it; absent for reference. */
  readonly stories?: number;
  readonly confidence?: number;
  /** Reference edges that it uses beside its claims, as `TYPE from to`. */
  readonly reference?: readonly string[];
}

export interface Section {
  readonly key: SectionKey;
  readonly title: string;
  /** Fields that a table shows, in this order; none: the statements are a list. */
  readonly columns: readonly string[];
  readonly entries: readonly Entry[];
  /** What to say when there is no entry. */
  readonly empty: string;
}

export type SectionKey =
  | 'summary'
  | 'findings'
  | 'deals'
  | 'history'
  | 'pressure'
  | 'resistance'
  | 'exclusions'
  | 'lists'
  | 'relations'
  | 'makers'
  | 'conflicts'
  | 'unknowns'
  | 'unsure'
  | 'ended'
  | 'taken-back'
  | 'coverage';

/** The words behind a statement, and who printed them. */
export interface Footnote {
  readonly number: number;
  /** Quoted words; for a register, the place of the field. */
  readonly quotes: readonly string[];
  readonly claims: readonly string[];
  /** The printings of the text, earliest first. */
  readonly articles: readonly SourceArticle[];
  /** Who says so, where the article attributes it. */
  readonly attributedTo?: string;
  /** The paragraphs that hold the words, where they were asked for. */
  readonly passages?: readonly Passage[];
}

/** A paragraph with the quoted words told apart. */
export interface Passage {
  readonly parts: readonly { readonly text: string; readonly isQuoted: boolean }[];
}

/** A dossier as a model: every renderer prints this and nothing else. */
export interface Dossier {
  readonly title: string;
  readonly subjects: readonly { readonly id: string; readonly label: NodeLabel; readonly name: string }[];
  /** What the reader must know about the scope, such as the variants that are included. */
  readonly notes: readonly string[];
  readonly sections: readonly Section[];
  readonly charts: readonly Chart[];
  readonly footnotes: readonly Footnote[];
}

/** A section before its footnotes are numbered. */
export type DraftSection = Omit<Section, 'entries'> & { readonly entries: readonly DraftEntry[] };
export type DraftEntry = Omit<Entry, 'footnotes'>;
