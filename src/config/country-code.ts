import countries from 'i18n-iso-countries';

/** The ISO 3166-1 alpha-2 code, in small letters, of an alpha-3 code; undefined for former States, which have none. */
export function countryCode(iso3: string): string | undefined {
  return countries.alpha3ToAlpha2(iso3)?.toLowerCase();
}
