/** A file of an export, in pieces as they are made: nothing has to hold it whole. */
export interface ExportFile {
  /** Its name within the folder; formats of one file leave it to the user. */
  readonly name: string;
  readonly chunks: Iterable<string> | AsyncIterable<string>;
}
