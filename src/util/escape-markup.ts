const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

// Characters that XML 1.0 cannot hold, even escaped; half of a surrogate pair is none at all.
const unwritable =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out.
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Text as it stands between tags or inside a quoted attribute of HTML or XML. What XML cannot hold becomes U+FFFD. */
export function escapeMarkup(text: string): string {
  return text.replace(unwritable, '\uFFFD').replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}
