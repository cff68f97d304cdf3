/** What a chart shows, as data: every renderer may draw it, print it as a table or leave it out. */
export interface Chart {
  readonly key: 'suppliers' | 'pressure' | 'timeline' | 'network';
  readonly title: string;
  /** What it shows in a sentence, for who cannot see it. */
  readonly summary: string;
  /** The same figures as a table. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  readonly drawing: Bars | Lanes | Network;
}

/** Stacked bars: one for each category, in it a part for each series. */
export interface Bars {
  readonly kind: 'bars';
  readonly categories: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
}

/** Events on lanes along time. Days are full dates. */
export interface Lanes {
  readonly kind: 'lanes';
  readonly lanes: readonly string[];
  readonly events: readonly { readonly day: string; readonly lane: string; readonly text: string }[];
}

/** Neighbours around the subject; the weight of an edge is a number of events. */
export interface Network {
  readonly kind: 'network';
  readonly nodes: readonly { readonly id: string; readonly name: string; readonly isCentre: boolean }[];
  readonly edges: readonly {
    readonly from: string;
    readonly to: string;
    readonly relation: string;
    readonly weight: number;
  }[];
}
