/** The one place for colours, sizes and motion. CSS custom properties and the antd theme are built from it. */
export interface Colours {
  canvas: string;
  surface: string;
  raised: string;
  sunken: string;
  hover: string;
  selected: string;
  text: string;
  text2: string;
  text3: string;
  link: string;
  code: string;
  controlBorder: string;
  divider: string;
  focus: string;
  primary: string;
  primaryHover: string;
  primaryActive: string;
  onPrimary: string;
  danger: string;
  dangerHover: string;
  onDanger: string;
  mark: string;
  tooltip: string;
  onTooltip: string;
  ok: string;
  okTint: string;
  running: string;
  runningTint: string;
  partial: string;
  partialTint: string;
  failed: string;
  failedTint: string;
  waiting: string;
  waitingTint: string;
  stopped: string;
  stoppedTint: string;
  unknown: string;
  unknownTint: string;
  series1: string;
  series2: string;
  series3: string;
  series4: string;
  roleDelivery: string;
  roleProducer: string;
  roleChangeCapture: string;
  roleStaging: string;
  roleBackup: string;
  roleError: string;
  roleDescribedBy: string;
  shadow1: string;
  shadow2: string;
  shadow3: string;
}

export const light: Colours = {
  canvas: '#F6F8F9',
  surface: '#FFFFFF',
  raised: '#FFFFFF',
  sunken: '#EDF1F3',
  hover: '#F1F5F7',
  selected: '#E3F1F4',
  text: '#14212B',
  text2: '#44535F',
  text3: '#5C6B77',
  link: '#0A6478',
  code: '#8A2F5C',
  controlBorder: '#7B8A95',
  divider: '#D5DDE2',
  focus: '#0B57D0',
  primary: '#0A6478',
  primaryHover: '#085465',
  primaryActive: '#06424F',
  onPrimary: '#FFFFFF',
  danger: '#8F1222',
  dangerHover: '#7A0D1B',
  onDanger: '#FFFFFF',
  mark: '#FFE9A8',
  tooltip: '#22313B',
  onTooltip: '#F3F7F9',
  ok: '#1A6B45',
  okTint: '#E6F4EC',
  running: '#2450C8',
  runningTint: '#E8F0FC',
  partial: '#8A5300',
  partialTint: '#FDF1DD',
  failed: '#8F1222',
  failedTint: '#FCEBE9',
  waiting: '#5C6B77',
  waitingTint: '#EDF1F3',
  stopped: '#3F3A45',
  stoppedTint: '#EEEFF1',
  unknown: '#44535F',
  unknownTint: '#EDF1F3',
  series1: '#0A6478',
  series2: '#8A5300',
  series3: '#7A4E9E',
  series4: '#5C6B77',
  roleDelivery: '#2B4A5A',
  roleProducer: '#1A6B45',
  roleChangeCapture: '#2450C8',
  roleStaging: '#7A4E9E',
  roleBackup: '#5C6B77',
  roleError: '#8F1222',
  roleDescribedBy: '#44535F',
  shadow1: '0 1px 2px rgba(20,33,43,.08)',
  shadow2: '0 4px 16px rgba(20,33,43,.12)',
  shadow3: '0 12px 32px rgba(20,33,43,.18)',
};

export const dark: Colours = {
  canvas: '#0E1519',
  surface: '#151E24',
  raised: '#1B262D',
  sunken: '#0A1014',
  hover: '#1B262D',
  selected: '#12333C',
  text: '#E6EDF1',
  text2: '#B3C0C9',
  text3: '#8FA0AB',
  link: '#6CCBDD',
  code: '#F0A6C8',
  controlBorder: '#6B7C88',
  divider: '#2A3841',
  focus: '#8AB8FF',
  primary: '#5CC3D6',
  primaryHover: '#7AD2E2',
  primaryActive: '#43AABE',
  onPrimary: '#06222A',
  danger: '#FF8A80',
  dangerHover: '#FFA69E',
  onDanger: '#2B0A08',
  mark: '#5A4708',
  tooltip: '#2A3841',
  onTooltip: '#F3F7F9',
  ok: '#7FD6A5',
  okTint: '#12301F',
  running: '#6FA8FF',
  runningTint: '#14284A',
  partial: '#F0B35A',
  partialTint: '#362609',
  failed: '#FF8A80',
  failedTint: '#3C1614',
  waiting: '#AAB8C2',
  waitingTint: '#1F2B33',
  stopped: '#F2EAFB',
  stoppedTint: '#2E2533',
  unknown: '#B3C0C9',
  unknownTint: '#1F2B33',
  series1: '#5CC3D6',
  series2: '#F0B35A',
  series3: '#CDA6EC',
  series4: '#8FA0AB',
  roleDelivery: '#A9C6D4',
  roleProducer: '#7FD6A5',
  roleChangeCapture: '#6FA8FF',
  roleStaging: '#CDA6EC',
  roleBackup: '#8FA0AB',
  roleError: '#FF8A80',
  roleDescribedBy: '#B3C0C9',
  shadow1: '0 1px 2px rgba(20,33,43,.24)',
  shadow2: '0 4px 16px rgba(20,33,43,.36)',
  shadow3: '0 12px 32px rgba(20,33,43,.54)',
};

export const fonts = {
  sans: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  mono: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
};

export const motion = { hover: '80ms', menu: '140ms', panel: '220ms', graph: '260ms' };

/** Widths (px) where the layout changes. */
export const breakpoints = { phone: 480, tablet: 768, desktop: 1024, wide: 1440, huge: 2200 };

export type ThemeName = 'light' | 'dark';
export const themes: Record<ThemeName, Colours> = { light, dark };

const kebab = (name: string) =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replace(/(\D)(\d)/g, '$1-$2');

/** `text2` → `--hy-text-2`, `okTint` → `--hy-ok-tint`. */
export const cssName = (token: keyof Colours) => `--hy-${kebab(token)}`;

/** `var(--hy-…)`, for inline styles and SVG. */
export const cssVar = (token: keyof Colours) => `var(${cssName(token)})`;

function declarations(colours: Colours): string {
  const names = Object.keys(colours) as (keyof Colours)[];
  return names.map((name) => `${cssName(name)}:${colours[name]}`).join(';');
}

/** The whole style sheet of custom properties for both themes; `data-theme` on the root element chooses. */
export function tokenSheet(): string {
  const shared =
    `--hy-font-sans:${fonts.sans};--hy-font-mono:${fonts.mono};` +
    `--hy-motion-hover:${motion.hover};--hy-motion-menu:${motion.menu};` +
    `--hy-motion-panel:${motion.panel};--hy-motion-graph:${motion.graph}`;
  return (
    `:root{${shared};${declarations(light)};color-scheme:light}` +
    `:root[data-theme=dark]{${declarations(dark)};color-scheme:dark}`
  );
}
