/** How what the graph has stands to what a register has. */
export const reconciledOutcomes = ['matched', 'partial', 'conflict', 'news-only', 'register-only'] as const;
export type ReconciledOutcome = (typeof reconciledOutcomes)[number];

/** What is compared of a deal and its rows. */
export const comparedFields = ['item', 'quantity', 'year', 'status'] as const;
export type ComparedField = (typeof comparedFields)[number];

/** One field as both sides have it. */
export interface Compared {
  readonly field: ComparedField;
  readonly news: string;
  readonly register: string;
  /** `differs` may be either's lack of news; `contradicts` cannot both be so. */
  readonly answer: 'agrees' | 'differs' | 'contradicts';
  /** By which tolerance or rule, where it is not plain equality. */
  readonly rule?: string;
}

/** A deal of the graph with the words that it rests on. */
export interface ReconciledDeal {
  readonly id: string;
  readonly name: string;
  /** Partial date of signature, else of when it is first told. */
  readonly date?: string;
  readonly status: string;
  readonly claims: readonly string[];
  /** The words of its first claim, and who printed them when. */
  readonly words: string;
  readonly source: string;
}

/** A row of a register, by its file and line. */
export interface ReconciledRow {
  readonly id: string;
  readonly file: string;
  readonly line: number;
  readonly words: string;
  readonly name: string;
  readonly unresolved: readonly string[];
}

/** Deals and rows that belong together: several rows of one deal, or several deals of one row; one side may be empty. */
export interface ReconciledLine {
  readonly outcome: ReconciledOutcome;
  readonly deals: readonly ReconciledDeal[];
  readonly rows: readonly ReconciledRow[];
  readonly compared: readonly Compared[];
}

/** The whole comparison. Every deal and every row stands in exactly one line. */
export interface Reconciliation {
  readonly counts: Readonly<Record<ReconciledOutcome, number>>;
  readonly deals: number;
  readonly rows: number;
  /** Years by which two dates may differ and still agree. */
  readonly yearTolerance: number;
  readonly lines: readonly ReconciledLine[];
}
