/** Parts of a host's name under which an outlet serves the same pages in another dress. */
const dress = /^(?:www|m|mobile|amp|edition)\./;

/** True when two addresses belong to one outlet: the same host but for its dress, or one below the other. */
export function isOfSite(address: string, other: string): boolean {
  const [a, b] = [address, other].map((each) => new URL(each).hostname.replace(dress, '')) as [
    string,
    string,
  ];
  return a === b || (isName(a) && isName(b) && (a.endsWith(`.${b}`) || b.endsWith(`.${a}`)));
}

/** A name of at least two parts that is no number. */
function isName(host: string): boolean {
  return /\.[a-z][\w-]*$/i.test(host);
}
