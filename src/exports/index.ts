export { csvFiles } from './csv.ts';
export { cutPart, type GraphPart, graphParts } from './cut-part.ts';

export { type CountryCode, followTheMoneyFile } from './follow-the-money.ts';
export { gexfFile } from './gexf.ts';
export { graphmlFile } from './graphml.ts';
export { inOrder, rowsInOrder } from './in-order.ts';
export { jsonLdFile } from './json-ld.ts';
