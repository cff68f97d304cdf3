import type { NodeLabel, RelationshipType } from '../model/index.ts';

/** Prefixes of the export: schema.org, PROV-O and what neither has, under `demarche:`. */
export const prefixes = {
  schema: 'https://schema.org/',
  prov: 'http://www.w3.org/ns/prov#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  demarche: 'urn:demarche:term:',
} as const;

/** What a node is: schema.org's closest class, PROV-O's for what evidence consists of, and our own for events. */
export const classesOf: Readonly<Record<NodeLabel, readonly string[]>> = {
  State: ['schema:Country'],
  Organization: ['schema:Organization'],
  Person: ['schema:Person'],
  Alliance: ['schema:Organization', 'demarche:Alliance'],
  Programme: ['schema:Project'],
  WeaponSystem: ['schema:ProductModel'],
  Legislation: ['schema:Legislation'],
  Deal: ['schema:Event', 'demarche:Deal'],
  Pressure: ['schema:Event', 'demarche:Pressure'],
  Exclusion: ['schema:Event', 'demarche:Exclusion'],
  Resistance: ['schema:Event', 'demarche:Resistance'],
  Claim: ['schema:Claim', 'prov:Entity'],
  Passage: ['schema:Quotation', 'prov:Entity'],
  Text: ['schema:CreativeWork', 'prov:Entity'],
  Article: ['schema:NewsArticle', 'prov:Entity'],
  Story: ['demarche:Story', 'prov:Collection'],
  Register: ['schema:Dataset', 'prov:Entity'],
  RegisterEntry: ['demarche:RegisterEntry', 'prov:Entity'],
  Listing: ['demarche:Listing', 'prov:Entity'],
};

/** Properties for which there is a term elsewhere; the others are `demarche:` and their own name. */
export const propertyTerms: Readonly<Record<string, string>> = {
  name: 'schema:name',
  aliases: 'schema:alternateName',
  iso3: 'schema:identifier',
  category: 'schema:category',
  first: 'schema:startDate',
  until: 'schema:endDate',
  title: 'schema:headline',
  outlet: 'schema:publication',
  published: 'schema:datePublished',
  quote: 'schema:text',
};

/** Relationships for which there is a term elsewhere; the others are `demarche:` and their name in camel case. */
export const relationshipTerms: Readonly<Partial<Record<RelationshipType, string>>> = {
  MADE_BY: 'schema:manufacturer',
  MEMBER_OF: 'schema:memberOf',
  OFFICIAL_OF: 'schema:worksFor',
  BASED_IN: 'schema:location',
  LAW_OF: 'schema:legislationPassedBy',
  VARIANT_OF: 'schema:isVariantOf',
  COMPONENT_OF: 'schema:isPartOf',
  ABOUT: 'schema:about',
  EVIDENCED_BY: 'prov:wasQuotedFrom',
  IN: 'schema:isPartOf',
  PRINTS: 'schema:hasPart',
  REVISES: 'prov:wasRevisionOf',
  FOLLOWS: 'prov:wasDerivedFrom',
  TOLD_IN: 'schema:isPartOf',
  LISTS: 'schema:about',
  ENTERED_IN: 'schema:isPartOf',
};

/** `SELLS_ARMS_TO` → `demarche:sellsArmsTo`. */
export function termOf(type: RelationshipType): string {
  const camel = type.toLowerCase().replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
  return relationshipTerms[type] ?? `demarche:${camel}`;
}
