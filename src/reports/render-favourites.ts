import { storedZip } from '../util/stored-zip.ts';

/** What Neo4j Browser keeps among its favourites: its name there is the first line, a comment. */
export interface Favourite {
  readonly name: string;
  readonly cypher: string;
}

/** All as one text of statements, which Browser keeps as one favourite. */
export function renderFavourites(favourites: readonly Favourite[]): string {
  return `// demarche: scenes\n\n${favourites.map(({ cypher }) => `${cypher};\n`).join('\n')}`;
}

/**
 * All as a zip archive in the form of Browser's own export: dropped on Browser it adds each of them. In no folder, because Browser
 * 5.24 makes a new folder for each file of one.
 */
export function zipFavourites(favourites: readonly Favourite[]): Uint8Array {
  return storedZip(new Map(favourites.map(({ name, cypher }) => [`${name}.cypher`, cypher])));
}
