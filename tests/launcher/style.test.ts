import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/config/index.ts';
import {
  derivedTypes,
  groupLabelOf,
  groupLabels,
  type NodeLabel,
  nodeLabels,
  relationshipTypes,
} from '../../src/model/index.ts';

type Rules = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Reads GraSS as strictly as Neo4j Browser needs it: rules of `name: value;` lines, and nothing else. */
function parseStyle(text: string): Rules {
  const rules = new Map<string, Map<string, string>>();
  const rest = text.replace(
    /(\S+) \{\n((?: {2}[a-z-]+: (?:'[^'\n]+'|[^;{}'\n]+);\n)+)\}\n/g,
    (_whole, selector, body) => {
      expect(rules.has(selector), `${selector} twice`).toBe(false);
      const lines = String(body).trim().split('\n');
      rules.set(
        selector,
        new Map(lines.map((line) => line.trim().slice(0, -1).split(': ') as [string, string])),
      );
      return '';
    },
  );
  expect(rest, 'text outside of rules').toBe('');
  return rules;
}

/** Red, green and blue of sRGB, 0 to 1, without its gamma. */
function linear(color: string): readonly number[] {
  return [1, 3, 5].map((at) => {
    const share = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = linear(color);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast of two colours by WCAG 2.1, 1 to 21. */
function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/**
 * What remains of linear RGB without one kind of cones, wholly missing (Machado, Oliveira and Fernandes 2009, severity 1.0).
 */
const confusions: Readonly<Record<string, readonly (readonly number[])[]>> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function seenWithout(kind: string, color: string): readonly number[] {
  const rgb = linear(color);
  return (confusions[kind] ?? []).map((row) =>
    row.reduce((sum, weight, at) => sum + weight * (rgb[at] ?? 0), 0),
  );
}

/** Colour difference ΔE*ab (CIE 1976, white D65) of two colours in linear RGB; about 2.3 is just noticeable. */
function distance(one: readonly number[], other: readonly number[]): number {
  const [a, b] = [one, other].map(([red = 0, green = 0, blue = 0]) => {
    const curve = (share: number): number => (share > 0.008856 ? Math.cbrt(share) : 7.787 * share + 16 / 116);
    const x = curve((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505);
    const y = curve(0.2126 * red + 0.7152 * green + 0.0722 * blue);
    const z = curve((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089);
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
  });
  return Math.hypot(...(a ?? []).map((value, at) => value - (b?.[at] ?? 0)));
}

const rules = parseStyle(readFileSync(join(packageRoot(), 'cypher', 'style.grass'), 'utf8'));

function property(selector: string, name: string): string {
  const value = rules.get(selector)?.get(name);
  if (value === undefined) throw new Error(`${selector} has no ${name}`);
  return value;
}

const nodes = nodeLabels.map((label) => `node.${label}`);
const relationships = relationshipTypes.map((type) => `relationship.${type}`);

describe('the style for Neo4j Browser', () => {
  it('has a rule for every label and every relationship type, and for no other', () => {
    const expected = [
      'node',
      ...groupLabels.map((label) => `node.${label}`),
      ...nodes,
      'relationship',
      ...relationships,
    ];
    expect([...rules.keys()].sort()).toEqual(expected.sort());
  });

  it('puts the group labels before the labels proper, which have the last word', () => {
    const order = [...rules.keys()];
    const lastGroup = Math.max(...groupLabels.map((label) => order.indexOf(`node.${label}`)));
    const firstLabel = Math.min(...nodes.map((selector) => order.indexOf(selector)));
    expect(lastGroup).toBeLessThan(firstLabel);
  });

  it('captions nodes by name, events with their stories before it, and relationships in words, never by an id', () => {
    const events = Object.keys(groupLabelOf).filter((label) => groupLabelOf[label as NodeLabel] === 'Event');
    expect(events).toHaveLength(4);
    for (const selector of nodes) {
      const isEvent = events.some((label) => selector === `node.${label}`);
      expect(property(selector, 'caption')).toBe(isEvent ? "'{sources}× {name}'" : "'{name}'");
    }
    for (const selector of relationships) {
      expect(property(selector, 'caption')).toMatch(/^'[a-z]+(?: [a-z]+)*(?: \{role\})?'$/);
    }
  });

  it('tells every two labels apart by fill, border or size', () => {
    const looks = nodes.map((selector) =>
      ['color', 'border-color', 'border-width', 'diameter'].map((name) => property(selector, name)).join(' '),
    );
    expect(new Set(looks).size).toBe(nodes.length);
  });

  it('tells every two types apart by colour, width or caption, and those of one colour and width by caption', () => {
    const looks = relationships.map((selector) =>
      ['color', 'shaft-width', 'caption'].map((name) => property(selector, name)).join(' '),
    );
    expect(new Set(looks).size).toBe(relationships.length);
  });

  it('keeps the colours of what stands side by side apart for eyes without red, green or blue cones', () => {
    for (const group of [
      derivedTypes.map((type) => property(`relationship.${type}`, 'color')),
      ['State', 'Alliance', 'Deal', 'Pressure', 'Exclusion', 'Legislation'].map((label) =>
        property(`node.${label}`, 'color'),
      ),
    ]) {
      for (const kind of Object.keys(confusions)) {
        const seen = group.map((color) => seenWithout(kind, color));
        seen.forEach((one, at) => {
          for (const other of seen.slice(at + 1)) expect(distance(one, other), kind).toBeGreaterThan(10);
        });
      }
    }
  });

  it('gives each derived type a colour of its own and a thicker line than any other type has', () => {
    const derived = derivedTypes.map((type) => `relationship.${type}`);
    expect(new Set(derived.map((selector) => property(selector, 'color'))).size).toBe(derived.length);
    const width = (selector: string): number => Number.parseFloat(property(selector, 'shaft-width'));
    const widestOther = Math.max(
      ...relationships.filter((selector) => !derived.includes(selector)).map(width),
    );
    for (const selector of derived) expect(width(selector)).toBeGreaterThan(widestOther);
  });

  it('draws events larger than whatever they connect', () => {
    const diameter = (selector: string): number => Number.parseFloat(property(selector, 'diameter'));
    const events = ['Deal', 'Pressure', 'Exclusion', 'Resistance'].map((label) => `node.${label}`);
    const widestOther = Math.max(...nodes.filter((selector) => !events.includes(selector)).map(diameter));
    for (const selector of events) expect(diameter(selector)).toBeGreaterThan(widestOther);
  });

  it('keeps to the Okabe–Ito palette with black, grey and white', () => {
    const palette = '#000000 #E69F00 #56B4E9 #009E73 #F0E442 #0072B2 #D55E00 #CC79A7 #999999 #FFFFFF'.split(
      ' ',
    );
    for (const [selector, properties] of rules) {
      for (const [name, value] of properties) {
        if (name.includes('color')) expect(palette, `${selector} ${name}`).toContain(value);
      }
    }
  });

  it('writes legibly in every node, and draws every line visibly on white', () => {
    for (const selector of nodes) {
      const ratio = contrast(property(selector, 'color'), property(selector, 'text-color-internal'));
      expect(ratio, selector).toBeGreaterThan(4.5);
    }
    for (const selector of relationships) {
      expect(contrast(property(selector, 'color'), '#FFFFFF'), selector).toBeGreaterThan(2);
    }
  });
});
