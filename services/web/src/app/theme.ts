import type { ThemeConfig } from 'antd'

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
    colorTextPlaceholder: '#6b7a7e',
    colorBorder: '#8fa0a3',
    colorBorderSecondary: colours.line,
    colorError: '#b42318',
    colorWarning: '#b25e00',
    colorSuccess: '#1a7f37',
    fontSize: 15,
    controlHeight: 36,
    borderRadius: 4,
    motionDurationMid: '0.1s',
    motionDurationSlow: '0.15s',
    fontFamily:
      '"Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC", system-ui, -apple-system, sans-serif',
  },
  components: {
    Table: { headerBg: '#eaf1f1', headerColor: colours.ink, cellPaddingBlock: 8, cellPaddingInline: 10 },
    Modal: { titleFontSize: 18 },
  },
}
