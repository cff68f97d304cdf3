/** What must be known of a query to choose it. */
export interface AskableQuery {
  readonly name: string;
  readonly question: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly type: string;
    readonly default?: string | number;
    readonly description: string;
  }[];
}
