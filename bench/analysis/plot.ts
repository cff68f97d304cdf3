/** A line of a plot: values above zero at sizes above zero. */
export interface PlotLine {
  readonly name: string;
  readonly points: readonly (readonly [number, number])[];
}

const [width, height] = [850, 460];
const edge = { left: 70, right: 280, top: 20, bottom: 50 };
/** Okabe and Ito (2008): told apart by the colour-blind; dashes tell the second round of colours from the first. */
const colours = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#000000'];

/** An SVG of lines on two axes of powers of ten. */
export function plotOf(lines: readonly PlotLine[], across: string, up: string): string {
  const all = lines.flatMap(({ points }) => points);
  const [left, right] = decades(all.map(([x]) => x));
  const [low, high] = decades(all.map(([, y]) => y));
  const x = (value: number): number =>
    edge.left + ((Math.log10(value) - left) / (right - left)) * (width - edge.left - edge.right);
  const y = (value: number): number =>
    height - edge.bottom - ((Math.log10(value) - low) / (high - low)) * (height - edge.top - edge.bottom);
  const powers = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, at) => 10 ** (from + at));
  const grid = [
    ...powers(left, right).map(
      (value) =>
        `<line x1="${at(x(value))}" x2="${at(x(value))}" y1="${edge.top}" y2="${height - edge.bottom}" stroke="#ddd"/>` +
        `<text x="${at(x(value))}" y="${height - edge.bottom + 18}" text-anchor="middle">${value.toLocaleString('en')}</text>`,
    ),
    ...powers(low, high).map(
      (value) =>
        `<line x1="${edge.left}" x2="${width - edge.right}" y1="${at(y(value))}" y2="${at(y(value))}" stroke="#ddd"/>` +
        `<text x="${edge.left - 8}" y="${at(y(value) + 4)}" text-anchor="end">${value.toLocaleString('en')}</text>`,
    ),
  ];
  // Names stand at the ends of their lines, moved apart where they would lie on each other.
  const ends = lines
    .map((line, place) => ({ line, place, y: y(line.points.at(-1)?.[1] ?? 1) }))
    .sort((one, other) => one.y - other.y);
  let below = edge.top;
  const drawn = ends.map(({ line, place, y: end }) => {
    const colour = colours[place % colours.length];
    const dash = place < colours.length ? '' : ' stroke-dasharray="6 4"';
    const path = line.points.map(([size, value]) => `${at(x(size))},${at(y(value))}`).join(' ');
    below = Math.max(below + 15, end + 4);
    return (
      `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"${dash}/>` +
      `<text x="${width - edge.right + 8}" y="${at(below)}" fill="${colour}">${line.name}</text>`
    );
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12">`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    ...grid,
    ...drawn,
    `<text x="${(edge.left + width - edge.right) / 2}" y="${height - 10}" text-anchor="middle">${across}</text>`,
    `<text transform="translate(16 ${height / 2}) rotate(-90)" text-anchor="middle">${up}</text>`,
    '</svg>\n',
  ].join('\n');
}

function at(value: number): string {
  return value.toFixed(1);
}

/** The powers of ten between which all values lie, at least one apart. */
function decades(values: readonly number[]): readonly [number, number] {
  const low = Math.floor(Math.log10(Math.min(...values)));
  return [low, Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))))];
}
