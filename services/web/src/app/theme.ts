import type { ThemeConfig } from 'antd'

export const fontFamily =
  '"Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC", system-ui, -apple-system, sans-serif'

const colours = { jade: '#0a6161', ink: '#1d2829', quiet: '#55656a', line: '#d3dcdd' }

export const theme: ThemeConfig = {
  token: {
    colorPrimary: colours.jade,
    colorInfo: '#1a5fa8',
    colorLink: colours.jade,
    colorText: colours.ink,
    colorTextSecondary: colours.quiet,
    // antd's own greys for hints and placeholders are too pale to read at 50.
    colorTextDescription: colours.quiet,
    colorTextTertiary: colours.quiet,
    colorTextPlaceholder: '#5d6c70',
    colorBorder: '#8fa0a3',
    colorBorderSecondary: colours.line,
    colorError: '#b42318',
    colorWarning: '#b25e00',
    colorSuccess: '#1a7f37',
    // Derived backgrounds would be muddy.
    colorErrorBg: '#fdf1f0',
    colorWarningBg: '#fff7ec',
    colorInfoBg: '#eef4fb',
    colorSuccessBg: '#f0f8f1',
    fontSize: 15,
    controlHeight: 36,
    borderRadius: 4,
    motionDurationMid: '0.1s',
    motionDurationSlow: '0.15s',
    fontFamily,
  },
  components: {
    Segmented: { trackBg: '#dfe7e8', itemColor: colours.ink, itemSelectedBg: colours.jade, itemSelectedColor: '#fff' },
    Table: {
      headerBg: '#eaf1f1',
      headerColor: colours.ink,
      cellPaddingBlock: 8,
      cellPaddingInline: 10,
      rowSelectedBg: '#e3f0ef',
      rowSelectedHoverBg: '#d6e8e7',
    },
    Modal: { titleFontSize: 18 },
  },
}
