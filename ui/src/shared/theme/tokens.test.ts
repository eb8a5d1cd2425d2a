import { describe, expect, it } from 'vitest';
import { contrast } from './contrast';
import { cssName, themes, tokenSheet, type Colours } from './tokens';

type Token = keyof Colours;
const backgrounds: Token[] = ['canvas', 'surface', 'raised', 'sunken', 'hover', 'selected'];
const texts: Token[] = ['text', 'text2', 'text3', 'link', 'code'];
const statuses = ['ok', 'running', 'partial', 'failed', 'waiting', 'stopped', 'unknown'] as const;
const lines: Token[] = ['controlBorder', 'focus'];
const graphLines: Token[] = [
  'roleDelivery', 'roleProducer', 'roleChangeCapture', 'roleStaging', 'roleBackup', 'roleError', 'roleDescribedBy',
];
const series: Token[] = ['series1', 'series2', 'series3', 'series4'];
const pairs: [Token, Token][] = [
  ['onPrimary', 'primary'], ['onPrimary', 'primaryHover'], ['onPrimary', 'primaryActive'],
  ['onDanger', 'danger'], ['onDanger', 'dangerHover'], ['text', 'mark'], ['onTooltip', 'tooltip'],
];

describe.each(['light', 'dark'] as const)('the %s theme', (name) => {
  const c = themes[name];
  it.each(texts.flatMap((text) => backgrounds.map((back) => [text, back] as const)))(
    'keeps %s readable on %s', (text, back) => expect(contrast(c[text], c[back])).toBeGreaterThanOrEqual(4.5));
  it.each(statuses)('keeps the %s status readable on surface and on its own tint', (status) => {
    expect(contrast(c[status], c.surface)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(c[status], c[`${status}Tint`])).toBeGreaterThanOrEqual(4.5);
  });
  it.each(pairs)('keeps %s readable on %s', (text, back) =>
    expect(contrast(c[text], c[back])).toBeGreaterThanOrEqual(4.5));
  it.each(lines.flatMap((line) => backgrounds.map((back) => [line, back] as const)))(
    'keeps the %s line visible on %s', (line, back) => expect(contrast(c[line], c[back])).toBeGreaterThanOrEqual(3));
  it.each([...graphLines, ...series])('keeps the graph line %s visible', (line) => {
    expect(contrast(c[line], c.canvas)).toBeGreaterThanOrEqual(3);
    expect(contrast(c[line], c.surface)).toBeGreaterThanOrEqual(3);
  });
});

describe('the contrast function', () => {
  it('gives 21 for black on white and 1 for equal colours', () => {
    expect(contrast('#000000', '#FFFFFF')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#777777')).toBe(1);
  });
  it('gives the figures that the design states', () => {
    expect(contrast(themes.light.text, themes.light.surface)).toBeCloseTo(16.38, 2);
    expect(contrast(themes.dark.link, themes.dark.surface)).toBeCloseTo(9.03, 2);
    expect(contrast(themes.dark.onPrimary, themes.dark.primary)).toBeCloseTo(8.06, 2);
  });
});

describe('the token sheet', () => {
  it('declares every token for both themes', () => {
    const sheet = tokenSheet();
    for (const token of Object.keys(themes.light) as Token[]) {
      expect(sheet.split(`${cssName(token)}:`).length - 1).toBe(2);
    }
  });
  it('names tokens in kebab case', () => {
    expect(cssName('text2')).toBe('--hy-text-2');
    expect(cssName('roleChangeCapture')).toBe('--hy-role-change-capture');
  });
});
