import type { Head, LinePattern, Shape } from '../looks.ts';

/** A line as it is drawn: pattern, head and colour. */
export function LineSample({ pattern }: { readonly pattern: LinePattern & { readonly color: string } }) {
  const { color, dash, gap, head } = pattern;
  const width = 3;
  return (
    <svg class="sample" width="52" height="14" viewBox="0 0 52 14" aria-hidden="true">
      <line
        x1="2"
        y1="7"
        x2={head === 'none' ? 50 : 40}
        y2="7"
        stroke={color}
        stroke-width={width}
        {...(gap > 0 && { 'stroke-dasharray': `${dash * width} ${gap * width}` })}
      />
      <HeadShape head={head} color={color} />
    </svg>
  );
}

function HeadShape({ head, color }: { readonly head: Head; readonly color: string }) {
  if (head === 'arrow') return <path d="M39 2 L50 7 L39 12 Z" fill={color} />;
  if (head === 'bar') return <path d="M43 1 H47 V13 H43 Z" fill={color} />;
  if (head === 'diamond') return <path d="M38 7 L44 2 L50 7 L44 12 Z" fill={color} />;
  if (head === 'circle') return <circle cx="45" cy="7" r="4.5" fill={color} />;
  return null;
}

/** A node as it is drawn. */
export function NodeSample({ shape, color }: { readonly shape: Shape; readonly color: string }) {
  return (
    <svg class="sample" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      {shape === 'circle' && <circle cx="8" cy="8" r="6.5" fill={color} />}
      {shape === 'diamond' && <path d="M8 1 L15 8 L8 15 L1 8 Z" fill={color} />}
      {shape === 'square' && <rect x="2.5" y="2.5" width="11" height="11" fill={color} />}
      {shape === 'triangle' && <path d="M8 2 L15 14 H1 Z" fill={color} />}
    </svg>
  );
}
