import { theme as antd, type ThemeConfig } from 'antd';
import { fonts, motion, themes, type Colours, type ThemeName } from './tokens';

type MapToken = ReturnType<typeof antd.defaultAlgorithm>;

/** Our tokens said literally, so that nothing derived by antd reaches the screen. */
function exactTokens(c: Colours) {
  return {
    colorPrimary: c.primary,
    colorPrimaryHover: c.primaryHover,
    colorPrimaryActive: c.primaryActive,
    colorPrimaryBg: c.selected,
    colorPrimaryBgHover: c.selected,
    colorPrimaryBorder: c.primary,
    colorPrimaryText: c.link,
    colorPrimaryTextHover: c.link,
    colorPrimaryTextActive: c.link,
    colorText: c.text,
    colorTextSecondary: c.text2,
    colorTextTertiary: c.text3,
    colorTextQuaternary: c.text3,
    colorTextPlaceholder: c.text3,
    colorTextDescription: c.text3,
    colorTextDisabled: c.text3,
    colorTextHeading: c.text,
    colorTextLabel: c.text2,
    colorIcon: c.text2,
    colorIconHover: c.text,
    colorBgBase: c.surface,
    colorBgLayout: c.canvas,
    colorBgContainer: c.surface,
    colorBgElevated: c.raised,
    colorBgSpotlight: c.tooltip,
    colorBgContainerDisabled: c.sunken,
    colorBorder: c.controlBorder,
    colorBorderSecondary: c.divider,
    colorBorderDisabled: c.divider,
    colorSplit: c.divider,
    controlItemBgActive: c.selected,
    controlItemBgActiveHover: c.selected,
    controlItemBgHover: c.hover,
    colorFillAlter: c.hover,
    colorFill: c.sunken,
    colorFillSecondary: c.sunken,
    colorFillTertiary: c.sunken,
    colorFillQuaternary: c.hover,
    colorSuccess: c.ok,
    colorSuccessBg: c.okTint,
    colorSuccessText: c.ok,
    colorInfo: c.running,
    colorInfoBg: c.runningTint,
    colorInfoText: c.running,
    colorWarning: c.partial,
    colorWarningBg: c.partialTint,
    colorWarningText: c.partial,
    colorError: c.danger,
    colorErrorHover: c.dangerHover,
    colorErrorActive: c.dangerHover,
    colorErrorBg: c.failedTint,
    colorErrorBorder: c.failed,
    colorErrorBorderHover: c.failed,
    colorErrorText: c.failed,
    colorErrorTextHover: c.failed,
    colorErrorTextActive: c.failed,
    colorLink: c.link,
    colorLinkHover: c.link,
    colorLinkActive: c.link,
    colorTextLightSolid: c.onPrimary,
    boxShadow: c.shadow3,
    boxShadowSecondary: c.shadow2,
    boxShadowTertiary: c.shadow1,
    fontFamily: fonts.sans,
    fontFamilyCode: fonts.mono,
    fontSize: 14,
    controlHeight: 32,
    controlHeightSM: 24,
    controlHeightLG: 40,
    borderRadius: 6,
    borderRadiusSM: 4,
    borderRadiusXS: 4,
    borderRadiusLG: 8,
    motionDurationFast: seconds(motion.hover),
    motionDurationMid: seconds(motion.menu),
    motionDurationSlow: seconds(motion.panel),
  };
}

/** Fields show the same ring as everything else that has focus. */
const field = (colours: Colours) => ({
  borderRadius: 4,
  activeBorderColor: colours.focus,
  hoverBorderColor: colours.text2,
  activeShadow: `0 0 0 1px ${colours.focus}`,
  errorActiveShadow: `0 0 0 1px ${colours.focus}`,
});

const seconds = (milliseconds: string) => `${parseInt(milliseconds, 10) / 1000}s`;

/** antd's dark algorithm moves given seeds; the last step puts our literal values back. */
export function antdTheme(name: ThemeName): ThemeConfig {
  const colours = themes[name];
  const exact = exactTokens(colours);
  const base = name === 'dark' ? antd.darkAlgorithm : antd.defaultAlgorithm;
  const last = (_seed: unknown, derived?: MapToken) => ({ ...derived, ...exact }) as MapToken;
  return {
    cssVar: {},
    hashed: false,
    algorithm: [base, last],
    token: exact,
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', dangerColor: colours.onDanger },
      Input: { ...field(colours) },
      InputNumber: { ...field(colours) },
      Select: { borderRadius: 4, activeBorderColor: colours.focus, activeOutlineColor: colours.focus, hoverBorderColor: colours.text2 },
      Tooltip: { colorTextLightSolid: colours.onTooltip },
    },
  };
}
